import path from "node:path";

/** What a `still://` address asks for. */
export type StillAddress =
  | { readonly kind: "thumbnail"; readonly hash: string }
  | { readonly kind: "preview"; readonly still: number }
  /** Pages count from 1. */
  | { readonly kind: "picture"; readonly still: number; readonly page: number };

const thumbnail = /^still:\/\/thumbnail\/([0-9a-f]{64})$/u;
const preview = /^still:\/\/preview\/([1-9][0-9]{0,14})$/u;
const picture = /^still:\/\/picture\/([1-9][0-9]{0,14})(?:\/([1-9][0-9]{0,5}))?$/u;

/** Reads a `still://` address; null for any other form, so no path can be smuggled in. */
export function parseStillAddress(address: string): StillAddress | null {
  const hash = thumbnail.exec(address)?.[1];
  if (hash !== undefined) return { kind: "thumbnail", hash };
  const previewed = preview.exec(address)?.[1];
  if (previewed !== undefined) return { kind: "preview", still: Number(previewed) };
  const [, still, page = "1"] = picture.exec(address) ?? [];
  return still === undefined ? null : { kind: "picture", still: Number(still), page: Number(page) };
}

/** The file of a thumbnail in a catalog: two levels of 256 folders keep each one small. */
export function thumbnailFile(catalogFolder: string, hash: string): string {
  return path.join(catalogFolder, "thumbnails", hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}
