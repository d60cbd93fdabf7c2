import type {
  ComparedField,
  ComparedStill,
  Comparison,
} from "../../../shared/contract/near-duplicates.ts";
import { markFields, markInWords, unmarked } from "../../../shared/marks.ts";
import {
  stillKindNames,
  textFields,
  type Depiction,
  type FilmSummary,
  type StillId,
  type StillRecord,
} from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { isUnidentified, whoInWords } from "../../../shared/depiction.ts";
import { pairOfFiles } from "../catalog/near-pairs.ts";
import { printOfHash } from "../catalog/prints.ts";
import { recordOf } from "../catalog/record.ts";
import { namesOfSetsWith } from "../catalog/sets.ts";
import type { PicturePrint } from "./picture-print.ts";
import { viewsOf, type ViewedPicture } from "./picture-views.ts";
import { unpackPrint } from "./stored-print.ts";

/** Puts stills side by side: what their files are, and field by field what is said of them. */
export function compareStills(db: ReadableDb, stills: readonly StillId[]): Comparison {
  const records = stills.flatMap((still) => recordOf(db, still) ?? []);
  const prints = records.map(({ hash }) => printOf(db, hash));
  const views = viewsOf(
    records.map((record, index) => viewedPicture(record, prints[index] ?? null)),
    (one, other) => pairOfFiles(db, one, other),
  );
  return {
    stills: records.map((record, index) => ({
      ...comparedFile(record),
      grey: prints[index]?.grey ?? null,
      view: views[index] ?? null,
    })),
    fields: fieldsOf(db, records),
  };
}

function printOf(db: ReadableDb, hash: string): PicturePrint | null {
  const print = printOfHash(db, Buffer.from(hash, "hex"));
  return print === null ? null : unpackPrint(print);
}

function comparedFile({
  id,
  hash,
  thumbnail,
  width,
  height,
  files,
}: StillRecord): Omit<ComparedStill, "grey" | "view"> {
  const [shown] = files;
  const path = shown?.path ?? "";
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
    files: files.length,
  };
}

/** Null when the file could not be decoded. */
function viewedPicture(
  { hash, width, height }: StillRecord,
  print: PicturePrint | null,
): ViewedPicture | null {
  if (width === null || height === null || width * height === 0) return null;
  const edge = Math.max(width, height);
  const whole = print?.patches[0] ?? { x: 0, y: 0, width: width / edge, height: height / edge };
  const [across, down] = [edge / width, edge / height];
  return {
    hash: Buffer.from(hash, "hex"),
    width,
    height,
    content: {
      x: whole.x * across,
      y: whole.y * down,
      width: whole.width * across,
      height: whole.height * down,
    },
  };
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
    ...markFields.map((mark) =>
      plain(mark, ({ marks }) =>
        marks[mark] === unmarked[mark] ? [] : one(markInWords(mark, marks[mark])),
      ),
    ),
    plain("rightsHolders", ({ rightsHolders }) =>
      names(rightsHolders.filter(({ follows }) => !follows)),
    ),
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

function depictionWords(person: Depiction): string {
  const { character, performer, certainty } = person;
  if (isUnidentified(person)) return whoInWords(person);
  const names = [character?.name, performer?.name].filter((name) => name !== undefined);
  return certainty === "certain" ? names.join(" – ") : `${names.join(" – ")}, ${certainty}`;
}
