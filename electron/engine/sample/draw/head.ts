export type Hair = "short" | "grey" | "bun" | "long" | "scarf" | "hat" | "cap" | "bald";

export type Head = {
  readonly x: number;
  readonly y: number;
  /** Height from crown to chin. */
  readonly size: number;
  readonly hair: Hair;
  readonly skin: string;
  /** Paints all of it in one colour: the edge the light touches. */
  readonly flat: string | null;
};

/** A head in three-quarter profile, facing right, with lowered eyes. */
export function headAt({ x, y, size, hair, skin, flat }: Head): string {
  const paint = (colour: string): string => flat ?? colour;
  const back = behind[hair] === undefined ? "" : piece(behind[hair], paint);
  const face = `<path d="M-.34 -.2C-.34 -.55 .36 -.58 .37 -.12L.46 .08L.37 .12C.38 .34 .26 .5 .1 .5C-.16 .5 -.34 .2 -.34 -.2Z" fill="${paint(skin)}"/>`;
  const marks = flat === null ? features : "";
  return `<g transform="translate(${x} ${y}) scale(${size})">${back}<path d="M-.2 .2L-.2 .75L.18 .75L.16 .35Z" fill="${paint(skin)}"/>${face}${marks}${piece(above[hair], paint)}</g>`;
}

const features =
  '<path d="M-.34 -.2C-.34 -.4 -.2 -.5 -.08 -.5C-.2 -.2 -.1 .3 .1 .5C-.16 .5 -.34 .2 -.34 -.2Z" fill="#000" opacity=".16"/>' +
  '<path d="M.12 -.04Q.2 .01 .29 -.04M.12 -.15Q.2 -.2 .3 -.15M.2 .27Q.27 .3 .33 .26" stroke="#1b120d" stroke-width=".035" stroke-linecap="round" fill="none" opacity=".75"/>' +
  '<ellipse cx="-.14" cy=".02" rx=".055" ry=".09" fill="#000" opacity=".18"/>';

type Piece = { readonly path: string; readonly colour: string; readonly shade?: string };

function piece({ path, colour, shade }: Piece, paint: (colour: string) => string): string {
  const dark = shade === undefined ? "" : `<path d="${shade}" fill="#000" opacity=".25"/>`;
  return `<path d="${path}" fill="${paint(colour)}"/>${dark}`;
}

const cropped =
  "M-.4 .05C-.5 -.35 -.25 -.62 .05 -.6C.3 -.58 .4 -.42 .37 -.24C.2 -.3 .05 -.34 -.05 -.28C-.06 -.12 -.2 -.14 -.24 .08C-.28 .16 -.37 .16 -.4 .05Z";

const above: Readonly<Record<Hair, Piece>> = {
  short: { path: cropped, colour: "#1a1512" },
  grey: { path: cropped, colour: "#8d8b88" },
  bun: {
    path: "M-.4 .12C-.5 -.35 -.25 -.64 .05 -.61C.3 -.58 .41 -.4 .38 -.2C.2 -.36 .02 -.3 -.06 -.2C-.1 .02 -.2 .1 -.26 .22C-.32 .26 -.39 .22 -.4 .12ZM-.4 -.1A.2 .2 0 1 1 -.42 .28A.2 .2 0 0 1 -.4 -.1Z",
    colour: "#1c1613",
  },
  long: {
    path: "M-.4 .3C-.52 -.35 -.25 -.64 .05 -.61C.3 -.58 .41 -.4 .38 -.2C.2 -.36 .02 -.3 -.06 -.2C-.1 .1 -.14 .3 -.18 .5Z",
    colour: "#2a1d16",
  },
  scarf: {
    path: "M.36 -.3C.3 -.66 -.3 -.72 -.44 -.25C-.52 .1 -.42 .5 -.2 .66L.2 .68C.3 .6 .26 .52 .12 .52C-.1 .46 -.2 .1 -.12 -.16C-.02 -.3 .2 -.34 .36 -.3Z",
    colour: "#a8433a",
    shade:
      "M-.44 -.25C-.52 .1 -.42 .5 -.2 .66L-.06 .67C-.3 .4 -.36 0 -.26 -.45C-.34 -.42 -.4 -.35 -.44 -.25Z",
  },
  hat: {
    path: "M-.72 -.2C-.4 -.34 -.36 -.3 -.34 -.4C-.3 -.78 .3 -.8 .36 -.42C.38 -.32 .5 -.3 .74 -.22C.5 -.1 -.5 -.08 -.72 -.2Z",
    colour: "#8a7350",
    shade: "M-.34 -.4L.36 -.42L.37 -.33L-.35 -.31Z",
  },
  cap: {
    path: "M-.42 -.14C-.5 -.7 .36 -.76 .4 -.3L.66 -.2C.66 -.12 .4 -.16 .3 -.18L-.42 -.06Z",
    colour: "#25324a",
    shade: "M-.42 -.14L.4 -.28L.4 -.2L-.42 -.05Z",
  },
  bald: {
    path: "M-.4 .08C-.44 -.1 -.36 -.16 -.32 -.1C-.26 0 -.26 .14 -.3 .2C-.36 .22 -.4 .16 -.4 .08Z",
    colour: "#77706a",
  },
};

const behind: Readonly<Partial<Record<Hair, Piece>>> = {
  long: { path: "M-.42 -.2C-.6 .3 -.5 .8 -.44 1L.02 .95L0 0Z", colour: "#221711" },
};
