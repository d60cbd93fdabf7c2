import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokensOf } from "../../../electron/engine/catalog/fold.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { groupings, type Grouping } from "../../../shared/grouping.ts";
import type { SortOrder } from "../../../shared/sort-order.ts";
import { facetNames, type FacetName, type FacetValue } from "../../../shared/contract/search.ts";
import { sortOrders } from "../../../shared/sort-order.ts";
import {
  isSingle,
  recordFacets,
  type RecordFacet,
  withoutFacet,
  withoutLastChoice,
} from "../../../shared/query/facet-terms.ts";
import { languageFields, type SearchTree } from "../../../shared/query/tree.ts";
import {
  forEachLinked,
  linkedTables,
  type SearchDocument,
  type SearchRecord,
} from "../../../shared/search-document.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";
import type { Archive, Records } from "./archive.ts";
import { archiveOf, still } from "./archive.ts";
import { tries } from "../../helpers/doses.ts";
import { marks } from "../../helpers/marks.ts";
import { languages, phrase, tree } from "./arbitraries.ts";
import { countSlowly, searchSlowly } from "./oracle.ts";

const listedFacets: readonly RecordFacet[] = [
  "films",
  "scenes",
  "characters",
  "performers",
  "rightsHolders",
  "photographers",
  "keywords",
];

const someIds = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 });

const document = (id: number): fc.Arbitrary<SearchDocument> =>
  fc.record({
    id: fc.constant(id),
    film: fc.option(fc.integer({ min: 1, max: 3 })),
    scenes: someIds,
    characters: someIds,
    performers: someIds,
    rightsHolders: someIds,
    keywords: someIds,
    sets: fc.uniqueArray(fc.integer({ min: 1, max: 2 })),
    exports: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
    kind: fc.option(fc.constantFrom(...stillKinds)),
    marks,
    status: fc.constantFrom(...rightsStatuses),
    dateCreated: fc.option(fc.constantFrom("1999", "2020-05", "2020-05-03", "2021-01-01T10:11:12")),
    addedAt: fc.integer({ min: 0, max: 3 }),
    changedAt: fc.integer({ min: 0, max: 3 }),
    number: fc.option(fc.constantFrom("2", "10", "A 7", "A 12")),
    width: fc.constantFrom(0, 1000, 3000),
    height: fc.constantFrom(0, 2000),
    bytes: fc.constantFrom(0, 900_000, 5_000_000),
    people: fc.integer({ min: 0, max: 4 }),
    folder: fc.option(fc.constantFrom("1:", "1:b/", "2:a/")),
    fileNames: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom("a", "b"))
        .map(([number, letter]) => `still ${number}${letter}.jpg`),
      { minLength: 1, maxLength: 2 },
    ),
    captions: fc.array(phrase, { maxLength: 2 }),
    headlines: fc.array(phrase, { maxLength: 1 }),
    titles: fc.array(phrase, { maxLength: 1 }),
    otherTexts: fc.array(phrase, { maxLength: 1 }),
    languages: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...languageFields), fc.constantFrom(...languages)),
      { maxLength: 4, selector: (written) => written.join(" ") },
    ),
    creditLine: phrase,
    creators: fc.uniqueArray(
      phrase.filter((text) => text !== ""),
      { maxLength: 2 },
    ),
    hasAltText: fc.boolean(),
    hasProblem: fc.boolean(),
    hasConflict: fc.boolean(),
    hasRemark: fc.boolean(),
    hasUnidentified: fc.boolean(),
    hasDoubtful: fc.boolean(),
    hasRegion: fc.boolean(),
    sources: fc.subarray([1, 2, 3]),
  });

const names = fc.array(
  phrase.filter((text) => text !== ""),
  { minLength: 1, maxLength: 2 },
);
// Names of films and scenes are made different, so that an order by them is one.
const table = (count: number): fc.Arbitrary<SearchRecord[]> =>
  fc
    .array(names, { minLength: count, maxLength: count })
    .map((all) => all.map((list, at) => ({ id: at + 1, names: [`${list[0]} n${at}`, ...list] })));
const films = fc
  .tuple(
    table(3),
    fc.array(fc.option(fc.integer({ min: 1990, max: 2021 })), { minLength: 3, maxLength: 3 }),
  )
  .map(([records, years]) => records.map((record, at) => ({ ...record, year: years[at] ?? null })));
const scenes = fc
  .tuple(
    table(5),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([records, film, order]) =>
    records.map((record, at) => ({ ...record, film: film[at] ?? 1, order: order[at] ?? 0 })),
  );
