import { short } from "./frame.ts";
import type { Layer } from "./frame.ts";
import { headAt } from "./head.ts";
import type { Hair } from "./head.ts";

export type Bust = {
  readonly x: number;
  /** Height of the middle of the head, in units of the frame. */
  readonly y: number;
  /** Height of the head, in units of the frame. */
  readonly size: number;
  readonly facing?: "left" | "right";
  readonly hair: Hair;
  readonly skin: string;
  readonly top: string;
  /** Degrees the head is bowed. */
  readonly bow?: number;
  /** Where the hands are, in heights of the head from its middle, forwards and downwards. */
  readonly hands?: readonly [forwards: number, downwards: number];
  /** Colour of the light on the side the person faces. */
  readonly rim?: string;
};

/** A person from the chest up, for conversations and portraits. */
export function bust(who: Bust): Layer {
  return (frame) => {
    const id = frame.newId();
    const mirror = who.facing === "left" ? -1 : 1;
    const place = `translate(${short(who.x * frame.width)} ${who.y}) scale(${short(mirror * who.size)} ${who.size})`;
    const light = who.rim ?? "#ffffff";
    const shading = `<linearGradient id="${id}"><stop offset="0" stop-color="#000" stop-opacity=".5"/><stop offset=".55" stop-color="#000" stop-opacity=".08"/><stop offset="1" stop-color="${light}" stop-opacity=".5"/></linearGradient>`;
    return `${shading}<g transform="${place}">${neck(who.skin)}${shoulders(who.top, `url(#${id})`)}${head(who)}${arms(who)}</g>`;
  };
}

/** Stands still when the head is bowed, so that no gap opens above the collar. */
function neck(skin: string): string {
  return `<path d="M-.22 .2L-.34 .85L.05 1.2L.28 .8L.18 .3Z" fill="${skin}"/>`;
}

const outline = "M-1.25 3.4C-1.35 1.6 -1.1 1 -.35 .78L.05 .9L.3 .76C.85 .95 1.05 1.5 1.05 3.4Z";

function shoulders(colour: string, shading: string): string {
  return `<path d="${outline}" fill="${colour}"/><path d="${outline}" fill="${shading}"/><path d="M-.35 .78L.02 1.25L.3 .76" fill="none" stroke="#000" stroke-width=".05" opacity=".4"/>`;
}

function head(who: Bust): string {
  const rim =
    who.rim === undefined ? "" : headAt({ ...upright(who), x: 0.05, y: -0.02, flat: who.rim });
  return `<g transform="rotate(${who.bow ?? 0} 0 .5)">${rim}${headAt(upright(who))}</g>`;
}

function upright({ hair, skin }: Bust): Parameters<typeof headAt>[0] {
  return { x: 0, y: 0, size: 1, hair, skin, flat: null };
}

function arms({ hands, top, skin }: Bust): string {
  if (hands === undefined) return "";
  const [x, y] = hands;
  const sleeve = `M-.55 1.35C-.5 ${short(y + 0.3)} ${short(x * 0.3)} ${short(y + 0.5)} ${short(x - 0.2)} ${short(y + 0.08)}`;
  return `<path d="${sleeve}" fill="none" stroke="${top}" stroke-width=".46" stroke-linecap="round"/><path d="${sleeve}" fill="none" stroke="#000" stroke-width=".46" stroke-linecap="round" opacity=".14"/><ellipse cx="${short(x)}" cy="${short(y)}" rx=".26" ry=".15" fill="${skin}" transform="rotate(-18 ${short(x)} ${short(y)})"/>`;
}
