import type { CastRole } from "../../../../shared/record-page.ts";
import { all, type ReadableDb } from "../database.ts";
import { rolesNamed, type RecordCounts } from "./page.ts";
import type { RecordNames } from "./record-names.ts";

type Source = {
  readonly db: ReadableDb;
  readonly names: RecordNames;
  readonly counts: RecordCounts | null;
};

type RoleKeys = {
  readonly id: number;
  readonly character: number;
  readonly performer: number | null;
};

/** A part of a film's cast in billing order, with how many roles there are of which `filter` names who plays or is played. */
export function castLines(
  { db, names, counts }: Source,
  {
    film,
    filter,
    offset,
    limit,
  }: {
    readonly film: number;
    readonly filter: string;
    readonly offset: number;
    readonly limit: number;
  },
): { total: number; roles: CastRole[] } {
  const roles = all<RoleKeys>(
    db,
    `SELECT id, character_id AS character, performer_id AS performer FROM cast_role
     WHERE film_id = ? ORDER BY position, id`,
    film,
  );
  const found = filter.trim() === "" ? roles : rolesCalled(names, roles, filter);
  const shown = found.slice(offset, offset + limit).map(({ id }) => id);
  return { total: found.length, roles: rolesNamed({ db, counts }, shown) };
}

function rolesCalled(
  names: RecordNames,
  roles: readonly RoleKeys[],
  filter: string,
): readonly RoleKeys[] {
  const called = (kind: "character" | "agent", keys: readonly number[]): ReadonlySet<number> =>
    new Set(names.find(kind, filter, keys).map(({ id }) => id));
  const characters = called("character", [...new Set(roles.map(({ character }) => character))]);
  const performers = called("agent", [
    ...new Set(roles.flatMap(({ performer }) => performer ?? [])),
  ]);
  return roles.filter(
    ({ character, performer }) =>
      characters.has(character) || (performer !== null && performers.has(performer)),
  );
}