const records: fc.Arbitrary<Records> = fc.record({
  films,
  scenes,
  characters: table(5),
  performers: table(5),
  rightsHolders: table(5),
  keywords: fc
    .tuple(
      table(5),
      fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 5, maxLength: 5 }),
    )
    .map(([all, broader]) => all.map((one, at) => ({ ...one, broader: broader[at] ?? null }))),
  sets: table(2),
  exports: table(3).map((all) => all.map((one, at) => ({ ...one, at: at + 1 }))),
});

const documents = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
  .chain((ids) => fc.tuple(...ids.map(document)));

/** A query that is only `in:` has its set's order, which has its own test. */
function isOnlyASet(sought: SearchTree): boolean {
  return sought.kind === "field" && sought.field === "in";
}

function groupKeys({ stills }: Archive, id: number, by: Grouping): readonly (number | string)[] {
  const found = stills.get(id);
  if (found === undefined) return [];
  if (by === "film") return found.film === null ? [] : [found.film];
  if (by === "folder") return found.folder === null ? [] : [found.folder];
  return by === "scene" ? found.scenes : found.characters;
}

function isValueOf({ known, stills }: Archive, term: SearchTree): boolean {
  if (term.kind === "years" || term.kind === "rating")
    return term.from !== null && term.from === term.to;
  if (term.kind !== "field") return true;
  const { field, value } = term;
  const facet = recordFacetOf(field);
  if (facet === null) return !(field === "label" && value === "p");
  const called =
    facet === "photographers"
      ? [...stills.values()].flatMap(({ creators }) => creators)
      : known[facet].flatMap((record) => record.names);
  const key = tokensOf(value).join(" ");
  return (
    key !== "" && (called.some((name) => tokensOf(name).join(" ") === key) || isDated(known, term))
  );
}

function recordFacetOf(field: string): RecordFacet | null {
  return listedFacets.find((facet) => recordFacets[facet] === field) ?? null;
}

function isDated(known: Records, term: Extract<SearchTree, { kind: "field" }>): boolean {
  const [, title = "", year] = /^(.+?) ?[( ](\d{4})\)?$/u.exec(term.value) ?? [];
  const isCalled = (name: string): boolean =>
    tokensOf(name).join(" ") === tokensOf(title).join(" ");
  return (
    term.field === "film" &&
    known.films.some((film) => String(film.year) === year && film.names.some(isCalled))
  );
}

function expectSame(
  index: SearchIndex,
  archive: Archive,
  sought: SearchTree,
  sort: SortOrder,
): void {
  if (isOnlyASet(sought)) return;
  const { ids, facets } = index.run(sought, { sort, group: null, facets: true });
  expect([...ids.all()]).toEqual(searchSlowly(archive, sought, sort));
  for (const facet of facetNames) {
    // Of what a still has only one of, the values beside the chosen are counted too.
    const others = isSingle(facet)
      ? withoutFacet(sought, facet, (term) => isValueOf(archive, term))
      : null;
    const counted = others === null ? [...ids.all()] : searchSlowly(archive, others, sort);
    const counts = [...countSlowly(archive, counted, facet)].map(
      ([value, count]) => `${value.replace(/#\d+$/u, "")} ${count}`,
    );
    const listed = facets?.[facet] ?? [];
    const told = ({ value, count }: FacetValue): string => `${value} ${count}`;
    expect(
      listed
        .filter(({ beside }) => beside !== true)
        .map(told)
        .toSorted(),
    ).toEqual(counts.toSorted());
    expectBeside(archive, sought, facet, listed);
  }
}

/** A value beside the chosen is in no still of the result, and finds so many more when it is put there. */
function expectBeside(
  archive: Archive,
  sought: SearchTree,
  facet: FacetName,
  listed: readonly FacetValue[],
): void {
  const found = searchSlowly(archive, sought, "name");
  const others = isSingle(facet)
    ? null
    : withoutLastChoice(sought, facet, (term) => isValueOf(archive, term));
  const possible =
    others === null || !listedFacets.some((one) => one === facet)
      ? new Map<string, number>()
      : countSlowly(archive, searchSlowly(archive, others, "name"), facet);
  const already = countSlowly(archive, found, facet);
  const expected = [...possible]
    .filter(([value]) => !already.has(value))
    .map(([value, count]) => `${value.replace(/#\d+$/u, "")} ${count}`);
  const beside = listed.filter((value) => value.beside === true);
  expect(beside.map(({ value, count }) => `${value} ${count}`).toSorted()).toEqual(
    expected.toSorted(),
  );
}

