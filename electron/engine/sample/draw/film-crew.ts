import { glow, short } from "./frame.ts";
import type { Layer } from "./frame.ts";

/** A film camera on its tripod, pointing right; about as high as a standing person. */
export function camera(
  x: number,
  y: number,
  size: number,
  facing: "left" | "right" = "right",
): Layer {
  const mirror = facing === "left" ? -1 : 1;
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${mirror * size} ${size})" fill="#14151a"><path d="M-.02 -.68L-.24 0H-.2L.02 -.66ZM.02 -.68L.24 0H.2L-.02 -.66ZM-.02 -.68H.02V0H-.02Z"/><rect x="-.2" y="-.88" width=".36" height=".2" rx=".02"/><path d="M.16 -.84L.3 -.9V-.66L.16 -.72Z"/><circle cx="-.12" cy="-.98" r=".11"/><circle cx=".08" cy="-.98" r=".11"/><circle cx="-.12" cy="-.98" r=".03" fill="#4a4d58"/><circle cx=".08" cy="-.98" r=".03" fill="#4a4d58"/></g>`;
}

/** A lamp on a stand, shining towards the right. */
export function filmLamp(
  x: number,
  y: number,
  size: number,
  facing: "left" | "right" = "right",
): Layer {
  const mirror = facing === "left" ? -1 : 1;
  return (frame) =>
    `<g transform="translate(${short(x * frame.width)} ${y}) scale(${mirror * size} ${size})"><path d="M0 -.9L-.16 0M0 -.9L.16 0M0 -1.2V-.4" stroke="#15161b" stroke-width=".03"/><path d="M-.14 -1.28L.1 -1.36V-1L-.14 -1.08Z" fill="#1b1c22"/><path d="M.1 -1.4L.16 -1.42V-.94L.1 -.96Z" fill="#fff7d8"/></g>${glow([x + (mirror * size * 0.14) / frame.width, y - size * 1.18], size * 0.8, "#fff3c8", 0.85)(frame)}`;
}

/** A microphone on a long pole, held in from one side. */
export function boom(x: number, y: number, length: number): Layer {
  return ({ width }) =>
    `<path d="M${short(x * width)} ${y}l${short(length)} ${short(length * 0.45)}" stroke="#15161b" stroke-width=".7"/><rect x="${short(x * width - 3)}" y="${y - 1}" width="5" height="2.2" rx="1.1" fill="#33353d" transform="rotate(24 ${short(x * width)} ${y})"/>`;
}

/** A large umbrella that shades whoever sits below. */
export function umbrella(x: number, y: number, size: number, colour: string): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})"><path d="M0 0V-1.5" stroke="#2b2622" stroke-width=".05"/><path d="M-1 -1.2C-.8 -1.75 .8 -1.75 1 -1.2Q.75 -1.32 .5 -1.2Q.25 -1.32 0 -1.2Q-.25 -1.32 -.5 -1.2Q-.75 -1.32 -1 -1.2Z" fill="${colour}"/></g>`;
}

/** A telescope on its mount, pointing up to the right. */
export function telescope(x: number, y: number, size: number, colour: string): Layer {
  return ({ width }) =>
    `<g transform="translate(${short(x * width)} ${y}) scale(${size})"><path d="M-.1 -.9L-.5 0H.5L.1 -.9Z" fill="#23211e"/><g transform="rotate(-38 0 -.95)"><rect x="-.9" y="-1.08" width=".5" height=".2" fill="#3a3733"/><rect x="-.45" y="-1.16" width="1.5" height=".36" fill="${colour}"/><rect x="1" y="-1.2" width=".5" height=".44" fill="${colour}"/><path d="M-.45 -.9H1.5V-.8H-.45Z" fill="#000" opacity=".35"/></g><circle cy="-.95" r=".16" fill="#3a3733"/></g>`;
}

/** The border of a lobby card: paper, a tinted picture field is left free. */
export function cardBorder(paper: string, ink: string): Layer {
  return ({ width }) => {
    const lines = [0.62, 0.5, 0.38].map(
      (share, i) =>
        `<rect x="${short((width * (1 - share)) / 2)}" y="${short(83.5 + i * 4.6)}" width="${short(width * share)}" height="${i === 0 ? 2.8 : 1.3}" rx=".6" fill="${ink}"/>`,
    );
    return `<path fill-rule="evenodd" d="M0 0H${short(width + 1)}V101H0ZM6 6H${short(width - 6)}V79H6Z" fill="${paper}"/><path d="M6 6H${short(width - 6)}V79H6ZM3 3H${short(width - 3)}V97H3Z" fill="none" stroke="${ink}" stroke-width=".6"/>${lines.join("")}`;
  };
}
