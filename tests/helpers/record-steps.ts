import fc from "fast-check";
import type { RecordCommand } from "../../shared/contract/records.ts";
import { ProblemError } from "../../shared/problem.ts";
import { recordKinds } from "../../shared/record.ts";
import { all, type WritableDb } from "../../electron/engine/catalog/database.ts";
import type { Action } from "../../electron/engine/commands/action.ts";
import { changeRecords } from "../../electron/engine/commands/records/change-records.ts";
import { stepNames } from "./archivist-steps.ts";

/** Keys are drawn as numbers, and mean whichever records there are. */
const some = fc.nat(20);
const names = fc.oneof(stepNames, fc.constantFrom("Youtie Ma", "馬有鐵", "Olgii", "مُحَمَّد"));
const languages = fc.constantFrom("x-default", "zh-Hans", "en");
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });
const kept = fc.option(some, { nil: undefined });

const otherNames = fc.array(
  fc.record({
    id: kept,
    kind: fc.constantFrom("alias" as const, "original" as const),
    language: languages,
    name: names,
  }),
  { maxLength: 3 },
);
const agents = fc.array(fc.record({ name: names }), { maxLength: 3 });
const identifiers = fc.array(
  fc.record({
    id: kept,
    scheme: fc.constant("wikidata" as const),
    value: fc.constantFrom("Q1", "q2"),
    note: fc.constant(""),
  }),
  { maxLength: 3 },
);

const fields = {
  film: fc.record({
    language: optional(languages),
    year: optional(fc.constantFrom(null, 2021, 2022)),
    names: optional(
      fc.array(
        fc.record({
          id: kept,
          kind: fc.constantFrom("working" as const, "translated" as const),
          language: languages,
          name: names,
        }),
        { maxLength: 3 },
      ),
    ),
    countries: optional(fc.subarray(["CN", "FR", "SUHH"])),
    directors: optional(agents),
    companies: optional(agents),
    identifiers: optional(identifiers),
    codes: optional(
      fc.array(
        fc.record({
          id: kept,
          code: fc.constantFrom("802", "SG1900"),
          studio: fc.constantFrom("", "Goldwyn"),
          fromYear: fc.constantFrom(null, 1930),
          toYear: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
    ),
  }),
  scene: fc.record({
    names: optional(otherNames),
    number: optional(fc.constantFrom(null, "12")),
    position: optional(fc.nat(3)),
    synopsis: optional(fc.constantFrom(null, "They marry.")),
    place: optional(fc.constantFrom(null, "Gaotai")),
    setting: optional(fc.constantFrom(null, "interior" as const, "both" as const)),
  }),
  character: fc.record({ names: optional(otherNames) }),
  agent: fc.record({
    agentKind: optional(fc.constantFrom(null, "person" as const, "estate" as const)),
    names: optional(otherNames),
    creditLine: optional(fc.constantFrom(null, "Courtesy of X")),
    contacts: optional(
      fc.array(
        fc.record({
          id: kept,
          kind: fc.constant("web" as const),
          value: fc.constantFrom("a.org", "b.org"),
        }),
        { maxLength: 2 },
      ),
    ),
    identifiers: optional(identifiers),
  }),
  keyword: fc.record({ names: optional(otherNames), parent: optional(fc.option(some)) }),
  role: fc.record({
    performer: optional(fc.option(fc.record({ name: names }))),
    creditedAs: optional(fc.constantFrom(null, "Bob Robertson")),
    roleKind: optional(fc.constantFrom("role" as const, "voice" as const)),
    uncredited: optional(fc.boolean()),
    position: optional(fc.nat(3)),
  }),
};

const edit = fc.oneof(
  ...Object.entries(fields).map(([kind, set]) =>
    fc.record({
      do: fc.constant("edit"),
      record: fc.record({ kind: fc.constant(kind), id: some, set: set as fc.Arbitrary<object> }),
    }),
  ),
);
const film = fc.option(some);
const make = fc
  .oneof(
    fc.record({ kind: fc.constant("film"), name: names, set: fields.film }),
    fc.record({ kind: fc.constant("scene"), name: names, film, set: fields.scene }),
    fc.record({ kind: fc.constant("character"), name: names, film, set: fields.character }),
    fc.record({ kind: fc.constant("agent"), name: names, set: fields.agent }),
    fc.record({ kind: fc.constant("keyword"), name: names, set: fields.keyword }),
    fc.record({
      kind: fc.constant("role"),
      film: some,
      character: fc.record({ name: names }),
      set: fields.role,
    }),
  )
  .map((record) => ({ do: "make", record }));
const kind = fc.constantFrom(...recordKinds);
const others = fc.oneof(
  fc.record({ do: fc.constant("rename"), kind, id: some, name: names, keep: fc.boolean() }),
  fc.record({ do: fc.constant("merge"), kind, id: some, into: some }),
  fc.record({ do: fc.constant("moveScene"), id: some, film: some, merge: fc.boolean() }),
  fc.record({ do: fc.constant("remove"), kind: fc.constantFrom(...recordKinds, "role"), id: some }),
);

/** Something done to whichever records there are. */
export const recordSteps = fc.oneof(edit, make, others) as unknown as fc.Arbitrary<RecordCommand>;

const tables = {
  film: "film",
  scene: "scene",
  character: "character",
  agent: "agent",
  keyword: "keyword",
  role: "cast_role",
};
const lists: Readonly<Record<string, string>> = {
  film: "film_title",
  scene: "scene_name",
  character: "character_name",
  agent: "agent_name",
  keyword: "keyword_name",
  identifiers: "film_identifier",
  codes: "production_code",
  contacts: "agent_contact",
};

/** Does it to records that are there; nothing when there are none, or when it is refused in words. */
export function takeRecordStep(db: WritableDb, step: RecordCommand): Action<unknown> {
  db.exec("SAVEPOINT step");
  try {
    return changeRecords(db, meant(db, step));
  } catch (error) {
    db.exec("ROLLBACK TO step"); // as an action of its own would be
    if (error instanceof ProblemError) return { result: null, label: "" };
    throw error;
  } finally {
    db.exec("RELEASE step");
  }
}

function meant(db: WritableDb, step: RecordCommand): RecordCommand {
  const of = (table: string, drawn: number): number => {
    const keys = all<{ id: number }>(db, `SELECT id FROM ${table} ORDER BY id`).map(({ id }) => id);
    return keys[drawn % Math.max(1, keys.length)] ?? 1_000;
  };
  if (step.do === "edit" || step.do === "make") {
    const { record } = step;
    const set = Object.fromEntries(
      Object.entries(record.set).map(([field, value]) => [
        field,
        field === "parent" && typeof value === "number"
          ? of("keyword", value)
          : withKeys(value, (drawn) =>
              of(lists[field === "names" ? record.kind : field] ?? "film", drawn),
            ),
      ]),
    );
    const id = "id" in record ? { id: of(tables[record.kind], record.id) } : {};
    const within =
      "film" in record && typeof record.film === "number" ? { film: of("film", record.film) } : {};
    return { ...step, record: { ...record, ...id, ...within, set } } as RecordCommand;
  }
  if (step.do === "moveScene")
    return { ...step, id: of("scene", step.id), film: of("film", step.film) };
  const id = of(tables[step.kind], step.id);
  return step.do === "merge"
    ? { ...step, id, into: of(tables[step.kind], step.into) }
    : { ...step, id };
}

function withKeys(value: unknown, key: (drawn: number) => number): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((row: unknown) =>
    typeof row === "object" && row !== null && "id" in row && typeof row.id === "number"
      ? { ...row, id: key(row.id) }
      : row,
  );
}
