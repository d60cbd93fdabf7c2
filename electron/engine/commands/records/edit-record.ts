import type {
  AgentFields,
  Chosen,
  Edit,
  FilmFields,
  RoleFields,
  SceneFields,
} from "../../../../shared/contract/records.ts";
import { readIdentifier, type Identified } from "../../../../shared/identifier.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { roleKindNames } from "../../../../shared/record.ts";
import { agentNamed } from "../../catalog/agents.ts";
import { roleOfCode } from "../../catalog/cast-roles.ts";
import { codeKey } from "../../catalog/code-key.ts";
import { plainName } from "../../catalog/name-key.ts";
import type { ReadableDb, WritableDb } from "../../catalog/database.ts";
import {
  agentContacts,
  agentIdentifiers,
  filmCompanies,
  filmCountries,
  filmDirectors,
  filmHolders,
  filmIdentifiers,
  productionCodes,
  setList,
  setNames,
  setOrdered,
} from "../../catalog/records/lists.ts";
import { isUnder } from "../../catalog/records/merge.ts";
import {
  dropUnfilled,
  isSaidBeside,
  moveInFilm,
  roleOf,
  type Role,
} from "../../catalog/records/roles.ts";
import { setColumns, shownName } from "../../catalog/records/tables.ts";
import { quoted, requireRecord, whatBecame } from "./words.ts";

/** Gives the fields of a record that are named new values. Throws a Problem in words when one cannot be so. */
export function setFields(db: WritableDb, { kind, id, set }: Edit): void {
  switch (kind) {
    case "film":
      setFilmFields(db, id, set);
      break;
    case "scene":
      setSceneFields(db, id, set);
      break;
    case "agent":
      setAgentFields(db, id, set);
      break;
    case "keyword":
      if (set.parent !== undefined) setParent(db, id, set.parent);
      break;
    case "role":
      setRoleFields(db, id, set);
      return;
    case "character":
      break;
  }
  if (set.names !== undefined) {
    const shown = plainName(shownName(db, kind, id) ?? "");
    const others = set.names.filter(({ name }) => plainName(name) !== shown);
    setNames(
      db,
      kind,
      id,
      eachOnce(others, ({ kind: of, language, name }) => [of, language, name]),
    );
  }
}

function eachOnce<T>(rows: readonly T[], saying: (row: T) => readonly unknown[]): T[] {
  return [
    ...new Map(rows.toReversed().map((row) => [JSON.stringify(saying(row)), row])).values(),
  ].toReversed();
}

/** Columns for the values that are given. */
function given(
  values: Record<string, string | number | null | undefined>,
): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([column, value]) =>
      value === undefined ? [] : [[column, value]],
    ),
  );
}

function setFilmFields(db: WritableDb, id: number, set: FilmFields): void {
  setColumns(db, "film", id, given({ title_language: set.language, year: set.year }));
  if (set.countries !== undefined) setOrdered(db, filmCountries, id, set.countries);
  if (set.directors !== undefined) setOrdered(db, filmDirectors, id, agentKeys(db, set.directors));
  if (set.companies !== undefined) setOrdered(db, filmCompanies, id, agentKeys(db, set.companies));
  if (set.rightsHolders !== undefined)
    setOrdered(db, filmHolders, id, agentKeys(db, set.rightsHolders));
  if (set.identifiers !== undefined)
    setList(db, filmIdentifiers, id, readIdentifiers("film", set.identifiers));
  if (set.codes !== undefined) {
    refuseTwice("code", set.codes, ({ code }) => [codeKey(code), code]);
    setList(db, productionCodes, id, set.codes.map(codeRow));
  }
}

function codeRow({ fromYear, toYear, ...code }: NonNullable<FilmFields["codes"]>[number]): {
  code: string;
  from_year: number | null;
  to_year: number | null;
} {
  if (fromYear !== null && toYear !== null && fromYear > toYear) {
    throw new ProblemError(
      "invalid",
      `The code ${quoted(code.code)} cannot have been used until ${String(toYear)} if it was not before ${String(fromYear)}. Exchange the years.`,
    );
  }
  return { ...code, from_year: fromYear, to_year: toYear };
}

type Identifiers = NonNullable<FilmFields["identifiers"]>;

function readIdentifiers(of: Identified, identifiers: Identifiers): Identifiers {
  const read = identifiers.map((identifier) => {
    const found = readIdentifier(identifier.scheme, of, identifier.value);
    if ("complaint" in found) throw new ProblemError("invalid", found.complaint);
    return { ...identifier, ...found };
  });
  refuseTwice("identifier", read, ({ scheme, value }) => [JSON.stringify([scheme, value]), value]);
  return read;
}

