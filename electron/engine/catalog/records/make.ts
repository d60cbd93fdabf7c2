import { randomUUIDv7 } from "node:crypto";
import type { RecordKind } from "../../../../shared/record.ts";
import { number, run, type WritableDb } from "../database.ts";
import { recordTables } from "./tables.ts";

/** Makes a record, whatever others of its name there are; a scene at the end of those of the film. */
export function makeRecord(
  db: WritableDb,
  kind: RecordKind,
  name: string,
  film: number | null = null,
): number {
  const uuid = randomUUIDv7();
  if (kind === "scene") {
    const position = number(
      db,
      "SELECT coalesce(max(position), 0) + 1 FROM scene WHERE film_id IS ?",
      film,
    );
    return run(
      db,
      "INSERT INTO scene (uuid, film_id, label, position, name_key) VALUES (@uuid, @film, @name, @position, name_key(@name))",
      { uuid, film, name, position },
    ).key;
  }
  const { table, name: column, key } = recordTables[kind];
  return run(
    db,
    `INSERT INTO ${table} (uuid, ${column}, name_key) VALUES (@uuid, @name, ${key}(@name))`,
    { uuid, name },
  ).key;
}
