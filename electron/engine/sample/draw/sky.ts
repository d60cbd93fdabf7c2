import { short } from "./frame.ts";
import type { Layer } from "./frame.ts";

export function disc(x: number, y: number, radius: number, colour: string): Layer {
  return (frame) =>
    `<circle cx="${short(x * frame.width)}" cy="${y}" r="${radius}" fill="${colour}"/>`;
}

export function stars(count: number, below = 70): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const [x, y, size] = [random() * width, random() * below, 0.08 + random() ** 3 * 0.4];
      return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(size)}" fill="#fff" opacity="${short(0.35 + random() * 0.6)}"/>`;
    }).join("");
}

/** Long flat clouds between two heights. */
export function clouds(count: number, from: number, to: number, colour: string): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const [x, y, length] = [random() * width, from + random() * (to - from), 12 + random() * 30];
      const puffs = [0, 1, 2, 3].map(
        (i) =>
          `<ellipse cx="${short(x + i * length * 0.22)}" cy="${short(y + random() * 1.6)}" rx="${short(length * (0.2 + random() * 0.2))}" ry="${short(0.7 + random() * 1.5)}"/>`,
      );
      return `<g fill="${colour}" opacity="${short(0.25 + random() * 0.4)}">${puffs.join("")}</g>`;
    }).join("");
}

/** A comet with its tail towards the upper right. */
export function comet(x: number, y: number, length: number): Layer {
  return (frame) => {
    const id = frame.newId();
    const [cx, tipX, tipY] = [x * frame.width, x * frame.width + length, y - length * 0.5];
    return `<linearGradient id="${id}" x1="0" y1="1" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".9"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient><path d="M${short(cx - 0.6)} ${y - 1}L${short(tipX)} ${short(tipY - 3)}L${short(tipX + 3)} ${short(tipY + 3)}L${short(cx + 0.8)} ${y + 1}Z" fill="url(#${id})"/><circle cx="${short(cx)}" cy="${y}" r="1.5" fill="#fff"/>`;
  };
}

export function snowfall(count: number, size = 0.6): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const near = random() ** 2;
      return `<circle cx="${short(random() * width)}" cy="${short(random() * 100)}" r="${short(size * (0.3 + near))}" fill="#fff" opacity="${short(0.4 + near * 0.5)}"/>`;
    }).join("");
}

export function rain(count: number): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const [x, y, length] = [random() * width * 1.1, random() * 100, 3 + random() * 6];
      return `<path d="M${short(x)} ${short(y)}l${short(-length * 0.22)} ${short(length)}" stroke="#dfe8ee" stroke-width=".18" opacity="${short(0.2 + random() * 0.4)}"/>`;
    }).join("");
}

/** Banks of mist across the picture. */
export function mist(y: number, depth: number, colour: string, strength = 0.7): Layer {
  return (frame) => {
    const id = frame.newId();
    return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colour}" stop-opacity="0"/><stop offset=".5" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></linearGradient><rect y="${y}" width="${frame.width}" height="${depth}" fill="url(#${id})"/>`;
  };
}
