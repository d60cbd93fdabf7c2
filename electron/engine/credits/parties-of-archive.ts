import type { PartyKind } from "../../../shared/credit.ts";
import type { Party } from "./gazetteer/gazetteer.ts";
import { all, type ReadableDb } from "../catalog/database.ts";

/** What an agent is to a credit line by the kind that the archivist gave it. */
const kindOfAgent: Readonly<Record<string, PartyKind>> = {
  company: "studio",
  agency: "agency",
  archive: "archive",
  collection: "archive",
  society: "society",
  estate: "society",
};

/** The same by what it is to the first still it has rights in, or to its films. */
const kindOfRole: Readonly<Record<string, PartyKind>> = {
  owner: "studio",
  supplier: "agency",
  distributor: "distributor",
};

/**
 * The archive's own agents as parties of credit lines, under each of their names: a still whose credit names
 * one is read by what the archive knows of it. People are told by the form of their names.
 */
export function partiesOfArchive(db: ReadableDb): readonly Party[] {
  const rows = all<{ name: string; kind: string | null; role: string | null }>(
    db,
    `WITH known AS (
       SELECT id, kind, coalesce((SELECT role FROM rights_record WHERE holder_id = agent.id LIMIT 1),
         (SELECT 'owner' FROM film_holder WHERE agent_id = agent.id LIMIT 1)) AS role
       FROM agent WHERE kind IS NOT 'person')
     SELECT agent.name, known.kind, role FROM known JOIN agent USING (id)
       WHERE known.kind IS NOT NULL OR role IS NOT NULL
     UNION ALL SELECT agent_name.name, known.kind, role FROM known JOIN agent_name ON agent_id = known.id
       WHERE known.kind IS NOT NULL OR role IS NOT NULL`,
  );
  return rows.flatMap(({ name, kind, role }): Party[] => {
    const told = kindOfAgent[kind ?? ""];
    if (told !== undefined) return [{ name, kind: told }];
    const concluded = kind === null ? kindOfRole[role ?? ""] : undefined;
    return concluded === undefined ? [] : [{ name, kind: concluded, concluded: true }];
  });
}
