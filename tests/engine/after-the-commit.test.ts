import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { problemOfError } from "../../electron/engine/problem-of-error.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("a change that is on disk is confirmed and told of, and found, when the search index fails at it", async () => {
  const heard: string[] = [];
  const { engine } = await engineWithArchive((event) => heard.push(event));
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await drawPicture(join(stills, "b.jpg"), 2);
  await indexWhole(engine, stills);
  const { search } = engine.archive();
  const broken = await search.ready();
  vi.spyOn(broken, "update").mockImplementation(() => {
    throw new Error("index fault");
  });
  heard.length = 0;
  expect(
    await engine.ask("stills.tag", {
      stills: { ids: [1] },
      add: [{ field: "keyword", name: "wedding" }],
      remove: [],
    }),
  ).toMatchObject({ changed: 1 });
  expect(heard).toEqual(expect.arrayContaining(["catalog.changed", "history.changed"]));
  expect(await namesFound(engine, "keyword:wedding")).toHaveLength(1); // as the tables say
  expect(await search.ready()).not.toBe(broken);
  expect(await namesFound(engine, "keyword:wedding")).toHaveLength(1); // as the new index says
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "keyword:wedding")).toEqual([]);
});

test("an entry that cannot be replayed is told of once, and everyone hears what can be undone then", async () => {
  const states: unknown[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    if (event === "history.changed") states.push(data);
  });
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  const tag = (add: string[], remove: string[]): Promise<unknown> =>
    engine.ask("stills.tag", {
      stills: { ids: [1] },
      add: add.map((name) => ({ field: "rightsHolder" as const, name })),
      remove: remove.map((name) => ({ field: "rightsHolder" as const, name })),
    });
  await tag(["Hai Qing"], []);
  await tag([], ["Hai Qing"]);
  engine.archive().catalog.db.exec("DELETE FROM agent"); // what no part of Stillroom does
  await expect(engine.ask("history.undo", {})).rejects.toMatchObject({
    problem: {
      kind: "changed",
      message: expect.stringMatching(/“Removed rights holder “Hai Qing”/u),
    },
  });
  expect(states.at(-1)).toMatchObject({ undo: "Tagged 1 still with rights holder “Hai Qing”" });
  expect(await engine.ask("history.undo", {})).toEqual({
    label: "Tagged 1 still with rights holder “Hai Qing”",
  });
  expect(states.at(-1)).toMatchObject({ undo: null });
});

test.each([
  ["SQLITE_CORRUPT", "damaged", /backups/u],
  ["SQLITE_CORRUPT_INDEX", "damaged", /backups/u],
  ["SQLITE_NOTADB", "damaged", /backups/u],
  ["SQLITE_IOERR_WRITE", "unreadable", /disk of the archive is away or failing/u],
  ["SQLITE_FULL", "disk-full", /full/u],
  ["SQLITE_ERROR", "internal", /Look whether your change is there/u],
])("%s is told as %s, and none promises what it cannot know", (code, kind, message) => {
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const problem = problemOfError(Object.assign(new Error("its own words"), { code }));
  logged.mockRestore();
  expect(problem).toMatchObject({ kind, message: expect.stringMatching(message) });
  expect(problem.message).not.toMatch(/nothing was changed|its own words/u);
});
