import { ratings, type ColourLabel, type FileMarks } from "../../../shared/marks.ts";
import type { ExifFields } from "./exif.ts";
import { oneText, type XmpFields } from "./xmp-value.ts";

/** The words that Lightroom and Bridge write for their labels unless somebody renamed them, in lower case. */
const labelWords: ReadonlyMap<string, ColourLabel> = new Map([
  ["red", "red"],
  ["yellow", "yellow"],
  ["green", "green"],
  ["blue", "blue"],
  ["purple", "purple"],
  ["select", "red"],
  ["second", "yellow"],
  ["approved", "green"],
  ["review", "blue"],
  ["to do", "purple"],
]);

/**
 * The marks a file carries. xmp:Rating is a real number from 0 (none) to 5, or -1 for rejected; where XMP
 * has none, that of EXIF counts. A label in words of its own is none of the five colours.
 */
export function carriedMarks(xmp: XmpFields, exif: ExifFields): FileMarks {
  const rating = Number(oneText(xmp.get("xmp:Rating")) ?? exif.get("Rating") ?? 0);
  return {
    rating: rating <= 5 ? (ratings.find((stars) => stars === Math.round(rating)) ?? null) : null,
    pick: rating === -1 ? "rejected" : null,
    colourLabel: labelCalled(oneText(xmp.get("xmp:Label")) ?? ""),
  };
}

/** The colour that a word for a label means; null for words of somebody's own. */
export function labelCalled(word: string): ColourLabel | null {
  return labelWords.get(word.toLowerCase()) ?? null;
}
