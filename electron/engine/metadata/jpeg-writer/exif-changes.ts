import type { WriteTags } from "../embedded-record.ts";
import { shortEntry, type Entry } from "./exif-directory.ts";
import { NotOurs } from "./not-ours.ts";

/** A change of the first directory of EXIF: an entry goes (null) or is set. */
export type ExifChange = { readonly tag: number; readonly entry: Entry | null };

const textTags: Readonly<Record<string, number>> = {
  "EXIF:ImageDescription": 0x010e,
  "EXIF:Artist": 0x013b,
  "EXIF:Copyright": 0x8298,
};
const rating = 0x4746;

/** The changes that tags of EXIF stand for, in a byte order. @throws NotOurs for a tag that is not written here */
export function exifChanges(tags: WriteTags, littleEndian: boolean): readonly ExifChange[] {
  return Object.entries(tags).map(([name, value]) => {
    const tag = name === "EXIF:Rating" ? rating : textTags[name];
    if (tag === undefined) throw new NotOurs(`the tag ${name}`);
    if (value === null) return { tag, entry: null };
    if (typeof value !== "string") throw new NotOurs("a list in EXIF");
    if (tag === rating) return { tag, entry: shortEntry(tag, ratingOf(value), littleEndian) };
    // Behind a line break EXIF has the copyright of the editor.
    if (value === "" || value.includes("\0") || (tag === 0x8298 && value.includes("\n")))
      throw new NotOurs("a text of another form in EXIF");
    const data = Buffer.from(`${value}\0`);
    return { tag, entry: { tag, type: 2, count: data.length, data } };
  });
}

function ratingOf(value: string): number {
  if (!/^\d{1,4}$/u.test(value)) throw new NotOurs("a rating that is no number");
  return Number(value);
}
