import { factsOf, openBackup } from "./catalog-copy.ts";

/**
 * The first of some backups that is of this version and of the archive with this identifier, of any where that is not
 * known, and may be used; null where none is, or none can be read.
 */
export function newestLike(
  backups: readonly string[],
  archive: { readonly version: number; readonly uuid: string | null },
  isUsable: (backup: string) => boolean,
): string | null {
  return backups.find((file) => isLike(file, archive) && isUsable(file)) ?? null;
}

function isLike(
  file: string,
  { version, uuid }: { readonly version: number; readonly uuid: string | null },
): boolean {
  try {
    const db = openBackup(file);
    try {
      const facts = factsOf(db);
      return facts?.version === version && (uuid === null || facts.uuid === uuid);
    } finally {
      db.close();
    }
  } catch {
    return false; // damaged as well, or gone
  }
}
