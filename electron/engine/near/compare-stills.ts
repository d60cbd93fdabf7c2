import type {
  ComparedField,
  ComparedStill,
  Comparison,
} from "../../../shared/contract/near-duplicates.ts";
import {
  stillKindNames,
  textFields,
  type Depiction,
  type FilmSummary,
  type StillId,
  type StillRecord,
} from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { surestPair } from "../catalog/near-pairs.ts";
import { printOfHash } from "../catalog/prints.ts";
import { recordOf } from "../catalog/record.ts";
import { namesOfSetsWith } from "../catalog/sets.ts";
import { unpackPrint } from "./stored-print.ts";

/** Puts stills side by side: what their files are, and field by field what is said of them. */
export function compareStills(db: ReadableDb, stills: readonly StillId[]): Comparison {
  const records = stills.flatMap((still) => recordOf(db, still) ?? []);
  const shares = sharesOf(db, records);
  return {
    stills: records.map((record, index) => comparedStill(db, record, shares[index] ?? null)),
    fields: fieldsOf(db, records),
  };
}

function comparedStill(
  db: ReadableDb,
  { id, hash, thumbnail, width, height, files }: StillRecord,
  share: number | null,
): ComparedStill {
  const [shown] = files;
  const path = shown?.path ?? "";
  const print = printOfHash(db, Buffer.from(hash, "hex"));
  return {
    still: id,
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    hash,
    thumbnail,
    format: shown?.format ?? "",
    bytes: shown?.bytes ?? 0,
    width,
    height,
    grey: print === null ? null : unpackPrint(print).grey,
    files: files.length,
    share,
  };
}

/**
 * How much of the fullest view each shows: from the pairs with one that was compared with all others,
 * if there is one.
 */
function sharesOf(db: ReadableDb, records: readonly StillRecord[]): readonly (number | null)[] {
  for (const { id: middle } of records) {
    const shares = records.map(({ id }) =>
      id === middle ? 1 : (surestPair(db, id, middle)?.share ?? null),
    );
    const known = shares.filter((share) => share !== null);
    if (known.length < shares.length) continue;
    const fullest = Math.max(...known);
    return known.map((share) => share / fullest);
  }
  return records.map(() => null);
}

function fieldsOf(db: ReadableDb, records: readonly StillRecord[]): ComparedField[] {
  const one = (value: string | null): string[] => (value === null ? [] : [value]);
  const names = (of: readonly { readonly name: string }[]): string[] => of.map(({ name }) => name);
  const plain = (
    field: ComparedField["field"],
    valuesOf: (record: StillRecord) => readonly string[],
  ): ComparedField => comparedField(field, "x-default", records.map(valuesOf));
  return [
    ...textsOf(records),
    plain("film", ({ film }) => one(film === null ? null : filmWords(film))),
    plain("scenes", ({ scenes }) => names(scenes)),
    plain("depictions", ({ depictions }) => depictions.map(depictionWords)),
    plain("kind", ({ kind }) => one(kind === null ? null : stillKindNames[kind])),
    plain("dateCreated", ({ dateCreated }) => one(dateCreated)),
    plain("creators", ({ creators }) => creators),
    plain("rightsHolders", ({ rightsHolders }) => names(rightsHolders)),
    plain("keywords", ({ keywords }) => names(keywords)),
    plain("sets", ({ id }) => namesOfSetsWith(db, id)),
  ].filter(({ values }) => values.some(({ length }) => length > 0));
}

function textsOf(records: readonly StillRecord[]): ComparedField[] {
  return textFields.flatMap((field) => {
    const languages = new Set(records.flatMap(({ texts }) => Object.keys(texts[field] ?? {})));
    return [...languages].map((language) =>
      comparedField(
        field,
        language,
        records.map(({ texts }) => {
          const text = texts[field]?.[language];
          return text === undefined ? [] : [text];
        }),
      ),
    );
  });
}

function comparedField(
  field: ComparedField["field"],
  language: string,
  values: readonly (readonly string[])[],
): ComparedField {
  const [first, ...rest] = values.map((value) => JSON.stringify(value));
  return { field, language, values, differs: rest.some((value) => value !== first) };
}

function filmWords({ name, year }: FilmSummary): string {
  return year === null ? name : `${name} (${String(year)})`;
}

function depictionWords({ character, performer }: Depiction): string {
  return [character?.name, performer?.name].filter((name) => name !== undefined).join(" – ");
}
