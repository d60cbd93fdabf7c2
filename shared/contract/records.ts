import * as v from "valibot";
import { isCountry } from "../country.ts";
import { identifierSchemes } from "../identifier.ts";
import type { CastRole, Effects, RecordLine, RecordPage } from "../record-page.ts";
import {
  agentKinds,
  agentWork,
  contactKinds,
  nameKinds,
  recordKinds,
  roleKinds,
  settings,
  titleKinds,
} from "../record.ts";
import { asks, changes } from "./procedure.ts";
import { Count, Id, Language, RecordName, Stills } from "./schemas.ts";

const ShortText = v.pipe(v.string(), v.trim(), v.maxLength(2_000));
/** Empty is none. */
const textOrNone = (longest: number) =>
  v.nullable(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(longest),
      v.transform((written) => (written === "" ? null : written)),
    ),
  );
const ShortTextOrNone = textOrNone(2_000);
const Year = v.pipe(v.number(), v.integer(), v.minValue(1800), v.maxValue(2200));

/** A record that is chosen by key, or by a name under which it is found or made. */
export const ChosenRecord = v.union([v.object({ id: Id }), v.object({ name: RecordName })]);
export type Chosen = v.InferOutput<typeof ChosenRecord>;

/**
 * A list is given whole and in order: a row with a key is one that is there, one without is new, one left out
 * goes. Rows of a page can be given back as they are: what else they hold is passed over.
 */
const listOf = <Entries extends v.ObjectEntries>(row: Entries) =>
  v.pipe(v.array(v.object({ id: v.optional(Id), ...row })), v.maxLength(1_000));

const names = listOf({ kind: v.picklist(nameKinds), language: Language, name: RecordName });
const identifiers = listOf({
  scheme: v.picklist(identifierSchemes),
  value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  note: ShortText,
});
const agents = v.pipe(v.array(ChosenRecord), v.maxLength(200));

const FilmFields = v.partial(
  v.strictObject({
    /** Of the preferred title. */
    language: Language,
    year: v.nullable(Year),
    names: listOf({ kind: v.picklist(titleKinds), language: Language, name: RecordName }),
    countries: v.pipe(
      v.array(v.pipe(v.string(), v.check(isCountry, "an ISO 3166 code such as CN is needed"))),
      v.maxLength(50),
    ),
    directors: agents,
    companies: agents,
    rightsHolders: agents,
    identifiers,
    codes: listOf({
      code: v.pipe(RecordName, v.maxLength(100)),
      studio: ShortText,
      fromYear: v.nullable(Year),
      toYear: v.nullable(Year),
    }),
  }),
);
const SceneFields = v.partial(
  v.strictObject({
    names,
    number: ShortTextOrNone,
    position: Count,
    synopsis: textOrNone(100_000),
    place: ShortTextOrNone,
    setting: v.nullable(v.picklist(settings)),
  }),
);
const CharacterFields = v.partial(v.strictObject({ names }));
const AgentFields = v.partial(
  v.strictObject({
    agentKind: v.nullable(v.picklist(agentKinds)),
    names,
    creditLine: ShortTextOrNone,
    contacts: listOf({ kind: v.picklist(contactKinds), value: v.pipe(ShortText, v.minLength(1)) }),
    identifiers,
  }),
);
const KeywordFields = v.partial(
  v.strictObject({
    names,
    /** The broader keyword it stands under. */
    parent: v.nullable(Id),
  }),
);
const RoleFields = v.partial(
  v.strictObject({
    performer: v.nullable(ChosenRecord),
    creditedAs: ShortTextOrNone,
    roleKind: v.picklist(roleKinds),
    uncredited: v.boolean(),
    code: v.pipe(
      textOrNone(64),
      v.check((code) => code === null || !/\s/u.test(code), "a code is one word, without spaces"),
    ),
    /** Its place in the billing of the film, from 0. */
    position: Count,
  }),
);

export type FilmFields = v.InferOutput<typeof FilmFields>;
export type SceneFields = v.InferOutput<typeof SceneFields>;
export type CharacterFields = v.InferOutput<typeof CharacterFields>;
export type AgentFields = v.InferOutput<typeof AgentFields>;
export type KeywordFields = v.InferOutput<typeof KeywordFields>;
export type RoleFields = v.InferOutput<typeof RoleFields>;

/** Only the fields that are given change. */
const Edit = v.variant("kind", [
  v.strictObject({ kind: v.literal("film"), id: Id, set: FilmFields }),
  v.strictObject({ kind: v.literal("scene"), id: Id, set: SceneFields }),
  v.strictObject({ kind: v.literal("character"), id: Id, set: CharacterFields }),
  v.strictObject({ kind: v.literal("agent"), id: Id, set: AgentFields }),
  v.strictObject({ kind: v.literal("keyword"), id: Id, set: KeywordFields }),
  v.strictObject({ kind: v.literal("role"), id: Id, set: RoleFields }),
]);
export type Edit = v.InferOutput<typeof Edit>;