test("a film is found by its title and its year, in parentheses or not, and while it is typed", async () => {
  const titled = [
    { id: 1, names: ["Hamlet"], year: 1948 },
    { id: 2, names: ["Hamlet", "Гамлет"], year: 1964 },
    { id: 3, names: ["Blade Runner 2049"], year: 2017 },
    { id: 4, names: ["Blade Runner"], year: 2049 },
  ];
  const index = await SearchIndex.build(
    archiveOf(
      titled.map(({ id }) => still(id, { film: id })),
      { films: titled },
    ),
  );
  const found = (value: string): number[] => [
    ...index
      .run({ kind: "field", field: "film", value }, { sort: "name", group: null, facets: false })
      .ids.all(),
  ];
  expect(found("Hamlet (1948)")).toEqual([1]);
  expect(found("hamlet 1964")).toEqual([2]);
  expect(found("Гамлет（1964）")).toEqual([2]);
  expect(found("Hamlet (19")).toEqual([1, 2]);
  expect(found("Hamlet (1999)")).toEqual([]);
  expect(found("Blade Runner 2049")).toEqual([3]); // a title goes before a title and a year
  expect(found("Blade Runner (2049)")).toEqual([3]);
});

test("words are found in captions, headlines or titles alone, or in any text", async () => {
  const index = await SearchIndex.build(
    archiveOf([
      still(1, { captions: ["The ghost walks", "Le spectre"] }),
      still(2, { headlines: ["Ghost story"], titles: ["Hamlet"] }),
      still(3, { titles: ["A ghost"], otherTexts: ["Somebody in armour"] }),
      still(4, { creditLine: "Ghost Pictures", fileNames: ["ghost.jpg"] }),
    ]),
  );
  const found = (field: "caption" | "headline" | "title" | "text", value: string): number[] =>
    [
      ...index
        .run({ kind: "field", field, value }, { sort: "name", group: null, facets: false })
        .ids.all(),
    ].toSorted((a, b) => a - b);
  expect(found("caption", "gho")).toEqual([1]);
  expect(found("caption", "ghost walk")).toEqual([1]);
  expect(found("caption", "walks le")).toEqual([]); // of two texts
  expect(found("headline", "ghost")).toEqual([2]);
  expect(found("title", "ghost")).toEqual([3]);
  expect(found("text", "ghost")).toEqual([1, 2, 3]);
  expect(found("text", "armour")).toEqual([3]);
});

describe("the fast index and the plain meaning of a search agree", () => {
  const searches = fc.array(fc.tuple(tree, fc.constantFrom(...sortOrders)), {
    minLength: 1,
    maxLength: 8,
  });

  test("on random stills and random queries", async () => {
    await fc.assert(
      fc.asyncProperty(documents, records, searches, async (all, known, asked) => {
        const archive = archiveOf(all, known);
        const index = await SearchIndex.build(archive);
        for (const [sought, sort] of asked) expectSame(index, archive, sought, sort);
      }),
      { numRuns: tries(150) },
    );
  });

  test("a grouped result has every still in each of its groups, in order, and those of none last", async () => {
    const searched = fc.tuple(tree, fc.constantFrom(...sortOrders), fc.constantFrom(...groupings));
    await fc.assert(
      fc.asyncProperty(
        documents,
        records,
        fc.array(searched, { minLength: 1, maxLength: 6 }),
        async (all, known, asked) => {
          const archive = archiveOf(all, known);
          const index = await SearchIndex.build(archive);
          for (const [sought, sort, by] of asked) {
            const { ids, total, groups } = index.run(sought, { sort, group: by, facets: false });
            const plain = [...index.run(sought, { sort, group: null, facets: false }).ids.all()];
            expect(total).toBe(plain.length);
            let from = 0;
            for (const [at, key] of (groups?.keys ?? []).entries()) {
              const to = from + (groups?.counts[at] ?? 0);
              const inGroup = plain.filter((id) => {
                const keys = groupKeys(archive, id, by);
                return key === null ? keys.length === 0 : keys.includes(key);
              });
              expect([...ids.all().subarray(from, to)]).toEqual(inGroup);
              from = to;
            }
            expect(from).toBe(ids.length);
            expect(groups?.keys.indexOf(null)).toBeOneOf([-1, (groups?.keys.length ?? 0) - 1]);
            expect(new Set(groups?.keys).size).toBe(groups?.keys.length);
          }
        },
      ),
      { numRuns: tries(60) },
    );
  });

  test("after stills were added, changed and deleted, and after compaction", async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 10 });
    const change = ids.chain((changed) =>
      fc.record({
        changed: fc.constant(changed),
        now: fc.tuple(...changed.map(document)),
        deleted: fc.boolean(),
      }),
    );
    const changes = fc.array(change, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(documents, records, changes, searches, async (all, known, edits, asked) => {
        const archive = archiveOf(all, known);
        const index = await SearchIndex.build(archive);
        for (const { changed, now, deleted } of edits) {
          for (const id of changed) archive.stills.delete(id);
          if (!deleted) for (const one of now) archive.stills.set(one.id, one);
          index.update(changed);
          for (const [sought, sort] of asked) expectSame(index, archive, sought, sort);
        }
        await index.compact();
        for (const [sought, sort] of asked) expectSame(index, archive, sought, sort);
      }),
      { numRuns: tries(100) },
    );
  });

  test("after records were renamed", async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        records,
        records,
        searches,
        fc.subarray([1, 2, 3, 4, 5]),
        fc.boolean(),
        async (all, known, renamed, asked, changed, namedOnly) => {
          const archive = archiveOf(all, known);
          const index = await SearchIndex.build(archive);
          for (const [sought, sort] of asked) expectSame(index, archive, sought, sort);
          for (const kind of linkedTables)
            archive.known[kind] = known[kind].map((record, at) =>
              changed.includes(record.id) ? (renamed[kind][at] ?? record) : record,
            );
          index.updateRecords(namedOnly ? forEachLinked(() => changed) : undefined);
          for (const [sought, sort] of asked) expectSame(index, archive, sought, sort);
        },
      ),
      { numRuns: tries(80) },
    );
  });
});

