import {
  headerByOrder,
  nextDirectory,
  oneNumber,
  readDirectory,
} from "../../metadata/tiff-directory.ts";

const newSubfileType = 254;
/** Bits of NewSubfileType (TIFF 6.0, section 8): a smaller copy of another picture, a mask of one. */
const reducedResolution = 1;
const transparencyMask = 4;
/** No real file has so many. */
const maximumDirectories = 10_000;

/**
 * The places in the chain of directories, from 0, at which pages of a TIFF stand: the first, and every other that
 * is no smaller copy, as the layers of a pyramid are, and no mask. Empty where the chain cannot be read.
 */
export function pagesOfTiff(bytes: Uint8Array): readonly number[] {
  const header = headerByOrder(bytes);
  if (header === null) return [];
  const pages: number[] = [];
  const seen = new Set<number>();
  for (let at = header.firstDirectory; at !== 0 && !seen.has(at);) {
    const { fields } = readDirectory(bytes, header, at);
    const kind = oneNumber(fields.get(newSubfileType), header) ?? 0;
    if (seen.size === 0 || (kind & (reducedResolution | transparencyMask)) === 0)
      pages.push(seen.size);
    seen.add(at);
    at = seen.size < maximumDirectories ? nextDirectory(bytes, header, at) : 0;
  }
  return pages;
}
