import { short } from "./frame.ts";
import type { Frame, Layer } from "./frame.ts";

/** A line of hills or dunes: three waves of random phase, filled down to the lower edge. */
export function hills(y: number, roughness: number, colour: string): Layer {
  return (frame) => {
    const swells = [0.6, 1.7, 4.3].map((rate) => ({
      rate,
      phase: frame.random() * 6.3,
      size: roughness / rate,
    }));
    const points = Array.from({ length: 61 }, (_, i) => {
      const along = (i / 60) * 6.3;
      const rise = swells.reduce(
        (sum, swell) => sum + Math.sin(along * swell.rate + swell.phase) * swell.size,
        0,
      );
      return `${short((i / 60) * (frame.width + 2) - 1)} ${short(y - rise)}`;
    });
    return `<path d="M-1 101L${points.join("L")}L${short(frame.width + 1)} 101Z" fill="${colour}"/>`;
  };
}

/** Furrows that run together at the horizon. */
export function furrows(y: number, colour: string, towards = 0.5, count = 26): Layer {
  return ({ width }) => {
    const vanishing = towards * width;
    const lines = Array.from({ length: count }, (_, i) => {
      const end = vanishing + (i - count / 2 + 0.5) * (width / count) * 4;
      return `M${short(vanishing + (end - vanishing) * 0.06)} ${y}L${short(end - 1.6)} 101L${short(end + 1.6)} 101Z`;
    });
    return `<path d="${lines.join("")}" fill="${colour}" opacity=".65"/>`;
  };
}

/** Standing grain: stalks with ears, larger towards the viewer. */
export function grain(from: number, to: number, colours: readonly string[], count = 420): Layer {
  return (frame) =>
    Array.from({ length: count }, (_, i) =>
      stalk(frame, from + (to - from) * (i / count), colours),
    ).join("");
}

function stalk({ width, random }: Frame, y: number, colours: readonly string[]): string {
  const size = 2.5 + (y / 100) ** 2 * 9;
  const x = random() * width;
  const lean = (random() - 0.35) * size * 0.5;
  const colour = colours[Math.floor(random() * colours.length)] ?? "#caa";
  const tip = `${short(x + lean)} ${short(y - size)}`;
  return `<path d="M${short(x)} ${short(y)}Q${short(x)} ${short(y - size * 0.6)} ${tip}" stroke="${colour}" stroke-width="${short(size * 0.05)}" fill="none"/><path d="M${tip}l${short(lean * 0.35)} ${short(-size * 0.28)}" stroke="${colour}" stroke-width="${short(size * 0.13)}" stroke-linecap="round"/>`;
}

/** A row of slender trees along the horizon, getting smaller to one side. */
export function poplars(y: number, from: number, to: number, colour: string): Layer {
  return ({ width, random }) =>
    Array.from({ length: 13 }, (_, i) => {
      const near = 1 - i / 15;
      const x = (from + (to - from) * (1 - near ** 1.5)) * width;
      const height = (20 + random() * 6) * near;
      return `<ellipse cx="${short(x)}" cy="${short(y - height * 0.55)}" rx="${short(height * 0.11)}" ry="${short(height * 0.5)}" fill="${colour}"/><rect x="${short(x - 0.2)}" y="${short(y - height * 0.3)}" width=".4" height="${short(height * 0.3)}" fill="${colour}"/>`;
    }).join("");
}

/** A road or path that narrows towards the horizon. */
export function road(y: number, colour: string, from = 0.5, to = 0.5): Layer {
  return ({ width }) =>
    `<path d="M${short(to * width - 1)} ${y}L${short(to * width + 1)} ${y}C${short(to * width + 4)} ${short(y + 14)} ${short(from * width + 22)} 80 ${short(from * width + 34)} 101L${short(from * width - 34)} 101C${short(from * width - 14)} 80 ${short(to * width - 2)} ${short(y + 14)} ${short(to * width - 1)} ${y}Z" fill="${colour}"/>`;
}

/** A sheaf of cut grain standing in the field. */
export function sheaf(x: number, y: number, size: number, colours: readonly string[]): Layer {
  return ({ width, random }) => {
    const cx = x * width;
    const stalks = Array.from({ length: 70 }, () => {
      const spread = (random() + random() - 1) * size * 0.34;
      const top = y - size * (0.8 + random() * 0.25);
      const colour = colours[Math.floor(random() * colours.length)] ?? "#caa";
      return `<path d="M${short(cx + spread * 0.9)} ${y}L${short(cx + spread * 0.4)} ${short(y - size * 0.55)}L${short(cx + spread * 1.5)} ${short(top)}l${short(spread * 0.3)} ${short(-size * 0.08)}" stroke="${colour}" stroke-width="${short(size * 0.025)}" fill="none" stroke-linecap="round"/>`;
    });
    return `${stalks.join("")}<rect x="${short(cx - size * 0.15)}" y="${short(y - size * 0.59)}" width="${short(size * 0.3)}" height="${short(size * 0.07)}" rx="1" fill="#6d4a1c"/>`;
  };
}

/** Water with broken reflections of one colour. */
export function ripples(
  [from, to]: readonly [number, number],
  colour: string,
  count = 130,
  [x, spread]: readonly [number, number] = [0.5, 0.5],
): Layer {
  return ({ width, random }) =>
    Array.from({ length: count }, () => {
      const depth = random();
      const y = from + depth * (to - from);
      const cx = (x + (random() + random() - 1) * spread * (0.3 + depth)) * width;
      return `<ellipse cx="${short(cx)}" cy="${short(y)}" rx="${short((0.8 + random() * 3.4) * (0.3 + depth))}" ry="${short(0.12 + depth * 0.25)}" fill="${colour}" opacity="${short(0.2 + random() * 0.55)}"/>`;
    }).join("");
}

/** Waves as rows of crests, higher towards the viewer. */
export function waves(from: number, colours: readonly string[], height: number): Layer {
  return (frame) =>
    colours
      .map((colour, i) => {
        const y = from + ((100 - from) * i) / colours.length;
        return hills(y, height * (0.25 + i / colours.length), colour)(frame);
      })
      .join("");
}
