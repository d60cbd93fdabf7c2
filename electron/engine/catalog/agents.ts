import { randomUUIDv7 } from "node:crypto";
import type { AgentKind } from "../../../shared/record.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import { firstNamed, type NamedRow } from "./nearest-named.ts";
import { keptName } from "../../../shared/turning.ts";

/** A person or company by any of its names, in any script or order; null when unknown, or when several are as near. */
export function findAgent(db: ReadableDb, name: string): number | null {
  const rows = all<NamedRow>(
    db,
    `SELECT id, name FROM (
       SELECT id, name, 0 AS alias FROM agent WHERE name_key = person_key(@name)
       UNION ALL SELECT agent_id, name, 1 FROM agent_name WHERE name_key = person_key(@name))
     ORDER BY alias, id`,
    { name },
  );
  return firstNamed(rows, name);
}

/** The agent of this name, made when there is none. */
export function agentNamed(db: WritableDb, name: string): number {
  return findAgent(db, name) ?? makeAgent(db, name);
}

/** A new agent, also where there is another of the name. */
export function makeAgent(db: WritableDb, name: string): number {
  return run(
    db,
    "INSERT INTO agent (uuid, name, name_key) VALUES (@uuid, @name, person_key(@name))",
    { uuid: randomUUIDv7(), name: keptName(name) },
  ).key;
}

/** Says what an agent is. */
export function setAgentKind(db: WritableDb, agent: number, kind: AgentKind | null): void {
  run(db, "UPDATE agent SET kind = @kind WHERE id = @agent AND kind IS NOT @kind", { agent, kind });
}