const Make = v.variant("kind", [
  v.strictObject({ kind: v.literal("film"), name: RecordName, set: FilmFields }),
  v.strictObject({
    kind: v.literal("scene"),
    name: RecordName,
    film: v.nullable(Id),
    set: SceneFields,
  }),
  v.strictObject({
    kind: v.literal("character"),
    name: RecordName,
    /** In whose cast it is put. */
    film: v.nullable(Id),
    set: CharacterFields,
  }),
  v.strictObject({ kind: v.literal("agent"), name: RecordName, set: AgentFields }),
  v.strictObject({ kind: v.literal("keyword"), name: RecordName, set: KeywordFields }),
  v.strictObject({ kind: v.literal("role"), film: Id, character: ChosenRecord, set: RoleFields }),
]);
export type Make = v.InferOutput<typeof Make>;

const Kind = v.picklist(recordKinds);

/** What can be done to records. */
const RecordCommand = v.variant("do", [
  v.strictObject({ do: v.literal("edit"), record: Edit }),
  v.strictObject({ do: v.literal("make"), record: Make }),
  v.strictObject({
    do: v.literal("rename"),
    kind: Kind,
    id: Id,
    name: RecordName,
    /** The name it had goes on finding it. */
    keep: v.boolean(),
  }),
  v.strictObject({ do: v.literal("merge"), kind: Kind, id: Id, into: Id }),
  v.strictObject({
    do: v.literal("moveScene"),
    id: Id,
    film: Id,
    /** Into the scene of its name, if the film has one: without this that is refused. */
    merge: v.boolean(),
  }),
  v.strictObject({ do: v.literal("remove"), kind: v.picklist([...recordKinds, "role"]), id: Id }),
]);
export type RecordCommand = v.InferOutput<typeof RecordCommand>;

/** What a change of records does, or would do. */
export type RecordOutcome = {
  /** The record afterwards: the one made, the one merged into; null when it is gone. */
  readonly id: number | null;
  /** The sentence that stands for it in the history. */
  readonly label: string;
  readonly effects: Effects;
  /** What to think over, in words: another film of this title and year, an ambiguous code. */
  readonly remarks: readonly string[];
};

export const records = {
  "records.list": asks<{ total: number; lines: RecordLine[] }>()(
    "Records of a kind by name, with how many stills they have; `filter` finds any of their names, in any script, `film` those of a film, its scenes and cast in their order, `as` agents who perform or hold rights, and `first` puts those who do such work already before the others, and before these, in billing order, the cast of the film `billed`, or of the films of such stills.",
    v.strictObject({
      kind: Kind,
      filter: v.pipe(v.string(), v.maxLength(2_000)),
      film: v.nullable(Id),
      /** Of agents only those who perform, or who hold rights. */
      as: v.optional(v.picklist(["performer", "rightsHolder"])),
      /** Of agents those who do this already come first. */
      first: v.optional(v.picklist(agentWork)),
      /** Of agents the cast of this film, or of the films of these stills, comes before all others. */
      billed: v.optional(
        v.union([v.strictObject({ film: Id }), v.strictObject({ stills: Stills })]),
      ),
      offset: Count,
      limit: v.pipe(Count, v.maxValue(1_000)),
    }),
  ),
  "records.get": asks<RecordPage | null>()(
    "The page of a record: all its fields, and where it occurs. Null when there is no such record.",
    v.strictObject({ kind: Kind, id: Id }),
  ),
  "records.cast": asks<{ total: number; roles: CastRole[] }>()(
    "The cast of a film in billing order, a part of it; `filter` finds characters and performers by any of their names, in any script.",
    v.strictObject({
      film: Id,
      filter: v.pipe(v.string(), v.maxLength(2_000)),
      offset: Count,
      limit: v.pipe(Count, v.maxValue(200)),
    }),
  ),
  "records.query": asks<{ query: string }>()(
    "The query that finds the stills of a record that stills are tagged with, and no others; of a scene or character those of a film, where one is given.",
    v.strictObject({
      field: v.picklist(["film", "scene", "character", "performer", "rightsHolder", "keyword"]),
      id: Id,
      film: v.nullable(Id),
    }),
  ),
  "records.change": changes<RecordOutcome & { change: number | null }>()(
    "Edits, makes, renames, merges or removes a record, or moves a scene to another film, as one action; `change` is its key in the history, null when it changed nothing.",
    v.strictObject({ command: RecordCommand }),
  ),
  "records.rehearse": asks<RecordOutcome>()(
    "What records.change would do, without doing it.",
    v.strictObject({ command: RecordCommand }),
  ),
} as const;
