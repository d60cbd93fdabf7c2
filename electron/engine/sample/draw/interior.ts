import { band, glow, short } from "./frame.ts";
import type { Layer, Place } from "./frame.ts";

/** Wall and floor of a room. */
export function room(
  wall: readonly [string, string],
  floor: readonly [string, string],
  y = 74,
): Layer {
  return (frame) =>
    band(0, y, ...wall)(frame) +
    band(y, 101, ...floor)(frame) +
    `<rect y="${y - 0.4}" width="${frame.width}" height=".8" fill="#000" opacity=".35"/>`;
}

/** Rough plaster: faint strokes over a wall of clay. */
export function plaster(y: number, colour: string): Layer {
  return ({ width, random }) =>
    Array.from({ length: 90 }, () => {
      const [x, height, length] = [random() * width, random() * y, 2 + random() * 9];
      return `<path d="M${short(x)} ${short(height)}q${short(length / 2)} ${short(random() * 2 - 1)} ${short(length)} 0" stroke="${colour}" stroke-width="${short(0.2 + random() * 0.5)}" opacity="${short(0.08 + random() * 0.18)}" fill="none"/>`;
    }).join("");
}

/** A lamp hanging from the ceiling, and its light. */
export function hangingLamp(x: number, y: number, colour = "#ffd890"): Layer {
  return (frame) => {
    const cx = short(x * frame.width);
    return `<path d="M${cx} 0V${y - 6}" stroke="#120c08" stroke-width=".5"/>${glow([x, y], 62, colour, 0.75)(frame)}${glow([x, y], 14, "#fff6dc", 1)(frame)}<g transform="translate(${cx} ${y})"><path d="M-7 0C-6.4 -4.6 -2.6 -5.6 -1.4 -7H1.4C2.6 -5.6 6.4 -4.6 7 0Z" fill="#2b1d13"/><ellipse rx="7" ry="1" fill="#4a3320"/><ellipse cy=".7" rx="2.6" ry="2.2" fill="#fffbee"/></g>`;
  };
}

