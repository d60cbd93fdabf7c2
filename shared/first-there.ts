/** Of the files of a still, in the order in which they stand for it, the first that is there; null when none is. */
export function firstThere<File extends { readonly path: string }>(
  files: readonly File[],
  exists: (path: string) => boolean,
): File | null {
  return files.find(({ path }) => exists(path)) ?? null;
}
