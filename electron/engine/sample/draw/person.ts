import { short } from "./frame.ts";
import type { Layer } from "./frame.ts";
import { headAt } from "./head.ts";
import type { Hair } from "./head.ts";

type Point = readonly [x: number, y: number];
/** Where the joints are, in heights of the person: feet at 0, upwards negative, facing right. */
type Skeleton = {
  readonly head: Point;
  readonly shoulder: Point;
  readonly hip: Point;
  readonly arms: readonly [readonly [Point, Point], readonly [Point, Point]];
  readonly legs: readonly [readonly [Point, Point], readonly [Point, Point]];
};

const poses = {
  standing: {
    head: [0.01, -0.92],
    shoulder: [0, -0.77],
    hip: [0, -0.5],
    arms: [
      [
        [-0.12, -0.64],
        [-0.11, -0.47],
      ],
      [
        [0.12, -0.64],
        [0.12, -0.47],
      ],
    ],
    legs: [
      [
        [-0.05, -0.26],
        [-0.06, -0.02],
      ],
      [
        [0.05, -0.26],
        [0.06, -0.02],
      ],
    ],
  },
  walking: {
    head: [0.05, -0.92],
    shoulder: [0.02, -0.77],
    hip: [0, -0.5],
    arms: [
      [
        [-0.12, -0.65],
        [-0.14, -0.5],
      ],
      [
        [0.13, -0.64],
        [0.2, -0.52],
      ],
    ],
    legs: [
      [
        [-0.05, -0.27],
        [-0.17, -0.05],
      ],
      [
        [0.1, -0.28],
        [0.12, -0.02],
      ],
    ],
  },
  sitting: {
    head: [0.05, -0.74],
    shoulder: [0.01, -0.59],
    hip: [-0.02, -0.32],
    arms: [
      [
        [-0.07, -0.45],
        [0.08, -0.36],
      ],
      [
        [0.12, -0.46],
        [0.24, -0.4],
      ],
    ],
    legs: [
      [
        [0.2, -0.3],
        [0.2, -0.02],
      ],
      [
        [0.24, -0.29],
        [0.27, -0.02],
      ],
    ],
  },
  crouching: {
    head: [0.17, -0.56],
    shoulder: [0.09, -0.43],
    hip: [-0.08, -0.22],
    arms: [
      [
        [0.12, -0.28],
        [0.26, -0.22],
      ],
      [
        [0.2, -0.32],
        [0.34, -0.24],
      ],
    ],
    legs: [
      [
        [0.14, -0.2],
        [-0.02, -0.02],
      ],
      [
        [0.18, -0.22],
        [0.1, -0.02],
      ],
    ],
  },
  bending: {
    head: [0.33, -0.66],
    shoulder: [0.22, -0.63],
    hip: [-0.02, -0.5],
    arms: [
      [
        [0.26, -0.45],
        [0.32, -0.28],
      ],
      [
        [0.3, -0.46],
        [0.4, -0.3],
      ],
    ],
    legs: [
      [
        [-0.05, -0.26],
        [-0.1, -0.02],
      ],
      [
        [0.04, -0.27],
        [0.05, -0.02],
      ],
    ],
  },
  reaching: {
    head: [0.02, -0.92],
    shoulder: [0, -0.77],
    hip: [0, -0.5],
    arms: [
      [
        [-0.12, -0.64],
        [-0.09, -0.48],
      ],
      [
        [0.15, -0.84],
        [0.22, -1],
      ],
    ],
    legs: [
      [
        [-0.05, -0.26],
        [-0.07, -0.02],
      ],
      [
        [0.05, -0.26],
        [0.06, -0.02],
      ],
    ],
  },
  pulling: {
    head: [0.12, -0.88],
    shoulder: [0.06, -0.75],
    hip: [-0.03, -0.49],
    arms: [
      [
        [0.14, -0.62],
        [0.28, -0.6],
      ],
      [
        [0.17, -0.63],
        [0.32, -0.57],
      ],
    ],
    legs: [
      [
        [-0.1, -0.27],
        [-0.22, -0.03],
      ],
      [
        [0.08, -0.29],
        [0.05, -0.02],
      ],
    ],
  },
} as const satisfies Record<string, Skeleton>;
type Pose = keyof typeof poses;

