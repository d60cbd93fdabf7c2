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
/** Of each field, of what only its neighbours have or was used of late: the film's cast is to be seen under it. */
const LIKELY_PER_FIELD = 3;
/** Before anything is typed one looks through the film's main cast and its scenes. */
const UNASKED_PER_FIELD = 9;

/** Fields whose values are records of the catalog. */
export type RecordField = Exclude<TagField, "kind">;

/** Who a film names, and agents that others name. */
type Cast = {
  /** Performers of any film. */
  readonly all: ReadonlySet<number>;
  /** Rights holders of any film. */
  readonly holders: ReadonlySet<number>;
  /** Agents that are no persons, or that produce films. */
  readonly companies: ReadonlySet<number>;
  /** Those in the cast of the stills' film, or its rights holders, with their place: the billing order. */
  readonly own: ReadonlyMap<number, number>;
};

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
/** How much it speaks for a record that it is named in the texts of the still itself. */
export const NAMED_IN_TEXT = 2 * OF_THE_FILM;

const NOTHING_LIKELY: Likelihoods = new Map();

/** A record that is offered. */
export type RankedRecord = {
  readonly id: number;
  /** How many stills have it; null while nobody has counted them. */
  readonly stills: number | null;
  /** Whether it belongs to the film of the stills. */
  readonly own: boolean;
  /** What speaks for it beside its film. */
  readonly likely: number;
};

/** Who knows names and counts: the search index, or while it is not there the tables. */
export type ChoiceFinder = {
  /** Likeliest first: by what speaks for each, then by billing, those with more stills, by name. */
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
    most:
      field !== null ? CHOICES_SHOWN : text.trim() === "" ? UNASKED_PER_FIELD : CHOICES_PER_FIELD,
  };
  const found = fieldsAsked(field, asked).flatMap((one): readonly RankedChoice[] => {
    const speaking = likely[one] ?? NOTHING_LIKELY;
    if (one === "kind") return kindsFor(finder, asked.text, speaking).slice(0, asked.most);
    const wanted = { ...asked, cast: castOf(db, one, film), likely: speaking };
    return described(db, one, finder.records(one, wanted));
  });
  const isUnasked = field === null && asked.text === "";
  const choices = (isUnasked ? ownFirst(found, film) : found).map(({ choice }) => choice);
  const coded =
    film === null || asked.text === "" || (field !== null && field !== "character")
      ? null
      : characterCoded(db, finder, film, asked.text);
  if (coded === null) return choices;
  return [coded, ...choices.filter((one) => one.field !== "character" || one.id !== coded.id)];
}

/** A line of the list, with what put it there. */
type RankedChoice = Pick<RankedRecord, "own" | "likely"> & { readonly choice: TagChoice };

/**
 * Before anything is typed: who and what is named in the texts of the still, what its neighbours have and was
 * used of late, the film's cast and scenes; the records of other films come last.
 */
