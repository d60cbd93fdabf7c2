import type { StillKind } from "../../../shared/still.ts";
import type { NamesOfFilm } from "../catalog/variants.ts";
import type { Layer } from "./draw/frame.ts";

/** Texts by language; the first is also the one of no stated language, as IPTC asks of writers. */
export type Texts = Readonly<Partial<Record<"en" | "zh-Hans", string>>>;

export type SampleStill = {
  /** File name; its ending decides the format. */
  readonly file: string;
  readonly number: string;
  readonly kind: StillKind;
  readonly scene?: string;
  /** Characters of the film's cast, from left to right. */
  readonly shown: readonly string[];
  /** People shown as themselves. */
  readonly crew?: readonly string[];
  readonly caption?: Texts;
  readonly altText?: Texts;
  readonly headline?: string;
  readonly keywords: readonly string[];
  /** Replaces the film's; null leaves the still without one. */
  readonly credit?: string | null;
  /** What the older IIM record says instead, where the two disagree. */
  readonly iimCredit?: string;
  /** ISO 8601, possibly truncated. */
  readonly date?: string;
  /** Without the film's title, as files from other hands often are. */
  readonly unidentified?: boolean;
  readonly instructions?: string;
  readonly picture: SamplePicture;
};

export type SamplePicture = {
  /** Pixels as displayed. */
  readonly size: readonly [width: number, height: number];
  /** EXIF orientation: how the stored pixels are turned. */
  readonly orientation?: 1 | 3 | 6 | 8;
  readonly tone?: "colour" | "black-and-white" | "sepia";
  readonly layers: readonly Layer[];
};

export type SampleFilm = {
  /** Sub-folder of the sample archive. */
  readonly folder: string;
  readonly title: string;
  readonly year: number;
  readonly directors: readonly string[];
  /** Performers by character. */
  readonly cast: Readonly<Record<string, string>>;
  /** What all of them are called in the film's own language. */
  readonly ownNames?: NamesOfFilm;
  readonly creator?: string;
  readonly creatorTitle?: string;
  readonly credit: string;
  readonly copyright?: string;
  readonly owner?: string;
  readonly supplier?: string;
  readonly usageTerms: string;
  readonly stills: readonly SampleStill[];
};
