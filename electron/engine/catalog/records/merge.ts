import type { RecordKind } from "../../../../shared/record.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { findScene } from "../films.ts";
import { giveApprovals, giveRules } from "../rights/carry-approvals.ts";
import { giveHoldings } from "../rights/carry-holdings.ts";
import { giveRights } from "../rights/carry-rights.ts";
import { depictAnother, stillsShowingTwice } from "./depicted.ts";
import {
  agentContacts,
  agentIdentifiers,
  appendList,
  appendOrdered,
  filmAgents,
  filmCompanies,
  filmCountries,
  filmDirectors,
  filmHolders,
  filmIdentifiers,
  productionCodes,
} from "./lists.ts";
import { giveScene } from "./move-scene.ts";
import { keywordLink, linkAnother, sceneLink } from "./move-stills.ts";
import { giveRoles } from "./roles.ts";
import type { DroppedCredit } from "./roles-made-one.ts";
import { addName, namesOf, recordTables, setColumns, shownName } from "./tables.ts";

/** Two records of a kind: one that goes, and the one that stays. */
export type Pair = { readonly from: number; readonly to: number };

/**
 * Makes one record part of another of its kind: all that belongs to it or names it is the other's then,
 * each thing once, its names go on finding it, and what the other does not say it says. Gives back what of
 * credits is no longer said.
 */
export function mergeInto(db: WritableDb, kind: RecordKind, pair: Pair): DroppedCredit[] {
  giveNames(db, kind, pair);
  const dropped = giveAll(db, kind, pair);
  run(db, `DELETE FROM ${recordTables[kind].table} WHERE id = ?`, pair.from);
  return dropped;
}

function giveAll(db: WritableDb, kind: RecordKind, pair: Pair): DroppedCredit[] {
  switch (kind) {
    case "film":
      return giveFilm(db, pair);
    case "scene":
      fillIn(db, "scene", pair, ["number", "synopsis", "place", "setting"]);
      linkAnother(db, sceneLink, pair);
      return [];
    case "character":
      depictAnother(db, "character_id", pair);
      return giveRoles(db, "character_id", pair);
    case "agent":
      return giveAgent(db, pair);
    case "keyword":
      giveKeyword(db, pair);
      return [];
  }
}

/** How many stills show somebody twice, in two regions, once two records are one; before they are. */
export function shownTwiceAfter(db: ReadableDb, kind: RecordKind, pair: Pair): number {
  switch (kind) {
    case "character":
      return stillsShowingTwice(db, "character_id", pair);
    case "agent":
      return stillsShowingTwice(db, "performer_id", pair);
    case "film":
      return charactersAlike(db, pair).reduce(
        (sum, { one, other }) =>
          sum + stillsShowingTwice(db, "character_id", { from: one, to: other }),
        0,
      );
    case "scene":
    case "keyword":
      return 0;
  }
}

function giveNames(db: WritableDb, kind: RecordKind, { from, to }: Pair): void {
  const shown = shownName(db, kind, from) ?? "";
  const given = namesOf(db, kind, from);
  for (const { id } of given)
    run(db, `DELETE FROM ${recordTables[kind].names.table} WHERE id = ?`, id);
  addName(db, kind, to, { ...shownAs(db, kind, from), name: shown });
  for (const name of given) addName(db, kind, to, name);
}

/** As what the name a record was shown by goes on among its other names. */
export function shownAs(
  db: ReadableDb,
  kind: RecordKind,
  id: number,
): { kind: string; language: string } {
  if (kind !== "film") return { kind: "alias", language: "x-default" };
  const film = first<{ language: string }>(
    db,
    "SELECT title_language AS language FROM film WHERE id = ?",
    id,
  );
  return { kind: "alternative", language: film?.language ?? "x-default" };
}

/** What the record that stays does not say it takes from the one that goes. */
function fillIn(
  db: WritableDb,
  table: "film" | "scene" | "agent",
  { from, to }: Pair,
  columns: readonly string[],
): void {
  const row = (id: number): Record<string, string | number | null> =>
    first(db, `SELECT ${columns.join(", ")} FROM ${table} WHERE id = ?`, id) ?? {};
  setColumns(db, table, to, { ...row(from), ...said(row(to)) });
}

function said(row: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => (value === null ? [] : [[column, value]])),
  );
}