function ownFirst(found: readonly RankedChoice[], film: number | null): readonly RankedChoice[] {
  const likelySoFar = new Map<TagField, number>();
  const rankOf = ({ own, likely, choice: { field } }: RankedChoice): number => {
    const isOfAnother = film !== null && !own && ofFilms.has(field);
    if (likely >= NAMED_IN_TEXT) return 0;
    const sooner = likelySoFar.get(field) ?? 0;
    if (likely > 0 && !isOfAnother && sooner < LIKELY_PER_FIELD) {
      likelySoFar.set(field, sooner + 1);
      return 1;
    }
    return own ? 2 : isOfAnother ? 4 : 3;
  };
  return found
    .map((one) => ({ one, rank: rankOf(one) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** Fields whose records are of one film or another. */
const ofFilms: ReadonlySet<TagField> = new Set(["film", "scene", "character", "performer"]);

/** Whoever has a film is hardly given another: unasked, those who may be in the picture come first. */
function fieldsAsked(
  field: TagField | null,
  { text, film }: { readonly text: string; readonly film: number | null },
): readonly TagField[] {
  if (field !== null) return [field];
  if (text !== "" || film === null) return tagFields;
  const shown: readonly TagField[] = ["character", "scene"];
  const others = tagFields.filter((one) => one !== "film" && !shown.includes(one));
  return [...shown, ...others, "film"];
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
  const own = alike.find((one) => one.id === id) ?? { id, stills: null, own: true, likely: 0 };
  const [found] = described(db, "character", [own]);
  if (found === undefined) return null;
  const { choice } = found;
  return {
    ...choice,
    detail: [`code ${code}`, choice.detail].filter((part) => part !== "").join(" · "),
    code,
  };
}

const NOBODY: ReadonlySet<number> = new Set<number>();

function castOf(db: ReadableDb, field: RecordField, film: number | null): Cast {
  if (field !== "character" && field !== "performer" && field !== "rightsHolder")
    return { all: NOBODY, holders: NOBODY, companies: NOBODY, own: new Map() };
  const found = (sql: string): ReadonlySet<number> =>
    new Set(all<{ id: number }>(db, sql).map(({ id }) => id));
  const own = all<{ id: number; place: number }>(db, placesSql[field], film);
  return {
    all: field === "character" ? NOBODY : found(performersSql),
    holders:
      field === "rightsHolder" ? found("SELECT DISTINCT agent_id AS id FROM film_holder") : NOBODY,
    companies: field === "performer" ? found(companiesSql) : NOBODY,
    own: new Map(own.map(({ id, place }) => [id, place])),
  };
}

const performersSql =
  "SELECT DISTINCT performer_id AS id FROM cast_role WHERE performer_id IS NOT NULL";

/** In SQL: agents that are no persons, or of whom it is not said and that produce films. */
export const companiesSql = `SELECT id FROM agent WHERE kind IS NOT NULL AND kind <> 'person'
  UNION SELECT agent_id FROM film_company JOIN agent ON agent.id = agent_id WHERE kind IS NULL`;

/** Whom a film names, each with the first place it has there. */
const placesSql = {
  character:
    "SELECT character_id AS id, min(position) AS place FROM cast_role WHERE film_id = ? GROUP BY character_id",
  performer: `SELECT performer_id AS id, min(position) AS place FROM cast_role
    WHERE film_id = ? AND performer_id IS NOT NULL GROUP BY performer_id`,
  rightsHolder: "SELECT agent_id AS id, position AS place FROM film_holder WHERE film_id = ?",
};

type Described = { readonly id: number; readonly name: string; readonly detail: string };

/** Name and detail of records, in the order given; those that are gone are left out. */
function described(
  db: ReadableDb,
  field: RecordField,
  records: readonly RankedRecord[],
): RankedChoice[] {
  const rows = all<Described>(
    db,
    `${describedSql[field]} WHERE record.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(records.map(({ id }) => id)),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const distinctionOf = distinctionsOf(db, recordOfTag(field), [...known.keys()]);
  return records.flatMap(({ id, stills, own, likely }) => {
    const row = known.get(id);
    if (row === undefined) return [];
    const detail = withDistinction(row.detail, distinctionOf(id));
    return [{ own, likely, choice: { ...row, detail, stills, field } }];
  });
}

/** Kinds are a closed list without keys: their place in it stands for one, their code is the name. */
function kindsFor(finder: ChoiceFinder, text: string, likely: Likelihoods): RankedChoice[] {
  const wanted = text.toLowerCase();
  return stillKinds.flatMap((kind, index) =>
    `${kind} ${stillKindNames[kind].toLowerCase()}`.includes(wanted)
      ? [
          {
            own: false,
            likely: likely.get(index + 1) ?? 0,
            choice: {
              field: "kind" as const,
              id: index + 1,
              name: kind,
              detail: stillKindNames[kind],
              stills: finder.ofKind(kind),
            },
          },
        ]
      : [],
  );
}
