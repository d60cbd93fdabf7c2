import type { PartialBox } from "../../../shared/orientation.ts";
import { recordOfTag } from "../../../shared/record.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Suggestion } from "../../../shared/suggestion.ts";
import { tagFieldNames } from "../../../shared/tag.ts";
import { agentNamed } from "../catalog/agents.ts";
import { putInCast } from "../catalog/cast.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { dismiss } from "../catalog/dismissed.ts";
import { filmOfScene } from "../catalog/films.ts";
import { bracketsOf } from "../catalog/records/namesakes.ts";
import {
  addDepiction,
  addRightsHolder,
  addScene,
  byFilm,
  nameAsCharacter,
  setFilm,
} from "../catalog/tags.ts";
import type { StillsOfSuggestion } from "../suggestions/suggestions.ts";
import type { Action } from "./action.ts";
import { nameFace, placeFace } from "./place-face.ts";
import { countOf } from "./tag-stills.ts";

/**
 * Makes suggestions part of the record. Films go first; what has meanwhile been said of a still stands,
 * and what no longer fits it, such as a scene of another film, is left out.
 */
export function acceptSuggestions(
  db: WritableDb,
  accepted: readonly StillsOfSuggestion[],
): Action<{ changed: number }> {
  const filmsFirst = accepted.toSorted((a, b) => rank(a.suggestion) - rank(b.suggestion));
  const told = filmsFirst.map((one) => ({ ...one, stills: apply(db, one) }));
  return toldOf(db, told, {
    one: (what) => `Accepted the suggested ${what}`,
    many: (count) => `Accepted ${count}`,
  });
}

/** Has suggestions not be made again for these stills. */
export function dismissSuggestions(
  db: WritableDb,
  dismissed: readonly StillsOfSuggestion[],
): Action<{ changed: number }> {
  const told = dismissed.map((one) => ({
    ...one,
    stills: dismiss(db, one.stills, one.suggestion),
  }));
  return toldOf(db, told, {
    one: (what) => `Dismissed the suggested ${what}`,
    many: (count) => `Dismissed ${count}`,
  });
}

function rank({ field }: Suggestion): number {
  return field === "film" ? 0 : 1;
}

/** The stills that it changed. */
function apply(
  db: WritableDb,
  { suggestion, stills, faces }: StillsOfSuggestion,
): readonly StillId[] {
  const { field, id, name, role } = suggestion;
  switch (field) {
    case "film":
      return id === null ? [] : setFilm(db, byFilm(db, stills).get(null) ?? [], id);
    case "scene":
      return id === null ? [] : addScene(db, byFilm(db, stills).get(filmOfScene(db, id)) ?? [], id);
    case "character":
      return id === null ? [] : showCharacter(db, stills, id, faces);
    case "performer":
      return id === null ? [] : addDepiction(db, stills, { performer: id });
    case "rightsHolder":
      return addRightsHolder(db, stills, id ?? agentNamed(db, name), role ?? "owner");
  }
}

/**
 * Whom a file names only by the performer is shown as the character from then on, and not once more. Where
 * a face is theirs, it becomes their region.
 */
function showCharacter(
  db: WritableDb,
  stills: readonly StillId[],
  character: number,
  faces: ReadonlyMap<StillId, PartialBox>,
): readonly StillId[] {
  const named = [...faces].filter(([still, face]) => nameFace(db, still, { character, face }));
  const shown = addCharacter(db, stills, character);
  for (const [still, face] of faces) placeFace(db, still, { character, face });
  return [...named.map(([still]) => still), ...shown];
}

function addCharacter(
  db: WritableDb,
  stills: readonly StillId[],
  character: number,
): readonly StillId[] {
  return [...byFilm(db, stills)].flatMap(([film, ofFilm]) => {
    if (film === null) return addDepiction(db, ofFilm, { character });
    putInCast(db, film, character);
    const named = nameAsCharacter(db, ofFilm, { film, character });
    return [...named, ...addDepiction(db, ofFilm, { character })];
  });
}

function toldOf(
  db: ReadableDb,
  told: readonly StillsOfSuggestion[],
  words: { readonly one: (what: string) => string; readonly many: (count: string) => string },
): Action<{ changed: number }> {
  const done = told.filter(({ stills }) => stills.length > 0);
  const changed = new Set(done.flatMap(({ stills }) => stills)).size;
  const count = done.reduce((sum, { stills }) => sum + stills.length, 0);
  const [only, ...others] = done;
  const stills = countOf(changed);
  if (only !== undefined && others.length === 0) {
    const { field, id, name } = only.suggestion;
    const apart = id === null ? "" : bracketsOf(db, recordOfTag(field), [id])(id);
    const what = `${tagFieldNames[field].toLowerCase()} “${name}”${apart}`;
    return { result: { changed }, label: `${words.one(what)} on ${stills}` };
  }
  const suggestions = count === 1 ? "1 suggestion" : `${count.toLocaleString("en")} suggestions`;
  return { result: { changed }, label: `${words.many(suggestions)} on ${stills}` };
}
