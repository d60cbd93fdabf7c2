import type { Entry } from "./exif-directory.ts";
import { NotOurs } from "./not-ours.ts";

/** How many bytes of a value belong together, by type: numbers are turned, and ratios are two of them. */
const widths: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 4,
  6: 1,
  8: 2,
  9: 4,
  10: 4,
};

/** An entry in another byte order. @throws NotOurs for data of a kind whose order is not known */
export function inOrder(
  entry: Entry,
  { from, to }: { readonly from: boolean; readonly to: boolean },
): Entry {
  if (from === to) return entry;
  const width = widths[entry.type];
  if (width === undefined) throw new NotOurs("data in another byte order");
  const data = Buffer.from(entry.data);
  if (width === 2) data.swap16();
  if (width === 4) data.swap32();
  return { ...entry, data };
}
