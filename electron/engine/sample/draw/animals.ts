import { short } from "./frame.ts";
import type { Layer } from "./frame.ts";

/** A donkey, facing right; one unit is its height at the withers. */
export function donkey(
  x: number,
  y: number,
  size: number,
  facing: "left" | "right" = "right",
): Layer {
  const mirror = facing === "left" ? -1 : 1;
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${mirror * size} ${size})"><ellipse cx="0" cy="0" rx=".8" ry=".05" fill="#000" opacity=".3"/><g stroke="#4b4038" stroke-linecap="round"><path d="M-.45 -.6L-.55 -.3L-.5 -.02M.34 -.55L.3 -.28L.36 -.02" stroke-width=".12"/></g><path d="M-.62 -.85C-.4 -.98 .1 -.9 .4 -1C.55 -1.2 .62 -1.4 .76 -1.44L1.16 -1.12C1.2 -1.02 1.1 -.94 .98 -.98L.84 -1.04C.76 -.9 .66 -.66 .5 -.52C.2 -.38 -.3 -.4 -.52 -.5C-.66 -.58 -.7 -.76 -.62 -.85Z" fill="#6b5c50"/><path d="M-.52 -.5C-.3 -.4 .2 -.38 .5 -.52C.3 -.5 -.2 -.52 -.52 -.5Z" fill="#cbbba8"/><path d="M.7 -1.4L.6 -1.78L.78 -1.46ZM.76 -1.42L.76 -1.84L.88 -1.4Z" fill="#5a4c42" stroke="#5a4c42" stroke-width=".05" stroke-linejoin="round"/><ellipse cx="1.12" cy="-1.03" rx=".09" ry=".07" fill="#d8cbb9"/><circle cx=".86" cy="-1.24" r=".03" fill="#120d0a"/><g stroke="#6b5c50" stroke-linecap="round" fill="none"><path d="M-.52 -.58L-.46 -.3L-.42 -.02M.42 -.55L.46 -.28L.44 -.02" stroke-width=".13"/><path d="M-.64 -.8C-.78 -.6 -.74 -.44 -.74 -.34" stroke-width=".05"/></g><path d="M.4 -1.02L.62 -1.4" stroke="#362c25" stroke-width=".1"/></g>`;
}

/** A chick just dry. */
export function chick(
  x: number,
  y: number,
  size: number,
  facing: "left" | "right" = "right",
): Layer {
  const mirror = facing === "left" ? -1 : 1;
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${mirror * size} ${size})"><path d="M-.1 0v.3M.12 0v.3" stroke="#c77a2a" stroke-width=".06"/><path d="M-.8 -.5C-.7 -.1 -.4 .08 0 .08C.5 .08 .7 -.3 .55 -.62C.8 -.8 .8 -1.3 .4 -1.36C.05 -1.4 -.12 -1.1 -.06 -.8C-.3 -.7 -.6 -.7 -.8 -.5Z" fill="#f4cf62"/><path d="M-.8 -.5C-.7 -.1 -.4 .08 0 .08C.3 .08 .5 -.05 .58 -.28C.2 -.06 -.4 -.1 -.8 -.5Z" fill="#b97f2a" opacity=".5"/><path d="M.68 -1.1L.95 -1L.68 -.92Z" fill="#d8772a"/><circle cx=".46" cy="-1.08" r=".06" fill="#1d120a"/></g>`;
}

/** Gulls or swallows in the distance. */
export function birds(count: number, below: number, colour: string): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const [x, y, size] = [random() * width, 6 + random() * (below - 6), 0.8 + random() * 1.6];
      return `<path d="M${short(x - size)} ${short(y - size * 0.4)}Q${short(x - size * 0.3)} ${short(y - size * 0.5)} ${short(x)} ${short(y)}Q${short(x + size * 0.4)} ${short(y - size * 0.6)} ${short(x + size)} ${short(y - size * 0.3)}" fill="none" stroke="${colour}" stroke-width=".3"/>`;
    }).join("");
}
