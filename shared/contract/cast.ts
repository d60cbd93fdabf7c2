import * as v from "valibot";
import {
  castColumns,
  castForms,
  type CastForm,
  type CastWord,
  type ComparedRow,
  type ListedColumn,
} from "../cast-list.ts";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id, LongText, Name, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** A cast list: text as it was pasted, or a file of any of the forms. */
const List = v.union([v.strictObject({ text: LongText }), v.strictObject({ file: AbsolutePath })]);

/** The film a list is of: by key, or by a name such as "Return to Dust (2022)" that is made when there is none; null for those that its rows name. */
const Film = v.nullable(v.union([v.strictObject({ id: Id }), v.strictObject({ name: Name })]));

const Choice = v.strictObject({
  row: Count,
  /** A record, or null for a new one of the name in the list. */
  character: v.optional(v.nullable(Id)),
  performer: v.optional(v.nullable(Id)),
});

const How = {
  list: List,
  film: Film,
  /** Null leaves it to the content. */
  form: v.nullable(v.picklist(castForms)),
  /** What each column holds; null leaves it to headings and content. */
  columns: v.nullable(v.array(v.nullable(v.picklist(castColumns)))),
  /** Who is meant in rows, by their place among the rows, where several have the name. */
  choices: v.array(Choice),
};

/** A cast list as it was understood and what importing it would do, before anything is changed. */
export type CastPreview = {
  readonly form: CastForm;
  readonly columns: readonly ListedColumn[];
  readonly rows: readonly ComparedRow[];
  /** Problems and remarks by line. */
  readonly words: readonly CastWord[];
  /** How many films would be made for it. */
  readonly newFilms: number;
  /** What was read; an import of anything else is refused. */
  readonly digest: string;
};

/** What is listed in the form `as` of a film's cast. */
export type PrintedCast = { readonly text: string; readonly roles: number };

/** What may be said of a character in a still beside that it is shown. */
export const saidOfPerson = ["performer", "region", "certainty", "identifier"] as const;
export type SaidOfPerson = (typeof saidOfPerson)[number];

/** Which of some stills show a character. */
export type CharacterShown = {
  /** Those that say no more of it. */
  readonly plain: readonly number[];
  /** How many say more, and what that is. */
  readonly kept: number;
  readonly said: readonly SaidOfPerson[];
};

export const cast = {
  "cast.shown": asks<CharacterShown>()(
    "Which of some stills show a character, and which say more of it than a tag does.",
    v.strictObject({ stills: Stills, character: Id }),
  ),
  "cast.read": asks<CastPreview>()(
    "Reads a cast list and says, row for row, what importing it would do.",
    v.strictObject(How),
  ),
  "cast.import": changes<Changed>()(
    "Imports the rows of a cast list that are named by their place, as cast.read has shown them; nothing is taken from the cast that is there.",
    v.strictObject({ ...How, digest: v.string(), take: v.array(Count) }),
  ),
  "cast.export": asks<PrintedCast>()(
    "The cast of a film as a list: CSV, TSV, JSON, or Photo Mechanic codes.",
    v.strictObject({ film: Id, as: v.picklist(["csv", "tsv", "json", "codes"]) }),
  ),
} as const;
