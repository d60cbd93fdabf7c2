import { withDistinction } from "../../../shared/distinction.ts";
import { recordOfTag } from "../../../shared/record.ts";
import { stillKindNames, stillKinds, type StillKind } from "../../../shared/still.ts";
import { tagFields, type TagChoice, type TagField } from "../../../shared/tag.ts";
import { characterOfCode } from "./cast-roles.ts";
import { all, type ReadableDb } from "./database.ts";
import { describedSql } from "./described.ts";
import { nameOfRecord } from "./names.ts";
import { distinctionsOf } from "./records/namesakes.ts";

const CHOICES_SHOWN = 30;
/** Of each field, where all are asked at once: so that a hundred films do not crowd out the one character. */
const CHOICES_PER_FIELD = 6;

/** Fields whose values are records of the catalog. */
export type RecordField = Exclude<TagField, "kind">;

/** Characters or agents that are in a cast, and those of them in that of the stills' film. */
type Cast = { readonly all: ReadonlySet<number>; readonly own: ReadonlySet<number> };

/** What is looked for: what is typed of a name, without spaces around it, for stills of this film. */
export type Wanted = {
  readonly text: string;
  readonly film: number | null;
  readonly cast: Cast;
  readonly likely: Likelihoods;
  readonly most: number;
};

/** What speaks for a record beside its film, as a number to be compared: by its key. */
export type Likelihoods = ReadonlyMap<number, number>;
/** The same for each field; a field that is left out has none. */
export type LikelyTags = Readonly<Partial<Record<TagField, Likelihoods>>>;
/** How much it speaks for a record that it belongs to the film of the stills. */
export const OF_THE_FILM = 4;

const NOTHING_LIKELY: Likelihoods = new Map();

/** The key of a record, and how many stills have it; null while nobody has counted them. */
export type RankedRecord = { readonly id: number; readonly stills: number | null };

/** Who knows names and counts: the search index, or while it is not there the tables. */
export type ChoiceFinder = {
  /** Likeliest first: by what speaks for each, then those with more stills, then by name. */
  readonly records: (field: RecordField, wanted: Wanted) => RankedRecord[];
  /** How many stills are of a kind. */
  readonly ofKind: (kind: StillKind) => number | null;
  /** The film that all these stills share. */
  readonly filmOfAll: (stills: Uint32Array) => number | null;
};

/**
 * Records whose name holds what is typed, likeliest first: those that are named in the stills' texts, those
 * of their film, those used of late or by their neighbours, then those with more stills. `stills` are the
 * ones being tagged. Asked at every keystroke: only the records
 * that are shown are read from the catalog, never a table of stills.
 */
export function choicesFor(
  db: ReadableDb,
  finder: ChoiceFinder,
  {
    field,
    text,
    stills,
    likely = {},
  }: {
    field: TagField | null;
    text: string;
    stills: Uint32Array;
    likely?: LikelyTags;
  },
): TagChoice[] {
  const film = finder.filmOfAll(stills);
  const asked = {
    text: text.trim(),
    film,
    most: field === null ? CHOICES_PER_FIELD : CHOICES_SHOWN,
  };
  const found = fieldsAsked(field, asked).flatMap((one) =>
    one === "kind"
      ? kindsFor(finder, asked.text).slice(0, asked.most)
      : described(
          db,
          one,
          finder.records(one, {
            ...asked,
            cast: castOf(db, one, film),
            likely: likely[one] ?? NOTHING_LIKELY,
          }),
        ),
  );
  const coded =
    film === null || asked.text === "" || (field !== null && field !== "character")
      ? null
      : characterCoded(db, finder, film, asked.text);
  if (coded === null) return found;
  return [coded, ...found.filter((one) => one.field !== "character" || one.id !== coded.id)];
}

/** Whoever has a film is hardly given another: unasked, those who may be in the picture come first. */
function fieldsAsked(
  field: TagField | null,
  { text, film }: { readonly text: string; readonly film: number | null },
): readonly TagField[] {
  if (field !== null) return [field];
  if (text !== "" || film === null) return tagFields;
  const people: readonly TagField[] = ["character", "performer"];
  const others = tagFields.filter((one) => one !== "film" && !people.includes(one));
  return [...people, ...others, "film"];
}

/** The character that what is typed is the code of, in this film. */
function characterCoded(
  db: ReadableDb,
  finder: ChoiceFinder,
  film: number,
  code: string,
): TagChoice | null {
  const id = characterOfCode(db, film, code);
  if (id === null) return null;
  const name = nameOfRecord(db, "character", id);
  const alike = finder.records("character", {
    text: name,
    film,
    cast: castOf(db, "character", film),
    likely: NOTHING_LIKELY,
    most: CHOICES_SHOWN,
  });
  const own = alike.find((one) => one.id === id) ?? { id, stills: null };
  const [choice] = described(db, "character", [own]);
  if (choice === undefined) return null;
  return {
    ...choice,
    detail: [`code ${code}`, choice.detail].filter((part) => part !== "").join(" · "),
    code,
  };
}

const NOBODY: ReadonlySet<number> = new Set<number>();

function castOf(db: ReadableDb, field: RecordField, film: number | null): Cast {
  if (field !== "character" && field !== "performer" && field !== "rightsHolder")
    return { all: NOBODY, own: NOBODY };
  const column = field === "character" ? "character_id" : "performer_id";
  const found = (sql: string, ...parameters: unknown[]): ReadonlySet<number> =>
    new Set(all<{ id: number }>(db, sql, ...parameters).map(({ id }) => id));
  return {
    all:
      field === "character"
        ? NOBODY
        : found("SELECT DISTINCT performer_id AS id FROM cast_role WHERE performer_id IS NOT NULL"),
    own: found(
      `SELECT ${column} AS id FROM cast_role WHERE film_id = ? AND ${column} IS NOT NULL`,
      film,
    ),
  };
}

type Described = { readonly id: number; readonly name: string; readonly detail: string };

/** Name and detail of records, in the order given; those that are gone are left out. */
function described(
  db: ReadableDb,
  field: RecordField,
  records: readonly RankedRecord[],
): TagChoice[] {
  const rows = all<Described>(
    db,
    `${describedSql[field]} WHERE record.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(records.map(({ id }) => id)),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const distinctionOf = distinctionsOf(db, recordOfTag(field), [...known.keys()]);
  return records.flatMap(({ id, stills }) => {
    const row = known.get(id);
    if (row === undefined) return [];
    return [{ ...row, detail: withDistinction(row.detail, distinctionOf(id)), stills, field }];
  });
}

/** Kinds are a closed list without keys: their place in it stands for one, their code is the name. */
function kindsFor(finder: ChoiceFinder, text: string): TagChoice[] {
  const wanted = text.toLowerCase();
  return stillKinds.flatMap((kind, index) =>
    `${kind} ${stillKindNames[kind].toLowerCase()}`.includes(wanted)
      ? [
          {
            field: "kind" as const,
            id: index + 1,
            name: kind,
            detail: stillKindNames[kind],
            stills: finder.ofKind(kind),
          },
        ]
      : [],
  );
}