/** Scenes and characters of the same name in both films are one. */
function giveFilm(db: WritableDb, pair: Pair): DroppedCredit[] {
  const { from, to } = pair;
  fillIn(db, "film", pair, ["year"]);
  makeCodesOne(db, pair);
  for (const list of [filmIdentifiers, productionCodes]) appendList(db, list, pair);
  for (const values of [filmCountries, filmDirectors, filmCompanies, filmHolders]) {
    appendOrdered(db, values, pair);
    run(db, `DELETE FROM ${values.table} WHERE film_id = ?`, from);
  }
  giveRights(db, "film", pair);
  giveRules(db, "film_id", pair);
  run(db, "UPDATE still SET film_id = @to WHERE film_id = @from", pair);
  run(db, "UPDATE caption_template SET film_id = @to WHERE film_id = @from", pair);
  for (const scene of scenesOf(db, from)) {
    const same = findScene(db, to, scene.label);
    if (same === null) giveScene(db, { scene: scene.id, film: to });
    else mergeInto(db, "scene", { from: scene.id, to: same });
  }
  const ofCharacters = charactersAlike(db, pair).flatMap(({ one, other }) =>
    mergeInto(db, "character", { from: one, to: other }),
  );
  return [...ofCharacters, ...giveRoles(db, "film_id", pair)];
}

/** A code that both films have, however they write it, is one; what is said of it only in the one that goes is kept. */
function makeCodesOne(db: WritableDb, pair: Pair): void {
  run(
    db,
    `UPDATE production_code AS kept SET studio = gone.studio, from_year = gone.from_year, to_year = gone.to_year
     FROM production_code AS gone
     WHERE kept.film_id = @to AND gone.film_id = @from AND code_key(gone.code) = code_key(kept.code)
       AND kept.studio = '' AND kept.from_year IS NULL AND kept.to_year IS NULL`,
    pair,
  );
  run(
    db,
    `DELETE FROM production_code AS gone WHERE film_id = @from AND EXISTS (
       SELECT 1 FROM production_code AS kept WHERE kept.film_id = @to AND code_key(kept.code) = code_key(gone.code))`,
    pair,
  );
}

function scenesOf(db: ReadableDb, film: number): { id: number; label: string }[] {
  return all(db, "SELECT id, label FROM scene WHERE film_id = ? ORDER BY position, id", film);
}

/** Characters of one film with those of the other that are called the same. Each is in one pair at most. */
function charactersAlike(db: ReadableDb, pair: Pair): { one: number; other: number }[] {
  const cast = (film: string): string =>
    `SELECT character.id, name_key AS key, min(position) AS position FROM cast_role
     JOIN character ON character.id = character_id WHERE film_id = ${film} GROUP BY character.id`;
  const rows = all<{ one: number; other: number }>(
    db,
    `SELECT one.id AS one, other.id AS other FROM (${cast("@from")}) AS one JOIN (${cast("@to")}) AS other
       ON other.key = one.key AND other.id <> one.id ORDER BY one.position, other.position`,
    pair,
  );
  const seen = new Set<number>();
  return rows.filter(({ one, other }) => {
    if (seen.has(one) || seen.has(other)) return false;
    seen.add(one).add(other);
    return true;
  });
}

function giveAgent(db: WritableDb, pair: Pair): DroppedCredit[] {
  fillIn(db, "agent", pair, ["kind", "credit_line"]);
  for (const list of [agentIdentifiers, agentContacts]) appendList(db, list, pair);
  depictAnother(db, "performer_id", pair);
  run(
    db,
    `DELETE FROM rights_record AS gone WHERE holder_id = @from AND EXISTS (SELECT 1 FROM rights_record AS kept
       WHERE kept.still_id = gone.still_id AND kept.holder_id = @to AND kept.role = gone.role)`,
    pair,
  );
  run(db, "UPDATE rights_record SET holder_id = @to WHERE holder_id = @from", pair);
  giveRights(db, "holder", pair);
  giveHoldings(db, pair);
  giveApprovals(db, "performer_id", pair);
  giveRules(db, "performer_id", pair);
  run(db, "UPDATE caption_template SET client_id = @to WHERE client_id = @from", pair);
  for (const table of filmAgents) {
    run(
      db,
      `INSERT OR IGNORE INTO ${table} (film_id, agent_id, position)
       SELECT film_id, @to, position FROM ${table} WHERE agent_id = @from`,
      pair,
    );
    run(db, `DELETE FROM ${table} WHERE agent_id = ?`, pair.from);
  }
  return giveRoles(db, "performer_id", pair);
}

/** Where the one that stays stood under the one that goes, it takes its place. */
function giveKeyword(db: WritableDb, pair: Pair): void {
  const { from, to } = pair;
  if (isUnder(db, to, from))
    run(
      db,
      "UPDATE keyword SET parent_id = (SELECT parent_id FROM keyword WHERE id = @from) WHERE id = @to",
      pair,
    );
  run(db, "UPDATE keyword SET parent_id = @to WHERE parent_id = @from", pair);
  linkAnother(db, keywordLink, { from, to });
}

/** Whether a keyword stands under another, at any depth. */
export function isUnder(db: ReadableDb, keyword: number, other: number): boolean {
  return (
    first(
      db,
      `WITH RECURSIVE broader(id) AS (SELECT parent_id FROM keyword WHERE id = ?
         UNION SELECT parent_id FROM keyword JOIN broader ON keyword.id = broader.id)
       SELECT 1 FROM broader WHERE id = ?`,
      keyword,
      other,
    ) !== null
  );
}