/** What says the same as a row before it would be dropped unsaid, or stand there for nothing. */
function refuseTwice<T>(
  what: "code" | "identifier",
  rows: readonly T[],
  saying: (row: T) => readonly [key: string, written: string],
): void {
  const known = new Map<string, string>();
  for (const row of rows) {
    const [key, written] = saying(row);
    const before = known.get(key);
    if (before !== undefined)
      throw new ProblemError(
        "invalid",
        before === written
          ? `The ${what} ${quoted(written)} is there already.`
          : `The ${what} ${quoted(written)} is there already, written ${quoted(before)}.`,
      );
    known.set(key, written);
  }
}

function setSceneFields(db: WritableDb, id: number, set: SceneFields): void {
  const { number, synopsis, place, setting, position } = set;
  setColumns(db, "scene", id, given({ number, synopsis, place, setting }));
  if (position !== undefined) moveInFilm(db, "scene", id, position);
}

function setAgentFields(db: WritableDb, id: number, set: AgentFields): void {
  setColumns(db, "agent", id, given({ kind: set.agentKind, credit_line: set.creditLine }));
  if (set.contacts !== undefined)
    setList(
      db,
      agentContacts,
      id,
      eachOnce(set.contacts, ({ kind, value }) => [kind, value]),
    );
  if (set.identifiers !== undefined)
    setList(db, agentIdentifiers, id, readIdentifiers("agent", set.identifiers));
}

function setParent(db: WritableDb, id: number, parent: number | null): void {
  if (parent !== null) {
    const above = requireRecord(db, "keyword", parent);
    const own = quoted(shownName(db, "keyword", id) ?? "");
    if (parent === id)
      throw new ProblemError(
        "invalid",
        `${own} cannot stand under itself. Choose another keyword.`,
      );
    if (isUnder(db, parent, id)) {
      throw new ProblemError(
        "invalid",
        `${quoted(above)} stands under ${own} already, so ${own} cannot stand under it. Take it out from there first.`,
      );
    }
  }
  setColumns(db, "keyword", id, { parent_id: parent });
}

export function requireRole(db: ReadableDb, id: number): Role {
  const role = roleOf(db, id);
  if (role !== null) return role;
  throw new ProblemError(
    "not-found",
    `This role is no longer in the cast. ${whatBecame(db, "cast_role", id)}`,
  );
}

function setRoleFields(db: WritableDb, id: number, set: RoleFields): void {
  const performer = set.performer === undefined ? undefined : agentKey(db, set.performer);
  const { creditedAs, roleKind, uncredited, position, code } = set;
  if (typeof code === "string") requireFreeCode(db, id, code);
  setColumns(
    db,
    "cast_role",
    id,
    given({
      performer_id: performer,
      credited_as: creditedAs,
      kind: roleKind,
      uncredited: uncredited === undefined ? undefined : Number(uncredited),
      code,
    }),
  );
  const role = requireRole(db, id);
  if (isSaidBeside(db, role)) throw new ProblemError("invalid", saidBeside(db, role));
  if (role.performer !== null) dropUnfilled(db, "character_id", role.character);
  if (position !== undefined) moveInFilm(db, "cast_role", id, position);
}

/** A code stands for one role of a film. */
function requireFreeCode(db: ReadableDb, id: number, code: string): void {
  const holder = roleOfCode(db, requireRole(db, id).film, code);
  if (holder === null || holder.id === id) return;
  throw new ProblemError(
    "invalid",
    `The code ${quoted(code)} stands for ${quoted(holder.character)} in this film. Choose another, or take it from there first.`,
  );
}

function saidBeside(db: ReadableDb, { performer, character, film, kind }: Role): string {
  const part = `${quoted(shownName(db, "character", character) ?? "")} in ${quoted(shownName(db, "film", film) ?? "")}`;
  const as = roleKindNames[kind].toLowerCase();
  return performer === null
    ? `The cast has ${part} (${as}) already. Change that role, or name a performer.`
    : `The cast has ${quoted(shownName(db, "agent", performer) ?? "")} for ${part} (${as}) already. Choose another kind, or change that role.`;
}

/** An agent that is chosen, found or made; null for nobody. */
export function agentKey(db: WritableDb, chosen: Chosen | null): number | null {
  if (chosen === null) return null;
  if ("name" in chosen) return agentNamed(db, chosen.name);
  requireRecord(db, "agent", chosen.id);
  return chosen.id;
}

function agentKeys(db: WritableDb, chosen: readonly Chosen[]): number[] {
  return chosen.flatMap((one) => agentKey(db, one) ?? []);
}
