import { randomUUID } from "node:crypto";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A person or company by any of its names (in any Unicode form, upper and lower case alike); null when unknown. */
export function findAgent(db: ReadableDb, name: string): number | null {
  const row =
    first<{ id: number }>(
      db,
      "SELECT id FROM agent WHERE name_key = name_key(?) ORDER BY id LIMIT 1",
      name,
    ) ??
    first<{ id: number }>(
      db,
      "SELECT agent_id AS id FROM agent_name WHERE name_key = name_key(?) ORDER BY id LIMIT 1",
      name,
    );
  return row?.id ?? null;
}

/** The agent of this name, made when there is none. */
export function agentNamed(db: WritableDb, name: string): number {
  const known = findAgent(db, name);
  return (
    known ??
    run(db, "INSERT INTO agent (uuid, name, name_key) VALUES (@uuid, @name, name_key(@name))", {
      uuid: randomUUID(),
      name: name.normalize("NFC"),
    }).key
  );
}
