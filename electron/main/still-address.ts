import path from "node:path";

/** What a `still://` address asks for. */
export type StillAddress =
  | { readonly kind: "thumbnail"; readonly hash: string }
  | { readonly kind: "picture"; readonly still: number };

const thumbnail = /^still:\/\/thumbnail\/([0-9a-f]{64})$/u;
const picture = /^still:\/\/picture\/([1-9][0-9]{0,14})$/u;

/** Reads a `still://` address; null for any but the two forms, so no path can be smuggled in. */
export function parseStillAddress(address: string): StillAddress | null {
  const hash = thumbnail.exec(address)?.[1];
  if (hash !== undefined) return { kind: "thumbnail", hash };
  const still = picture.exec(address)?.[1];
  return still === undefined ? null : { kind: "picture", still: Number(still) };
}

/** The file of a thumbnail in a catalog: two levels of 256 folders keep each one small. */
export function thumbnailFile(catalogFolder: string, hash: string): string {
  return path.join(catalogFolder, "thumbnails", hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}
