import { seededRandom } from "./seeded-random.ts";

/**
 * What a picture is drawn in: 100 units high, as wide as its shape asks. Layers take places across
 * as fractions of the width and heights in units, so that one drawing fits every shape.
 */
export type Frame = {
  readonly width: number;
  readonly height: 100;
  readonly random: () => number;
  /** A new name for a gradient or clip path of this picture. */
  readonly newId: () => string;
};

/** How far across, as a fraction of the width, and how far down, in units. */
export type Place = readonly [across: number, down: number];

/** Part of a picture, as SVG; later layers lie over earlier ones. */
export type Layer = (frame: Frame) => string;

/** The frame of a picture with this shape; the same seed draws the same picture. */
export function frameFor(aspect: number, seed: string): Frame {
  let ids = 0;
  return { width: 100 * aspect, height: 100, random: seededRandom(seed), newId: () => `g${++ids}` };
}

/** Below its lower edge a band goes on this far, so that nothing shines through where the next one begins between two pixels. */
const OVERLAP = 0.4;

/** Colours from top to bottom over the whole width, between two heights. */
export function band(from: number, to: number, ...colours: readonly string[]): Layer {
  return (frame) => {
    const id = frame.newId();
    const stops = colours.map(
      (colour, i) =>
        `<stop offset="${i / Math.max(1, colours.length - 1)}" stop-color="${colour}"/>`,
    );
    return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join("")}</linearGradient><rect x="-1" y="${from}" width="${frame.width + 2}" height="${short(to - from + OVERLAP)}" fill="url(#${id})"/>`;
  };
}

/** Light that falls off in all directions. */
export function glow([x, y]: Place, radius: number, colour: string, strength = 0.8): Layer {
  return (frame) => {
    const id = frame.newId();
    return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset=".35" stop-color="${colour}" stop-opacity="${strength * 0.42}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient><circle cx="${short(x * frame.width)}" cy="${y}" r="${radius}" fill="url(#${id})"/>`;
  };
}

/** Darkness towards the corners, as an old lens gives it; 1 is an iris. */
export function vignette(strength = 0.55): Layer {
  return (frame) => {
    const id = frame.newId();
    return `<radialGradient id="${id}" cx=".5" cy=".5" r=".75"><stop offset=".45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${strength}"/></radialGradient><rect width="${frame.width}" height="100" fill="url(#${id})"/>`;
  };
}

/** A round mask as silent films open and close a scene with. */
export function iris(x: number, y: number, radius: number): Layer {
  return (frame) => {
    const id = frame.newId();
    return `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${short(x * frame.width)}" cy="${y}" r="${radius}"><stop offset=".8" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000"/></radialGradient><rect width="${frame.width}" height="100" fill="url(#${id})"/>`;
  };
}

/** Black bars above and below. */
export function letterbox(height: number): Layer {
  return (frame) =>
    `<rect width="${frame.width}" height="${height}"/><rect y="${100 - height}" width="${frame.width}" height="${height + 1}"/>`;
}

/** Numbers as short as a picture needs them. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