export type Person = {
  readonly x: number;
  /** Height of the ground, in units of the frame. */
  readonly y: number;
  /** Standing height, in units of the frame. */
  readonly size: number;
  readonly pose: Pose;
  readonly facing?: "left" | "right";
  readonly hair: Hair;
  readonly skin: string;
  readonly top: string;
  readonly legs: string;
  /** From the waist down to the calves; trousers otherwise. */
  readonly skirt?: boolean;
  /** Colour of the edge that the light touches, from the side the person faces. */
  readonly rim?: string;
};

/** A person at full length. */
export function person(who: Person): Layer {
  return ({ width }) => {
    const mirror = who.facing === "left" ? -1 : 1;
    const place = `translate(${short(who.x * width)} ${who.y}) scale(${short(mirror * who.size)} ${short(who.size)})`;
    const lit =
      who.rim === undefined ? "" : `<g transform="translate(.011 -.006)">${body(who, who.rim)}</g>`;
    return `<g transform="${place}"><ellipse cx="0" cy="0" rx=".2" ry=".02" fill="#000" opacity=".3"/>${lit}${body(who, null)}</g>`;
  };
}

function body(who: Person, flat: string | null): string {
  const bones: Skeleton = poses[who.pose];
  const paint = (colour: string): string => flat ?? colour;
  const [backArm, frontArm] = bones.arms;
  const [backLeg, frontLeg] = bones.legs;
  return [
    limb(bones.shoulder, backArm, 0.062, paint(shade(who.top))),
    hand(backArm[1], paint(shade(who.skin))),
    leg(bones.hip, backLeg, paint(shade(who.legs))),
    leg(bones.hip, frontLeg, paint(who.legs)),
    who.skirt === true ? skirt(bones, paint(who.legs)) : "",
    torso(bones, paint(who.top)),
    headAt({
      x: bones.head[0],
      y: bones.head[1],
      size: 0.145,
      hair: who.hair,
      skin: who.skin,
      flat,
    }),
    limb(
      [bones.shoulder[0] + 0.05, bones.shoulder[1] + 0.01],
      frontArm,
      0.064,
      paint(lighter(who.top)),
    ),
    hand(frontArm[1], paint(who.skin)),
  ].join("");
}

function torso({ shoulder, hip, head }: Skeleton, colour: string): string {
  const neck = `<path d="M${at(head)}L${at(shoulder)}" stroke="${colour}" stroke-width=".07"/>`;
  return `${neck}<path d="M${at([shoulder[0], shoulder[1] + 0.055])}L${at(hip)}" stroke="${colour}" stroke-width=".2" stroke-linecap="round"/><ellipse cx="${shoulder[0]}" cy="${shoulder[1] + 0.035}" rx=".115" ry=".06" fill="${colour}"/>`;
}

function limb(
  from: Point,
  [middle, end]: readonly [Point, Point],
  width: number,
  colour: string,
): string {
  return `<path d="M${at([from[0], from[1] + 0.03])}L${at(middle)}L${at(end)}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function leg(hip: Point, joints: readonly [Point, Point], colour: string): string {
  const [, foot] = joints;
  return `${limb([hip[0], hip[1] - 0.03], joints, 0.085, colour)}<ellipse cx="${foot[0] + 0.03}" cy="${foot[1]}" rx=".06" ry=".026" fill="#1d1815"/>`;
}

function hand([x, y]: Point, colour: string): string {
  return `<circle cx="${x}" cy="${y}" r=".03" fill="${colour}"/>`;
}

function skirt({ hip, legs }: Skeleton, colour: string): string {
  const [[backKnee, backFoot], [frontKnee, frontFoot]] = legs;
  return `<path d="M${at([hip[0] - 0.1, hip[1]])}L${at([backKnee[0] - 0.09, hem(backKnee, backFoot)])}L${at([frontKnee[0] + 0.09, hem(frontKnee, frontFoot)])}L${at([hip[0] + 0.1, hip[1]])}Z" fill="${colour}" stroke="${colour}" stroke-width=".03" stroke-linejoin="round"/>`;
}

/** Halfway down the calf. */
function hem(knee: Point, foot: Point): number {
  return knee[1] + (foot[1] - knee[1]) * 0.55;
}

function at([x, y]: Point): string {
  return `${x} ${y}`;
}

function shade(colour: string): string {
  return mix(colour, 0, 0.28);
}

function lighter(colour: string): string {
  return mix(colour, 255, 0.1);
}

/** A colour "#rrggbb" mixed with black (0) or white (255). */
function mix(colour: string, towards: number, share: number): string {
  const parts = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (towards - part) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
