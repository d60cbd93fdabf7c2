import fc from "fast-check";
import { expect, test } from "vitest";
import { cardsOf } from "../../../electron/engine/catalog/cards.ts";
import { valuesIn, type WritableDb } from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { plainSource } from "../../../electron/engine/catalog/plain-source.ts";
import { rightsOfStills } from "../../../electron/engine/catalog/rights/rights-of-stills.ts";
import { usualRequest } from "../../../electron/engine/catalog/rights/usual-status.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import type { Touched } from "../../../electron/engine/catalog/touched.ts";
import { setUsualRequest } from "../../../electron/engine/commands/rights/set-usual-request.ts";
import { searchPlainly } from "../../../electron/engine/search/plain-search.ts";
import type { ResultIds } from "../../../electron/engine/search/result-ids.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { rightsStatus } from "../../../shared/rights/status.ts";
import { rightsStatuses } from "../../../shared/still.ts";
import { archivistSteps, isArchivistStep, takeStep } from "../../helpers/archivist-steps.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { recordSteps, takeRecordStep } from "../../helpers/record-steps.ts";
import {
  isRightsStep,
  rightsSteps,
  takeRightsStep,
  type RightsStep,
} from "../../helpers/rights-steps.ts";
import { tagTwoFilms } from "../../helpers/two-films.ts";

const usual = fc.record({
  do: fc.constant("usual" as const),
  request: fc.record({
    use: fc.constantFrom("press" as const, "book" as const, "commercial" as const),
    territory: fc.constantFrom(null, "DE", "US"),
  }),
});
const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: rightsSteps },
    { weight: 2, arbitrary: recordSteps },
    { weight: 2, arbitrary: archivistSteps },
    { weight: 1, arbitrary: usual },
  ),
  { minLength: 2, maxLength: 14 },
);

type Step<Does> = Extract<RightsStep, { readonly do: Does }>;
type Place = NonNullable<Step<"grant">["place"]>;

/** Some are granted at first, of themselves, by their film and by a holder. */
const granted: readonly Place[] = [
  { kind: "still", which: 2 },
  { kind: "film", which: 0 },
  { kind: "holder", which: 1 },
];

function grantAt(place: Place): Step<"grant"> {
  return {
    do: "grant",
    id: null,
    place,
    kind: "allow",
    layers: ["photograph", "film"],
    uses: ["press"],
    licensor: null,
    documents: [],
  };
}

const wanted = { sort: "film", group: null, facets: false } as const;
const options = { wanted, signal: new AbortController().signal };

function inOrder(ids: ResultIds): number[] {
  return Array.from(ids.all()).toSorted((a, b) => a - b);
}

/** The status of every still, each told by itself from all that is recorded. */
function told(db: WritableDb): ReadonlyMap<number, string> {
  const request = usualRequest(db);
  return new Map(
    [...rightsOfStills(db, valuesIn(db, "SELECT id FROM still ORDER BY id"))].map(
      ([still, rights]) => [still, rightsStatus(rights, request).status],
    ),
  );
}

test("the index, the tables and the cards tell the status that the rights come to, whatever is changed, undone and done again", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const catalog = emptyCatalog();
      const { db } = catalog;
      const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
      tagTwoFilms(db, stills);
      record(db, () => setUsualRequest(db, { use: "press", territory: "DE" })); // where grants are made for
      for (const place of granted) record<unknown>(db, () => takeRightsStep(db, grantAt(place)));
      const index = await SearchIndex.build(searchSource(db));
      const follow = async ({ named, stills: touched }: Touched): Promise<void> => {
        index.updateRecords(named);
        index.update(touched);
        const statuses = told(db);
        for (const value of rightsStatuses) {
          const tree = { kind: "field", field: "status", value } as const;
          const meant = [...statuses].filter(([, status]) => status === value).map(([id]) => id);
          seen.set(value, (seen.get(value) ?? 0) + meant.length);
          expect(inOrder(index.run(tree, wanted).ids)).toEqual(meant);
          const { ids } = await searchPlainly(plainSource(db), tree, options);
          expect(inOrder(ids)).toEqual(meant);
        }
        expect(cardsOf(db, [...statuses.keys()]).map(({ id, status }) => [id, status])).toEqual([
          ...statuses,
        ]);
      };
      for (const step of run)
        await follow(
          record<unknown>(db, () => {
            if (step.do === "usual") return setUsualRequest(db, step.request);
            if (isArchivistStep(step)) return takeStep(db, stills, step);
            return isRightsStep(step) ? takeRightsStep(db, step) : takeRecordStep(db, step);
          }),
        );
      for (const replay of [undo, redo])
        for (let done = replay(db); done !== null; done = replay(db)) await follow(done);
      catalog.close();
    }),
    { numRuns: tries(25), seed: 5 }, // always the same steps, so that every status comes up
  );
  for (const status of rightsStatuses) expect(seen.get(status), status).toBeGreaterThan(0);
}, 120_000);
