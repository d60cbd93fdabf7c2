import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { OWN_FOLDER, writeWhole } from "../catalog/backup-files.ts";
import { DAMAGED_FOLDER } from "../catalog/replace-damaged.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";

/*
 * Where the backups of an archive are, and when it and they were last looked through. Kept in a file among the backups and
 * not in the catalog: it is needed most where that cannot be opened, and restoring takes none of it back.
 */
const Kept = v.object({
  elsewhere: v.optional(v.nullable(v.string()), null),
  lookedThroughAt: v.optional(v.nullable(v.string()), null),
  backupsCheckedAt: v.optional(v.nullable(v.string()), null),
});
type KeptSettings = v.InferOutput<typeof Kept>;

const FILE = "settings.json";

/** The folder of backups within an archive. */
export function ownFolder(archive: string): string {
  return join(archive, OWN_FOLDER);
}

/** The folders within an archive in which copies of its catalog lie. */
export function copiesOf(archive: string): readonly string[] {
  return [ownFolder(archive), join(archive, DAMAGED_FOLDER)].filter((folder) => existsSync(folder));
}

/** The settings of an archive's backups; the defaults where there are none yet, or none that can be read. */
export function readKept(archive: string): KeptSettings {
  try {
    return v.parse(Kept, JSON.parse(readFileSync(join(ownFolder(archive), FILE), "utf8")));
  } catch {
    return v.parse(Kept, {});
  }
}

export function keep(archive: string, changes: Partial<KeptSettings>): void {
  makeFolderSync(ownFolder(archive));
  const text = JSON.stringify({ ...readKept(archive), ...changes }, null, 2);
  writeWhole(join(ownFolder(archive), FILE), text);
}

/** The folder of an archive's backups in a folder that was chosen, which may be that of several archives. */
export function folderIn(chosen: string, archive: { name: string; uuid: string }): string {
  return join(chosen, `${archive.name} ${archive.uuid.slice(0, 8)}`);
}

/**
 * What the files of a database are like: as long as that is the same, nothing was written. It tells by equality
 * alone, so a clock that goes back hides nothing.
 */
export function stateOf(database: string): string {
  return [database, `${database}-wal`]
    .map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
    .map((found) =>
      found === undefined || found.size === 0n
        ? ""
        : `${String(found.mtimeNs)}:${String(found.size)}`,
    )
    .join(" ");
}