test("updates that come while the index is compacted are not lost", async () => {
  const archive = archiveOf([still(1, { captions: ["egg"] }), still(2, { captions: ["egg"] })]);
  const index = await SearchIndex.build(archive);
  const compaction = index.compact();
  archive.stills.delete(1);
  archive.stills.set(3, still(3, { captions: ["eggs"] }));
  index.update([1, 3]);
  await compaction;
  expect([
    ...index
      .run(
        { kind: "text", text: "egg", prefix: true },
        { sort: "name", group: null, facets: false },
      )
      .ids.all(),
  ]).toEqual([2, 3]);
});

test("a credit line that no still has any more is not found exactly, so others that begin so are", async () => {
  const archive = archiveOf([
    still(1, { creditLine: "Real Image Media" }),
    still(2, { creditLine: "Real" }),
  ]);
  const index = await SearchIndex.build(archive);
  const found = (): number[] => [
    ...index
      .run(
        { kind: "field", field: "credit", value: "real" },
        { sort: "name", group: null, facets: false },
      )
      .ids.all(),
  ];
  expect(found()).toEqual([2]);
  archive.stills.set(2, still(2));
  index.update([2]);
  expect(found()).toEqual([1]);
});

test("a compaction that is called off leaves the index as it was, and asks its source nothing more", async () => {
  const archive = archiveOf(
    Array.from({ length: 3000 }, (_, at) => still(at + 1, { captions: ["some egg"] })),
  );
  const index = await SearchIndex.build(archive);
  const compaction = index.compact();
  await index.stop();
  await expect(compaction).rejects.toThrow();
  expect(
    index
      .run(
        { kind: "text", text: "egg", prefix: true },
        { sort: "name", group: null, facets: false },
      )
      .ids.all(),
  ).toHaveLength(3000);
});

test("a build that is called off rejects", async () => {
  const archive = archiveOf(
    Array.from({ length: 3000 }, (_, at) =>
      still(at + 1, { captions: ["some words of a caption"] }),
    ),
  );
  await expect(
    SearchIndex.build(archive, { signal: AbortSignal.abort(new Error("closed")) }),
  ).rejects.toThrow("closed");
});

test("a new record is learned from the still that has it", async () => {
  const archive = archiveOf([still(1)]);
  const index = await SearchIndex.build(archive);
  archive.known.characters.push({ id: 7, names: ["Ma Youtie", "马有铁"] });
  archive.stills.set(1, still(1, { characters: [7] }));
  index.update([1]);
  expect([
    ...index
      .run(
        { kind: "text", text: "有铁", prefix: true },
        { sort: "film", group: null, facets: false },
      )
      .ids.all(),
  ]).toEqual([1]);
});
