import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import {
  someWithRightsSql,
  stillsOfPlacesSql,
} from "../../electron/engine/catalog/rights/stills-with-rights.ts";
import { turnsBetween } from "../../electron/engine/catalog/rights/turns.ts";
import { searchStamp } from "../../electron/engine/catalog/search-source.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { Moment } from "../../shared/rights/moment.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, namesFound } from "../helpers/engines.ts";

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["Date", "setTimeout", "clearTimeout"],
    now: Date.parse("2026-11-30T23:58:30Z"),
  });
});
afterEach(() => void vi.useRealTimers());

function press(start: Moment | null, end: Moment | null): InputOf<"rights.saveGrant">["grant"] {
  return {
    kind: "allow",
    layers: ["photograph", "film"],
    uses: ["press"],
    territories: { included: [], excluded: [] },
    languages: [],
    start,
    end,
    licensor: null,
    licensee: "",
    reference: "",
    unaltered: [],
    printRun: null,
    credit: null,
    terms: "",
    note: "",
    documents: [],
  };
}

/** a.jpg is granted up to the last day of November, b.jpg under embargo until then, c.jpg granted, d.jpg nothing. */
async function setUp(engine: Engine): Promise<void> {
  const archive = engine.archive();
  storeStills(archive.catalog, ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]);
  await archive.search.ready();
  await archive.stored([1, 2, 3, 4], false);
  const grant = (ids: number[], end: Moment | null): Promise<unknown> =>
    engine.ask("rights.saveGrant", { id: null, on: { stills: { ids } }, grant: press(null, end) });
  await grant([1], { at: "2026-11-30", zone: "UTC" });
  await grant([2, 3], null);
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { stills: { ids: [2] } },
    embargo: { until: { at: "2026-12-01", zone: "UTC" }, reference: "", note: "" },
  });
}

async function statuses(engine: Engine): Promise<Record<string, string[]>> {
  return {
    clear: await namesFound(engine, "status:clear"),
    blocked: await namesFound(engine, "status:blocked"),
    unknown: await namesFound(engine, "status:unknown"),
  };
}

const november = { clear: ["a.jpg", "c.jpg"], blocked: ["b.jpg"], unknown: ["d.jpg"] };
const december = { clear: ["b.jpg", "c.jpg"], blocked: ["a.jpg"], unknown: ["d.jpg"] };

test("when the day turns while the archive is open, stills become free and are blocked, and everyone is told", async () => {
  const told: unknown[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    if (event === "catalog.changed") told.push(data);
  });
  await setUp(engine);
  expect(await statuses(engine)).toEqual(november);
  const turned = { stills: [1, 2], records: false };
  await vi.advanceTimersByTimeAsync(89_000); // one second to midnight
  expect(await statuses(engine)).toEqual(november);
  expect(told).not.toContainEqual(turned);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await statuses(engine)).toEqual(december);
  expect(told).toContainEqual(turned);
  vi.setSystemTime(Date.parse("2026-11-30T12:00:00Z")); // the clock of the computer was wrong
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await statuses(engine)).toEqual(november);
});

test("opened on another day, the kept index tells the statuses of that day", async () => {
  const { engine, folder } = await engineWithArchive();
  await setUp(engine);
  const stamp = searchStamp(engine.archive().catalog.db);
  await engine.ask("archive.close", {});
  vi.setSystemTime(Date.parse("2026-12-07T09:00:00Z"));
  await engine.ask("archive.open", { path: folder });
  const { catalog, search } = engine.archive();
  expect(searchStamp(catalog.db)).toBe(stamp); // the snapshot fits: it is not built anew
  await search.ready();
  await expect.poll(() => search.toldAt).toBe(Date.now());
  expect(await statuses(engine)).toEqual(december);
});

test("what is usually asked for decides, is undone like anything else, and needs another snapshot", async () => {
  const { engine } = await engineWithArchive();
  await setUp(engine);
  const { db } = engine.archive().catalog;
  const stamp = searchStamp(db);
  expect(await engine.ask("rights.usual", {})).toEqual({ use: "press", territory: null });
  await engine.ask("rights.setUsual", { use: "book", territory: "DE" });
  expect(searchStamp(db)).not.toBe(stamp);
  // granted for the press alone: a book is not among what is allowed
  const book = { clear: [], blocked: ["a.jpg", "b.jpg", "c.jpg"], unknown: ["d.jpg"] };
  expect(await statuses(engine)).toEqual(book);
  expect((await engine.ask("stills.get", { id: 3 }))?.status).toBe("blocked");
  await engine.ask("history.undo", {});
  expect(await engine.ask("rights.usual", {})).toEqual({ use: "press", territory: null });
  expect(await statuses(engine)).toEqual(november);
  await engine.ask("history.redo", {});
  expect(await statuses(engine)).toEqual(book);
});

test("grants and embargoes turn at midnight of their zone, and after their last day", async () => {
  const { engine } = await engineWithArchive();
  const { catalog } = engine.archive();
  storeStills(catalog, ["a.jpg"]);
  const on = { stills: { ids: [1] } };
  const start = { at: "2026-07-01", zone: "America/New_York" };
  const end = { at: "2026-11-30", zone: "Europe/Paris" };
  const { id: grant } = await engine.ask("rights.saveGrant", {
    id: null,
    on,
    grant: press(start, end),
  });
  const until = { at: "2026-05-07T10:00", zone: "+02:00" };
  const { id: embargo } = await engine.ask("rights.saveEmbargo", {
    id: null,
    on,
    embargo: { until, reference: "", note: "" },
  });
  const year = [Date.parse("2026-01-01T00:00:00Z"), Date.parse("2026-12-31T00:00:00Z")] as const;
  expect(turnsBetween(catalog.db, ...year)).toEqual([
    { at: Date.parse("2026-05-07T08:00:00Z"), of: "embargo", id: embargo },
    { at: Date.parse("2026-07-01T04:00:00Z"), of: "grant", id: grant },
    { at: Date.parse("2026-11-30T23:00:00Z"), of: "grant", id: grant },
  ]);
  const end23 = Date.parse("2026-11-30T23:00:00Z");
  expect(turnsBetween(catalog.db, end23 - 1, end23)).toHaveLength(1);
  expect(turnsBetween(catalog.db, end23, end23 + 60_000)).toEqual([]);
});

test("which stills have rights is looked up in indexes", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const plan = (sql: string, parameters: Record<string, string>): string[] =>
    all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, parameters).map(
      ({ detail }) => detail,
    );
  const none = { ids: "[]", stills: "[]", films: "[]", holders: "[]" };
  for (const sql of [someWithRightsSql, stillsOfPlacesSql])
    expect(
      plan(sql, none).filter((line) => /^SCAN (?!json_each|asked|films|\(subquery)/u.test(line)),
    ).toEqual([]);
});
