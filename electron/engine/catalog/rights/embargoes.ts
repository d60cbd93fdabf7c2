import { randomUUIDv7 } from "node:crypto";
import type { KeptEmbargo } from "../../../../shared/rights/kept.ts";
import type { Embargo } from "../../../../shared/rights/still-rights.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { idsOf, idsSql } from "./place.ts";

/** Embargoes by their keys. */
export function embargoesOf(db: ReadableDb, ids: readonly number[]): Map<number, KeptEmbargo> {
  const rows = all<Omit<KeptEmbargo, "until"> & { at: string; zone: string }>(
    db,
    `SELECT id, uuid, until_at AS at, until_zone AS zone, reference, note FROM embargo WHERE id IN ${idsSql} ORDER BY id`,
    idsOf({ ids }),
  );
  return new Map(rows.map(({ at, zone, ...row }) => [row.id, { ...row, until: { at, zone } }]));
}

/** Makes an embargo, which holds nowhere yet. */
export function addEmbargo(db: WritableDb, embargo: Embargo): number {
  return run(
    db,
    `INSERT INTO embargo (uuid, until_at, until_zone, reference, note) VALUES (@uuid, @at, @zone, @reference, @note)`,
    { uuid: randomUUIDv7(), ...rowOf(embargo) },
  ).key;
}

/** Makes an embargo say this; answers whether it said something else. */
export function changeEmbargo(db: WritableDb, id: number, embargo: Embargo): boolean {
  return (
    run(
      db,
      `UPDATE embargo SET until_at = @at, until_zone = @zone, reference = @reference, note = @note
       WHERE id = @id AND (until_at, until_zone, reference, note) IS NOT (@at, @zone, @reference, @note)`,
      { id, ...rowOf(embargo) },
    ).changes > 0
  );
}

export function isEmbargo(db: ReadableDb, id: number): boolean {
  return first(db, "SELECT 1 FROM embargo WHERE id = ?", id) !== null;
}

function rowOf({ until, reference, note }: Embargo): Record<string, string> {
  return { at: until.at, zone: until.zone, reference, note };
}
