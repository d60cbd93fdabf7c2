import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { notedBackups } from "../../electron/engine/catalog/backup-files.ts";
import { factsOf, isWhole, openBackup } from "../../electron/engine/catalog/catalog-copy.ts";
import { connect } from "../../electron/engine/catalog/database.ts";
import { HEAD } from "../../electron/engine/exchange/dump-catalog.ts";
import { stateOfBackup } from "../../electron/engine/catalog/state-of-backup.ts";
import { NOTED_CHANGE } from "../../electron/engine/catalog/noted-change.ts";
import { loadCatalog } from "../../electron/engine/exchange/load-catalog.ts";
import { filesBelow } from "../helpers/hand-outs.ts";
import type { BackedUp, Standing } from "./messages.ts";
import { standing } from "./standing.ts";

/** What is wrong with the backups that count as such in a folder: each is whole, and what its note says. */
export function wrongBackups(folder: string): string[] {
  return notedBackups(folder).flatMap((backup) => {
    const { path, note } = backup;
    const db = openBackup(path);
    try {
      const { holds } = factsOf(db) ?? {};
      const isNoted =
        JSON.stringify(holds) === JSON.stringify(note.holds) && stateOfBackup(backup) === "as made";
      return isWhole(db) && isNoted ? [] : [`${basename(path)} counts as a backup and is none`];
    } finally {
      db.close();
    }
  });
}

/** What lies in a folder of backups that belongs to none. */
export function strayBackups(folder: string): string[] {
  const known = notedBackups(folder).flatMap(({ path }) => {
    const name = basename(path);
    return [name, name.replace(/\.db$/u, ".json")];
  });
  const notes = ["settings.json", basename(NOTED_CHANGE)];
  return filesBelow(folder).filter((name) => !notes.includes(name) && !known.includes(name));
}

/** What is wrong with backups that were confirmed and are there: each holds the archive as it stood at an answer. */
export function untrueBackups(
  backedUp: readonly BackedUp[],
  answered: readonly (Standing | null)[],
  lastStill: number,
): string[] {
  return backedUp.flatMap(({ backedUp: path, standing: { digest } }) => {
    if (!answered.some((each) => each?.digest === digest))
      return [`${basename(path)} does not hold the archive as it stood at any answer`];
    if (!existsSync(path)) return [`a backup that was confirmed is gone: ${basename(path)}`];
    const db = connect(path, "read");
    try {
      return standing(db, lastStill).digest === digest
        ? []
        : [`${basename(path)} is not what it was when it was confirmed`];
    } finally {
      db.close();
    }
  });
}

/** What is wrong with the dumps in a folder that say they are whole: each gives an archive as it stood at an answer. */
export function wrongDumps(
  folder: string,
  answered: readonly (Standing | null)[],
  lastStill: number,
): string[] {
  const dumps = existsSync(folder) ? readdirSync(folder) : [];
  return dumps.flatMap((name) => {
    if (!existsSync(join(folder, name, HEAD))) return []; // one that was killed, and does not say that it is one
    const loaded = join(mkdtempSync(join(folder, "loaded-")), "Loaded.stillroom");
    loadCatalog(join(folder, name), loaded);
    const db = connect(join(loaded, "catalog.db"), "read");
    const { digest } = standing(db, lastStill);
    db.close();
    return answered.some((each) => each?.digest === digest)
      ? []
      : [`the dump ${name} is not the archive as it stood at any answer`];
  });
}
