import { glow, short } from "./frame.ts";
import type { Frame, Layer, Place } from "./frame.ts";

/** Moves a drawing made round the origin to its place. */
function placed(x: number, y: number, size: number, drawing: string): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})">${drawing}</g>`;
}

/** A flat-roofed house of clay, two units wide; `built` from 0 to 1 is how high its walls stand. */
export function clayHouse(x: number, y: number, size: number, built = 1): Layer {
  const top = short(-0.95 * built);
  const roof =
    built < 1
      ? `<path d="M-1 ${top}h.22v-.07h.22v.07h.3v-.1h.24v.1h.4v-.06h.2v.06" fill="#b98d5c"/>`
      : `<path d="M-1.1 -.95L1.1 -.95L1.05 -1.06L-1.05 -1.06Z" fill="#5d4128"/><path d="M-1.05 -.95h2.1" stroke="#3a2717" stroke-width=".03" stroke-dasharray=".05 .12"/>`;
  const bricks = Array.from(
    { length: 5 },
    (_, i) => `M-1 ${short(-0.17 * (i + 1) * built)}h2`,
  ).join("");
  return placed(
    x,
    y,
    size,
    `<path d="M-1 0V${top}H1V0Z" fill="#b98d5c"/><path d="M.35 0V${top}H1V0Z" fill="#8f6a41"/><path d="${bricks}" stroke="#7b5934" stroke-width=".012" opacity=".7"/><path d="M-.2 0V-.62H.14V0Z" fill="#2c1c10"/><rect x="-.74" y="-.66" width=".34" height=".3" fill="${built < 1 ? "#e4c791" : "#3a2514"}"/>${roof}`,
  );
}

/** A block of new flats. */
export function flats(x: number, y: number, size: number, wall: string): Layer {
  const windows = Array.from(
    { length: 28 },
    (_, i) =>
      `<rect x="${short(-0.85 + (i % 4) * 0.47)}" y="${short(-2.9 + Math.floor(i / 4) * 0.4)}" width=".26" height=".2"/>`,
  );
  return placed(
    x,
    y,
    size,
    `<rect x="-1" y="-3.1" width="2" height="3.1" fill="${wall}"/><g fill="#2f3b46" opacity=".75">${windows.join("")}</g>`,
  );
}

/** A lighthouse; lit, it throws a beam to both sides. */
export function lighthouse(x: number, y: number, size: number, lit: boolean): Layer {
  return (frame) => {
    const rays = lit ? ray(frame, -1) + ray(frame, 1) : "";
    const light = lit ? glow([x, y - 3.4 * size], 5 * size * 0.5, "#ffe9a6", 0.9)(frame) : "";
    const tower = `${rays}<path d="M-.42 0L-.28 -3H.28L.42 0Z" fill="#ece6da"/><path d="M.05 0L.05 -3H.28L.42 0Z" fill="#a9a69f"/><path d="M-.4 -.5L.4 -.5L.37 -1.1L-.37 -1.1ZM-.35 -1.7L.35 -1.7L.32 -2.3L-.32 -2.3Z" fill="#a8382f"/><rect x="-.4" y="-3.08" width=".8" height=".12" fill="#2b2b2e"/><rect x="-.2" y="-3.6" width=".4" height=".54" fill="${lit ? "#fff6cf" : "#8795a0"}"/><path d="M-.26 -3.6L0 -3.95L.26 -3.6Z" fill="#7c2620"/>`;
    return placed(x, y, size, tower)(frame) + light;
  };
}

/** Light from the lamp of a lighthouse to one side, lost in the air on its way. */
function ray(frame: Frame, side: -1 | 1): string {
  const id = frame.newId();
  const from = side === 1 ? 0 : 1;
  return `<linearGradient id="${id}" x1="${from}" x2="${1 - from}"><stop offset="0" stop-color="#fff3c4" stop-opacity=".5"/><stop offset="1" stop-color="#fff3c4" stop-opacity="0"/></linearGradient><path d="M0 -3.42L${side * 9} -4.4L${side * 9} -2.8Z" fill="url(#${id})"/>`;
}

/** An observatory: a dome on a drum, its slit open to the sky. */
export function observatory([x, y]: Place, size: number, wall: string, dome: string): Layer {
  return placed(
    x,
    y,
    size,
    `<rect x="-1" y="-.9" width="2" height=".9" fill="${wall}"/><path d="M-1.04 -.88A1.04 1.1 0 0 1 1.04 -.88Z" fill="${dome}"/><path d="M.12 -1.97A1.04 1.1 0 0 1 .55 -1.82L.4 -.88H.06Z" fill="#0b0e14"/><path d="M.2 -1.4L.95 -2.25L1.06 -2.16L.32 -1.3Z" fill="#d8d2c2"/><rect x="-.16" y="-.5" width=".32" height=".5" fill="#15120e"/><rect x="-.72" y="-.6" width=".22" height=".26" fill="#f0d690"/><rect x="-1.1" y="-.94" width="2.2" height=".09" fill="${wall}"/>`,
  );
}

/** A small railway station with a canopy; its windows are lit. */
export function station(x: number, y: number, size: number): Layer {
  const lights = [-1.5, -0.9, 0.6, 1.2].map(
    (at) => `<rect x="${at}" y="-.78" width=".34" height=".42" fill="#ffd37a"/>`,
  );
  return (frame) =>
    glow([x, y - size * 0.5], size * 2.2, "#ffbf5e", 0.55)(frame) +
    placed(
      x,
      y,
      size,
      `<rect x="-1.8" y="-1.05" width="3.6" height="1.05" fill="#4d4038"/><path d="M-2.1 -1L-1.5 -1.65H1.5L2.1 -1Z" fill="#2a2c33"/><path d="M-2.1 -1L-1.5 -1.65H1.5L1.6 -1.56H-1.4L-1.9 -1Z" fill="#e8eef4"/>${lights.join("")}<rect x="-.24" y="-.8" width=".5" height=".8" fill="#ffcf70"/><path d="M0 -.8V0" stroke="#4d4038" stroke-width=".04"/><circle cx="0" cy="-1.3" r=".17" fill="#f3ead6"/><path d="M0 -1.3V-1.42M0 -1.3L.08 -1.26" stroke="#222" stroke-width=".025"/>`,
    )(frame);
}

/** A jetty on piles, from one side into the water. */
export function jetty(y: number, from: number, to: number, colour: string): Layer {
  return ({ width }) => {
    const piles = Array.from({ length: 7 }, (_, i) => {
      const x = (from + ((to - from) * (i + 0.5)) / 7) * width;
      return `<rect x="${short(x - 0.6)}" y="${y}" width="1.2" height="${short(9 + (i % 3) * 2)}"/>`;
    });
    return `<g fill="${colour}"><rect x="${short(from * width)}" y="${y - 1.8}" width="${short((to - from) * width)}" height="2.2"/>${piles.join("")}</g>`;
  };
}
