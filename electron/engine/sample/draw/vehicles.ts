import { glow, short } from "./frame.ts";
import type { Layer } from "./frame.ts";

/** A train that runs towards the left, with lit carriages; one unit is the height of a carriage. */
export function train(x: number, y: number, size: number, colour: string): Layer {
  return (frame) => {
    const carriage = (left: number): string =>
      `<rect x="${left}" y="-1" width="3.4" height=".82" rx=".08" fill="${colour}"/><rect x="${left}" y="-.52" width="3.4" height=".07" fill="#e6d9b0"/>${[0.2, 0.85, 1.5, 2.15, 2.8].map((at) => `<rect x="${short(left + at)}" y="-.86" width=".42" height=".28" rx=".03" fill="#ffd98a"/>`).join("")}${[0.5, 1, 2.4, 2.9].map((at) => `<circle cx="${short(left + at)}" cy="-.1" r=".14" fill="#15161a"/>`).join("")}`;
    const engine = `<path d="M0 -.18V-.6C0 -.95 .3 -1.08 .6 -1.08H2.9V-.18Z" fill="${colour}"/><path d="M.16 -.66L.34 -.98H.8V-.66Z" fill="#9fb6c4"/><circle cx=".14" cy="-.36" r=".09" fill="#fffbe0"/>${[0.5, 1, 1.9, 2.4].map((at) => `<circle cx="${at}" cy="-.1" r=".15" fill="#15161a"/>`).join("")}`;
    return `${glow([x, y - size * 0.36], size * 1.7, "#fff0b8", 0.9)(frame)}<g transform="translate(${short(x * frame.width)} ${y}) scale(${size})">${engine}${[3, 6.5, 10, 13.5].map(carriage).join("")}</g>`;
  };
}

/** Rails across the picture, or towards its depth. */
export function rails(y: number): Layer {
  return ({ width }) => {
    const sleepers = Array.from(
      { length: 60 },
      (_, i) => `M${short((i / 59) * width)} ${y - 0.2}v1.6`,
    );
    return `<path d="${sleepers.join("")}" stroke="#2a2521" stroke-width="1"/><path d="M0 ${y}H${short(width)}M0 ${y + 1}H${short(width)}" stroke="#8d97a0" stroke-width=".35"/>`;
  };
}

/** Rails that run to the horizon. */
export function railsAway(y: number, towards: number): Layer {
  return ({ width }) => {
    const cx = towards * width;
    const sleepers = Array.from({ length: 16 }, (_, i) => {
      const depth = (i / 15) ** 2;
      const half = 2 + depth * 34;
      return `<path d="M${short(cx - half)} ${short(y + depth * (100 - y))}h${short(half * 2)}" stroke-width="${short(0.2 + depth * 2.2)}"/>`;
    });
    return `<g stroke="#3a322c">${sleepers.join("")}</g><path d="M${short(cx - 1)} ${y}L${short(cx - 27)} 101L${short(cx - 24)} 101ZM${short(cx + 1)} ${y}L${short(cx + 27)} 101L${short(cx + 24)} 101Z" fill="#aeb9c2"/>`;
  };
}

/** A railway signal, showing one colour. */
export function signal(x: number, y: number, size: number, colour: string): Layer {
  return (frame) =>
    `<g transform="translate(${short(x * frame.width)} ${y}) scale(${size})"><rect x="-.06" y="-3" width=".12" height="3" fill="#16181c"/><rect x="-.3" y="-3.5" width=".6" height="1.1" rx=".2" fill="#16181c"/><circle cy="-3.2" r=".17" fill="${colour}"/><circle cy="-2.7" r=".17" fill="#33363c"/></g>${glow([x, y - 3.2 * size], 2.2 * size, colour, 0.9)(frame)}`;
}

/** A small car ferry with a wheelhouse, heading left. */
export function ferry(x: number, y: number, size: number, lean = 0): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) rotate(${lean}) scale(${size})"><path d="M-2 -.5L2.1 -.5L1.9 .1C1.8 .25 -1.5 .25 -1.65 .1Z" fill="#9c2f28"/><path d="M-2.05 -.62H2.12V-.46H-2.02Z" fill="#f2ece0"/><path d="M-1 -.62V-1.1H1.5V-.62Z" fill="#e8e2d4"/><path d="M.4 -.62V-1.1H1.5V-.62Z" fill="#bdb9b0"/><path d="M-.8 -1.1V-1.6H.2V-1.1Z" fill="#f2ece0"/><path d="M-.72 -1.5H-.35V-1.25H-.72ZM-.28 -1.5H.1V-1.25H-.28Z" fill="#ffdb8f"/><path d="M-.9 -1.6H.3V-1.68H-.9Z" fill="#2b3a4a"/><rect x=".7" y="-1.75" width=".34" height=".66" fill="#22303d"/><rect x=".7" y="-1.6" width=".34" height=".14" fill="#d9a441"/><path d="M-.3 -1.68V-2.3M-1.9 -.62V-.95M1.9 -.62V-.95" stroke="#22303d" stroke-width=".05"/>${[-0.75, -0.3, 0.15, 0.6, 1.05].map((at) => `<rect x="${at}" y="-.98" width=".24" height=".2" fill="#ffdb8f"/>`).join("")}</g>`;
}

/** A two-wheeled cart, its shafts to the right. */
export function cart(x: number, y: number, size: number): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})"><path d="M-1 -.62H.8L.74 -.42H-.94Z" fill="#4d351f"/><path d="M.7 -.52L1.9 -.62" stroke="#4d351f" stroke-width=".08"/><g fill="none" stroke="#2b1d11" stroke-width=".07"><circle cy="-.34" r=".34"/><path d="M-.34 -.34H.34M0 -.68V0M-.24 -.58L.24 -.1M.24 -.58L-.24 -.1"/></g></g>`;
}

/** A wooden plough, its handles at the left and its beam to the right. */
export function plough(x: number, y: number, size: number): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})"><path d="M-.9 -1.35L.05 -.1L1.9 -.85M-.75 -1.4L.2 -.15" fill="none" stroke="#2e1f13" stroke-width=".13" stroke-linecap="round" stroke-linejoin="round"/><path d="M-.2 0L.5 -.02L.1 -.38Z" fill="#565a60"/></g>`;
}
