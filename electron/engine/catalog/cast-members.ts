import { all, type ReadableDb } from "./database.ts";

/** Somebody in a film's cast, with all the names each is known by, the shown one first. */
export type CastMember = {
  readonly character: Named;
  /** Null where nobody is said to be seen in the part: a voice is not. */
  readonly performer: Named | null;
};

type Named = { readonly id: number; readonly names: readonly string[] };

type MemberRow = {
  character: number;
  characterNames: string;
  performer: number | null;
  performerNames: string | null;
};

/** Exported for the test that looks at the plan. */
export const castSql = `SELECT character.id AS character,
    (SELECT json_group_array(name) FROM (SELECT character.name AS name
       UNION ALL SELECT name FROM character_name WHERE character_id = character.id)) AS characterNames,
    agent.id AS performer,
    (SELECT json_group_array(name) FROM (SELECT agent.name AS name
       UNION ALL SELECT name FROM agent_name WHERE agent_id = agent.id
       UNION ALL SELECT credited_as WHERE credited_as IS NOT NULL)) AS performerNames
  FROM cast_role JOIN character ON character.id = character_id
    LEFT JOIN agent ON agent.id = performer_id AND cast_role.kind = 'role'
  WHERE film_id = ? ORDER BY cast_role.position, cast_role.id`;

/** The cast of a film in billing order, one entry for each performer of a character. */
export function castMembers(db: ReadableDb, film: number): CastMember[] {
  return all<MemberRow>(db, castSql, film).map((row) => ({
    character: { id: row.character, names: names(row.characterNames) },
    performer:
      row.performer === null
        ? null
        : { id: row.performer, names: names(row.performerNames ?? "[]") },
  }));
}

function names(json: string): string[] {
  // Made by json_group_array from names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as string[];
}
