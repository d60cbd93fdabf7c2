import type { BatchField, BatchNamed } from "../../../shared/batch.ts";
import { recordOfTag } from "../../../shared/record.ts";
import {
  stillKindNames,
  type StillId,
  type StillKind,
  type StillNumberField,
  type TextField,
} from "../../../shared/still.ts";
import { tagFields, type TagField } from "../../../shared/tag.ts";
import { all, type ReadableDb } from "./database.ts";
import { followingHolders, followingPerformers, type FollowingRecord } from "./following.ts";
import { type KnownRecords, nameOfRecord } from "./names.ts";
import { distinctionsOf } from "./records/namesakes.ts";
import { numberColumns, type NumberColumn } from "./number-columns.ts";
import { valuesOfStills } from "./tags.ts";
import { textsOfField } from "./texts.ts";

/** The key of a record, or of one that only follows from the film; the code of a kind, a text or a number. */
export type FieldValue = number | string | { readonly follows: number };

/** What stills say in a field; stills that say nothing are left out. */
export type ValuesOfField = ReadonlyMap<StillId, readonly FieldValue[]>;

/** Whether two values are the same, and both are said or both follow. */
export function isSameValue(one: FieldValue, other: FieldValue): boolean {
  return typeof one === "object" && typeof other === "object"
    ? one.follows === other.follows
    : one === other;
}

/** What stills say in a field; of a text in one language. */
export function valuesOfField(
  db: ReadableDb,
  field: BatchField,
  { stills, language }: { readonly stills: readonly StillId[]; readonly language: string },
): ValuesOfField {
  if (isNumberField(field)) return columnOf(db, numberColumns[field], stills);
  if (!isTagField(field)) return textsIn(db, field, { stills, language });
  if (field === "film") return columnOf(db, "film_id", stills);
  if (field === "kind") return columnOf(db, field, stills);
  const values = new Map<StillId, FieldValue[]>();
  const put = (still: StillId, value: FieldValue): void => {
    const known = values.get(still);
    if (known === undefined) values.set(still, [value]);
    else known.push(value);
  };
  for (const { still, id } of valuesOfStills(db, field, stills)) put(still, id);
  for (const { still, id } of followingIn(db, field, stills))
    if (values.get(still)?.includes(id) !== true) put(still, { follows: id });
  return values;
}

function followingIn(
  db: ReadableDb,
  field: TagField,
  stills: readonly StillId[],
): readonly FollowingRecord[] {
  if (field === "performer") return followingPerformers(db, stills);
  return field === "rightsHolder" ? followingHolders(db, stills) : [];
}

function isTagField(field: BatchField): field is TagField {
  return tagFields.some((one) => one === field);
}

function isNumberField(field: BatchField): field is StillNumberField {
  return field in numberColumns;
}

function columnOf(
  db: ReadableDb,
  column: "film_id" | "kind" | NumberColumn,
  stills: readonly StillId[],
): ValuesOfField {
  const rows = all<{ still: StillId; value: number | string }>(
    db,
    `SELECT id AS still, ${column} AS value FROM still
     WHERE id IN (SELECT value FROM json_each(?)) AND ${column} IS NOT NULL`,
    JSON.stringify(stills),
  );
  return new Map(rows.map(({ still, value }) => [still, [value]]));
}

function textsIn(
  db: ReadableDb,
  field: TextField,
  { stills, language }: { readonly stills: readonly StillId[]; readonly language: string },
): ValuesOfField {
  const texts = [...textsOfField(db, stills, field)].flatMap(([still, { [language]: text }]) =>
    text === undefined ? [] : [[still, [text]] as const],
  );
  return new Map(texts);
}

/**
 * Puts values of fields into words, each record read once. Records that are not in `known`, for they were made
 * since, are numbered down from -1 as they come: the key they get differs from one time to the next.
 */
export function valueNames(
  db: ReadableDb,
  known: KnownRecords,
): (field: BatchField, value: FieldValue) => BatchNamed {
  const names = new Map<string, BatchNamed>();
  let made = 0;
  const nameOf = (field: BatchField, value: FieldValue): BatchNamed => {
    if (typeof value === "object") return { ...nameOf(field, value.follows), follows: true };
    if (typeof value === "string")
      return field === "kind" ? { key: value, name: kindName(value) } : { key: null, name: value };
    const called = `${field}-${String(value)}`;
    const before = names.get(called);
    if (before !== undefined) return before;
    if (!isTagField(field) || field === "kind") return { key: value, name: String(value) };
    const key = value <= known[field] ? value : -(made += 1);
    const name = nameOfRecord(db, field, value);
    const distinction = key < 0 ? "" : distinctionsOf(db, recordOfTag(field), [value])(value);
    const named = distinction === "" ? { key, name } : { key, name, distinction };
    names.set(called, named);
    return named;
  };
  return nameOf;
}

function kindName(code: string): string {
  // The catalog holds the codes of kinds; one of a newer version is shown as it is.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (stillKindNames as Readonly<Record<string, string>>)[code as StillKind] ?? code;
}
