import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBits, setBit } from "../../../electron/engine/search/bits.ts";
import { RecordTable, forEachTable } from "../../../electron/engine/search/record-table.ts";
import { RowCounts } from "../../../electron/engine/search/row-counts.ts";
import { Breather } from "../../../electron/engine/search/breather.ts";
import { FIRST_YEAR } from "../../../electron/engine/search/code-counts.ts";
import { IndexedStills } from "../../../electron/engine/search/stills.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";
import { still } from "./archive.ts";
import { tries } from "../../helpers/doses.ts";

const ROWS = 40;

type Drawn = {
  readonly characters: readonly number[];
  readonly keywords: readonly number[];
  readonly kind: (typeof stillKinds)[number] | null;
  readonly status: (typeof rightsStatuses)[number];
  readonly dateCreated: string | null;
};
const drawn: fc.Arbitrary<Drawn> = fc.record({
  // more than stand side by side, too
  characters: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 9 }),
  keywords: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
  kind: fc.option(fc.constantFrom(...stillKinds)),
  status: fc.constantFrom(...rightsStatuses),
  dateCreated: fc.option(fc.constantFrom("1931", "1960-04", "2022-02-03")),
});
/** Sets of rows that share much, as those of two letters typed in a row do. */
const sets = fc.array(fc.uniqueArray(fc.nat({ max: ROWS - 1 })), { minLength: 1, maxLength: 12 });

test("a set of rows is counted alike, whatever was counted before it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: ROWS, maxLength: ROWS }),
      fc.nat({ max: ROWS }),
      sets,
      async (all, sealedRows, asked) => {
        const stills = new IndexedStills(forEachTable((table) => new RecordTable(table)));
        const add = (from: number, to: number): void => {
          for (let at = from; at < to; at++) stills.add(still(at + 1, all[at]));
        };
        add(0, sealedRows);
        await stills.seal(new Breather());
        const counts = new RowCounts(stills, 0);
        add(sealedRows, ROWS);
        let living = new Set(all.keys());
        for (const rows of asked) {
          const found = [...living].filter((row) => rows.includes(row));
          const bits = emptyBits(ROWS);
          for (const row of found) setBit(bits, row);
          expectCounted(
            stills,
            counts.of(bits, found.length),
            found.flatMap((row) => all[row] ?? []),
          );
          expect(counts.ofFacet("characters", bits)).toEqual(
            counts.of(bits, found.length).characters,
          );
          const [dead] = found;
          if (dead !== undefined) stills.remove(dead + 1);
          living = new Set([...living].filter((row) => row !== dead));
          const left = [...living].flatMap((row) => all[row] ?? []);
          expectCounted(stills, counts.ofAll(), left);
          expect([...counts.ofTable("characters")]).toEqual(tally(stills, "characters", left));
        }
      },
    ),
    { numRuns: tries(60) },
  );
});

function expectCounted(
  stills: IndexedStills,
  counts: ReturnType<RowCounts["of"]>,
  rows: readonly Drawn[],
): void {
  const of = (accept: (row: Drawn) => boolean): number => rows.filter(accept).length;
  for (const table of ["characters", "keywords"] as const)
    expect([...counts[table]]).toEqual(tally(stills, table, rows));
  for (const [at, kind] of stillKinds.entries())
    expect(counts.kinds[at + 1]).toBe(of((row) => row.kind === kind));
  for (const [at, status] of rightsStatuses.entries())
    expect(counts.statuses[at]).toBe(of((row) => row.status === status));
  for (const year of [1931, 1960, 2022])
    expect(counts.years[year - FIRST_YEAR]).toBe(
      of(({ dateCreated }) => dateCreated?.startsWith(String(year)) ?? false),
    );
}

function tally(
  stills: IndexedStills,
  table: "characters" | "keywords",
  rows: readonly Drawn[],
): number[] {
  return Array.from(
    { length: stills.tables[table].size },
    (_, number) =>
      rows.filter((row) => row[table].includes(stills.tables[table].record(number)?.id ?? 0))
        .length,
  );
}
