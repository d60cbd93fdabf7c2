import { all, type ReadableDb } from "./database.ts";

/** How agents can be reached, in the order of their pages; those of whom nothing is known are left out. */
export function contactsOf(
  db: ReadableDb,
  agents: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const rows = all<{ agent: number; value: string }>(
    db,
    `SELECT agent_id AS agent, value FROM agent_contact
     WHERE agent_id IN (SELECT value FROM json_each(?)) ORDER BY agent_id, position`,
    JSON.stringify(agents),
  );
  return new Map(
    [...Map.groupBy(rows, ({ agent }) => agent)].map(([agent, contacts]) => [
      agent,
      contacts.map(({ value }) => value),
    ]),
  );
}