/** Shafts of light downwards from a point. */
export function beam([x, y]: Place, spread: number, colour: string, strength = 0.3): Layer {
  return (frame) => {
    const id = frame.newId();
    const cx = x * frame.width;
    return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></linearGradient><path d="M${short(cx - 3)} ${y}L${short(cx + 3)} ${y}L${short(cx + spread)} 100L${short(cx - spread)} 100Z" fill="url(#${id})"/>`;
  };
}

/** A window with four panes. */
export function windowPane(
  [x, y]: Place,
  [width, height]: readonly [number, number],
  sky: string,
): Layer {
  return (frame) => {
    const left = x * frame.width;
    return `<g stroke="#2a1c12" stroke-width="1.2"><rect x="${short(left)}" y="${y}" width="${width}" height="${height}" fill="${sky}"/><path d="M${short(left + width / 2)} ${y}v${height}M${short(left)} ${y + height / 2}h${width}"/></g>`;
  };
}

/** A cardboard box of eggs, lit from within, in front of whoever leans over it. */
export function eggBox(x: number, y: number, width: number): Layer {
  return (frame) => {
    const height = width * 0.36;
    const eggs = [-0.36, -0.18, 0, 0.18, 0.36].flatMap((dx, i) => [
      egg(dx * width, -height * 0.04 - (i % 2) * height * 0.06, width * 0.072, "#e8c9a0"),
      egg((dx + 0.09) * width * 0.86, height * 0.07, width * 0.08, "#f8e6c8"),
    ]);
    const holes = [-0.34, -0.12, 0.1, 0.32].map(
      (dx, i) =>
        `<ellipse cx="${short(dx * width)}" cy="${short(height * (0.55 + (i % 2) * 0.12))}" rx="${short(width * 0.022)}" ry="${short(width * 0.026)}" fill="#ffe6a8"/>`,
    );
    return `${glow([x, y], width * 0.9, "#ffcf80", 0.9)(frame)}<g transform="translate(${short(x * frame.width)} ${y})"><path d="M${-width / 2} ${short(-height * 0.12)}H${width / 2}V${short(height * 0.2)}H${-width / 2}Z" fill="#6f4a26"/>${eggs.join("")}<path d="M${-width / 2} ${short(height * 0.14)}H${width / 2}L${short(width * 0.46)} ${short(height)}H${short(-width * 0.46)}Z" fill="#a87a45"/><path d="M${-width / 2} ${short(height * 0.14)}L${short(-width * 0.6)} ${short(height * 0.36)}L${short(-width * 0.52)} ${short(height * 0.42)}L${short(-width * 0.47)} ${short(height * 0.3)}ZM${width / 2} ${short(height * 0.14)}L${short(width * 0.6)} ${short(height * 0.36)}L${short(width * 0.52)} ${short(height * 0.42)}L${short(width * 0.47)} ${short(height * 0.3)}Z" fill="#8a6135"/>${holes.join("")}</g>`;
  };
}

function egg(x: number, y: number, size: number, colour: string): string {
  return `<g transform="translate(${short(x)} ${short(y)}) scale(${short(size)})"><path d="M0 -1.25C.62 -1.25 .95 -.3 .95 .2C.95 .75 .55 1.1 0 1.1C-.55 1.1 -.95 .75 -.95 .2C-.95 -.3 -.62 -1.25 0 -1.25Z" fill="${colour}"/><path d="M.2 -1.15C.7 -1 .95 -.3 .95 .2C.95 .75 .55 1.1 0 1.1C.5 .8 .65 -.3 .2 -1.15Z" fill="#6a3d17" opacity=".3"/><ellipse cx="-.3" cy="-.4" rx=".2" ry=".34" fill="#fff" opacity=".5"/></g>`;
}

/** A brick bed with a quilt, and two pillows at the left. */
export function brickBed(y: number, quilt: string, stripe: string): Layer {
  return ({ width }) => {
    const stripes = Array.from(
      { length: 9 },
      (_, i) => `M${short(width * (0.3 + i * 0.075))} ${y - 4}l${short(width * 0.05)} 22`,
    );
    return `<rect x="${short(width * 0.04)}" y="${y + 4}" width="${short(width * 0.92)}" height="60" fill="#4a3322"/><rect x="${short(width * 0.04)}" y="${y + 2}" width="${short(width * 0.92)}" height="4" fill="#7a5a3c"/><path d="M${short(width * 0.25)} ${y + 2}C${short(width * 0.27)} ${y - 12} ${short(width * 0.5)} ${y - 11} ${short(width * 0.93)} ${y - 4}L${short(width * 0.95)} ${y + 18}H${short(width * 0.27)}Z" fill="${quilt}"/><path d="${stripes.join("")}" stroke="${stripe}" stroke-width="1.4" opacity=".6"/>`;
  };
}

/** A head on a pillow, seen from the side, looking at the ceiling. */
export function sleeper([x, y]: Place, size: number, skin: string, hair: string): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})"><ellipse cx="0" cy=".5" rx="1.25" ry=".42" fill="#d9cdb8"/><path d="M-.62 .1C-.7 -.5 .1 -.62 .5 -.3L.62 -.52L.72 -.25C1 -.1 .9 .3 .5 .4C.1 .5 -.5 .5 -.62 .1Z" fill="${skin}"/><path d="M-.7 .25C-.85 -.4 -.3 -.68 .22 -.5C0 -.3 -.2 -.2 -.2 .1C-.2 .3 -.4 .45 -.7 .25Z" fill="${hair}"/><path d="M.36 -.18q.08 .08 .16 .02" stroke="#1b120d" stroke-width=".05" fill="none"/></g>`;
}

/** A plain table across the foreground. */
export function tableTop(y: number, top: string, front: string): Layer {
  return (frame) => band(y, y + 4, top, front)(frame) + band(y + 4, 101, front, "#0c0806")(frame);
}

/** A cut-paper ornament: petals round a circle. */
export function paperFlower(x: number, y: number, size: number, colour: string): Layer {
  return ({ width }) => {
    const petals = Array.from(
      { length: 8 },
      (_, i) => `<ellipse cx="0" cy="-.62" rx=".2" ry=".36" transform="rotate(${i * 45})"/>`,
    );
    return `<g transform="translate(${short(x * width)} ${y}) scale(${size})" fill="${colour}"><circle r=".34"/>${petals.join("")}</g>`;
  };
}

/** Lamplight in small spots on walls, as it falls through holes. */
export function lightSpots(count: number, below: number, colour: string): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const [x, y, size] = [random() * width, random() * below, 0.5 + random() * 1.1];
      return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(size * 1.2)}" ry="${short(size)}" fill="${colour}" opacity="${short(0.18 + random() * 0.4)}"/>`;
    }).join("");
}
