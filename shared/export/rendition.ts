/** What a picture can be made anew as. */
export const renditionFormats = ["jpeg", "tiff", "png", "webp"] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

/**
 * The colours a rendition is in: what every screen shows, what wide screens show, what presses are fed, or
 * those of the original with its own profile.
 */
export const colourProfiles = ["srgb", "p3", "cmyk", "original"] as const;
export type ColourProfile = (typeof colourProfiles)[number];

/** A picture made anew from an original, upright. */
export type MadePicture = {
  readonly format: RenditionFormat;
  /** Pixels of the longer side at the most; null is the original's size. A picture is never enlarged. */
  readonly longEdge: number | null;
  /** 1 to 100; says nothing of formats without loss. */
  readonly quality: number;
  readonly colour: ColourProfile;
  /** Pixels per inch that the file says of itself; null leaves it to the program that opens it. */
  readonly resolution: number | null;
};

/** In what form a still is handed out: as a copy of its original, bit by bit the same picture, or as one made anew. */
export type Rendition = {
  /** Tells the renditions of a profile apart, and names their folder where there are several. */
  readonly name: string;
  /** Null for the original. */
  readonly made: MadePicture | null;
  /** With caption, credit and still number on a strip below the picture, in sRGB; never the only one, nor the first. */
  readonly captioned: boolean;
};

/** The usual ending of each format. */
export const renditionEndings: Readonly<Record<RenditionFormat, string>> = {
  jpeg: ".jpg",
  tiff: ".tif",
  png: ".png",
  webp: ".webp",
};

/** The formats that hold CMYK. */
export const cmykFormats: ReadonlySet<RenditionFormat> = new Set(["jpeg", "tiff"]);

/** What the names of copies with a strip end in: agencies refuse text in a picture, and have to tell them apart. */
export const CAPTIONED = "_captioned";

type Size = { readonly width: number; readonly height: number };

/** Pixels of a rendition of a picture of this size: the longer side as long as is asked for, the other in proportion. */
export function renditionSize({ made }: Pick<Rendition, "made">, { width, height }: Size): Size {
  const long = Math.max(width, height);
  const asked = made?.longEdge ?? null;
  if (asked === null || asked >= long) return { width, height };
  const scaled = (side: number): number => Math.max(1, Math.round((side * asked) / long));
  return { width: scaled(width), height: scaled(height) };
}
