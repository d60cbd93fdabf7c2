import type {
  FileDifference,
  FollowedProperty,
  FollowedValue,
} from "../../../shared/file-changes.ts";
import { followedProperties } from "../../../shared/file-changes.ts";
import type { StillId, TextField } from "../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import { fileEventsOf } from "./file-events.ts";
import { isSame, valuesOfFile, valuesOfStill } from "./followed-values.ts";
import { keptJson } from "./kept-json.ts";
import type { Taken } from "./taken.ts";

/**
 * Notes where a changed file says something new and the archive something else, after what could be
 * taken over was: there the archivist has to choose. What both say alike by now is no question any more.
 */
export function noteDifferences(db: WritableDb, still: StillId, before: Taken, now: Taken): void {
  const was = valuesOfFile(before);
  const is = valuesOfFile(now);
  const standing = valuesOfStill(db, still);
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    if (isSame(was.get(key), is.get(key))) continue;
    if (isSame(standing.get(key), is.get(key))) forget(db, still, key);
    else note(db, still, { key, was: was.get(key), is: is.get(key) });
  }
}

type Said = {
  readonly key: string;
  readonly was: FollowedValue | undefined;
  readonly is: FollowedValue | undefined;
};

function note(db: WritableDb, still: StillId, { key, was, is }: Said): void {
  run(
    db,
    `INSERT INTO file_difference (still_id, property, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT (still_id, property) DO UPDATE SET after = excluded.after`,
    still,
    key,
    JSON.stringify(was ?? null),
    JSON.stringify(is ?? null),
  );
}

/**
 * A text was begun on what stood there, and is about to take the place of another that was taken over from
 * the changed file since. Both are to be seen then, as if the archivist's had been there first.
 */
export function noteOvertaken(
  db: WritableDb,
  still: StillId,
  { field, language }: { readonly field: TextField; readonly language: string },
  text: { readonly begunOn: string; readonly standing: string },
): void {
  const begunOn = text.begunOn === "" ? null : text.begunOn;
  const standing = text.standing === "" ? null : text.standing;
  if (begunOn === standing) return;
  const said = fileEventsOf(db, still)
    .filter(({ as }) => as !== "displaced") // what came in the place of a file is none of its words
    .flatMap(({ values }) => values)
    .filter((value) => value.property === field && value.language === language);
  const taken = said.findIndex(({ after }) => isSame(after, standing));
  if (taken < 0 || !said.slice(taken).some(({ before }) => isSame(before, begunOn))) return;
  note(db, still, { key: `${field} ${language}`, was: begunOn, is: standing });
}

/**
 * A file says something else without having changed, for it is read in another way. What the archive has
 * of its own is no question then, unless that is what the file was thought to say.
 */
export function restateDifferences(
  db: WritableDb,
  still: StillId,
  before: Taken,
  now: Taken,
): void {
  const was = valuesOfFile(before);
  const is = valuesOfFile(now);
  const standing = valuesOfStill(db, still);
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const said = { key, was: was.get(key), is: is.get(key) };
    if (isSame(said.was, said.is)) continue;
    if (isSame(standing.get(key), said.is)) forget(db, still, key);
    else if (isSame(standing.get(key), said.was)) note(db, still, said);
    else restate(db, still, said);
  }
}

function restate(db: WritableDb, still: StillId, { key, is }: Said): void {
  run(
    db,
    "UPDATE file_difference SET after = ? WHERE still_id = ? AND property = ?",
    JSON.stringify(is ?? null),
    still,
    key,
  );
}

function forget(db: WritableDb, still: StillId, key: string): void {
  run(db, "DELETE FROM file_difference WHERE still_id = ? AND property = ?", still, key);
}

/** The open differences of a still: those where the archive still says something else. */
export function differencesOf(db: ReadableDb, still: StillId): FileDifference[] {
  const rows = all<{ property: string; before: string; after: string }>(
    db,
    "SELECT property, before, after FROM file_difference WHERE still_id = ? ORDER BY property",
    still,
  );
  const standing = valuesOfStill(db, still);
  return rows.flatMap(({ property: key, before, after }) => {
    const [property = "", language = ""] = key.split(" ");
    const archive = standing.get(key) ?? null;
    const file = valueIn(after);
    if (isSame(archive, file) || !isFollowed(property)) return [];
    return [{ property, language, before: valueIn(before), file, archive }];
  });
}

function isFollowed(property: string): property is FollowedProperty {
  return followedProperties.some((one) => one === property);
}

function valueIn(json: string): FollowedValue {
  // Written by noteDifferences.
  return keptJson<FollowedValue>(json);
}

/** A difference is settled: the archive's value stands, whichever it is by now. */
export function forgetDifference(
  db: WritableDb,
  still: StillId,
  { property, language }: Pick<FileDifference, "property" | "language">,
): void {
  forget(db, still, `${property} ${language}`);
}

/** How many of these stills have open differences. */
export function countDiffering(db: ReadableDb, stills: readonly StillId[]): number {
  return stills.filter((still) => differencesOf(db, still).length > 0).length;
}
