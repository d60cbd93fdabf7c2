import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { all, connect, number } from "../../electron/engine/catalog/database.ts";
import { CATALOG_VERSION } from "../../electron/engine/catalog/migrate.ts";
import { seeded } from "../helpers/damage.ts";
import { lostRows, makePastCatalog, pastCatalogs, rowsOf } from "../helpers/past-catalogs.ts";
import { wrongBackups } from "./copies.ts";
import type { Pool } from "./children.ts";

/** A migration takes about as long. */
const MIGRATION_MS = 120;

/** What is looked at in the background as soon as an archive is open, and then waits no more. */
const ofTheBackground =
  /^(?:print_.*|picture_print|near_pair|face_.*|job|caption_credit|caption_unread|file_fixity)$/u;

/**
 * Kills a migration: a catalog of a past version is opened and its process killed meanwhile. It is of the old version or
 * of the present one then, and opens with every row. Answers what is wrong.
 */
export async function killMigration(home: string, pool: Pool, seed: number): Promise<string[]> {
  const random = seeded(seed);
  const version = 1 + Math.floor(random() * (Object.keys(pastCatalogs()).length - 1));
  const folder = join(home, `Version ${String(version)}, ${String(seed)}.stillroom`);
  const file = join(folder, "catalog.db");
  makePastCatalog(folder, version);
  const past = connect(file, "read");
  const before = rowsOf(past).filter(({ table }) => !ofTheBackground.test(table));
  past.close();
  const child = await pool.loaded();
  child.order({ open: folder });
  await setTimeout(MIGRATION_MS * random());
  await child.kill();
  const left = connect(file, "read");
  const stands = number(left, "PRAGMA user_version");
  left.close();
  const next = await pool.loaded();
  await next.open(folder);
  const db = connect(file, "read");
  const wrong = [
    ...(stands === version || stands === CATALOG_VERSION
      ? []
      : [`killed between versions, at ${String(stands)}`]),
    ...(number(db, "PRAGMA user_version") === CATALOG_VERSION ? [] : ["it did not come forward"]),
    ...lostRows(before, version, db).map((row) => `lost: ${JSON.stringify(row)}`),
    ...all<{ integrity_check: string }>(db, "PRAGMA integrity_check")
      .map((row) => row.integrity_check)
      .filter((said) => said !== "ok"),
  ];
  db.close();
  await next.kill();
  wrong.push(...wrongBackups(join(folder, "backups")));
  return wrong.map((one) => `migration from version ${String(version)}: ${one}`);
}

/** Making an archive takes about as long. */
const MAKING_MS = 120;

/** Kills the making of an archive: afterwards it is there whole, or can be made in the same place. Answers what is wrong. */
export async function killMaking(home: string, pool: Pool, seed: number): Promise<string[]> {
  const random = seeded(seed);
  const path = join(home, `Made, ${String(seed)}.stillroom`);
  const child = await pool.loaded();
  child.order({ ask: 0, procedure: "archive.create", input: { path } });
  await setTimeout(MAKING_MS * random());
  await child.kill();
  const next = await pool.loaded();
  try {
    const { catalog } = await next
      .ask("archive.open", { path })
      .catch(async () => await next.ask("archive.create", { path }));
    return catalog?.readOnly === null ? [] : ["an archive that is being made opens read-only"];
  } catch (error) {
    return [`an archive that is being made cannot be opened or made again: ${String(error)}`];
  } finally {
    await next.kill();
  }
}
