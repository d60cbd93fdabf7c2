import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { all, first } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { problemOfError } from "../../electron/engine/problem-of-error.ts";
import { contract, type ProcedureName } from "../../shared/contract/index.ts";
import { contents } from "../helpers/catalogs.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { inputsOf } from "../helpers/inputs-of.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** Texts that mean something to a shell, SQLite, ExifTool, a path, a spreadsheet, a page or a terminal. */
const hostile = [
  "",
  " ",
  "\0",
  "-delete",
  "-execute",
  "../../../../etc/passwd",
  "..\\..\\windows",
  "\\\\server\\share",
  "file:///etc/passwd",
  "'; DROP TABLE still; --",
  '" OR 1=1',
  "$(touch stolen)",
  "| touch stolen",
  "%s%n%x",
  "{film}{nothing}{",
  "<script>alert(1)</script>",
  "=HYPERLINK(0)",
  "\u001B]0;owned\u0007",
  "\u202Egnp.exe",
  "\uD800",
  "__proto__",
  "constructor",
  "toString",
  "NaN",
  "9".repeat(400),
  "(".repeat(2000),
  "a".repeat(100_000),
  "剧照",
  "Ma Youtie",
  "bed.jpg",
  "caption",
  "en",
  "zh-Hans",
  "2026-11-30",
  "2020..2024",
  "still",
  "1",
  "/etc/passwd",
  "/dev/null/x",
  "/etc/\0passwd",
];

const texts = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 30 }));
const numbers = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(-1, -0, 0.5, 2 ** 31, 2 ** 53, 1e308, -Infinity, Infinity, NaN),
  },
);

/** What an engine does with an archive as a whole: after these there may be none to ask. */
const ofArchives = new Set<ProcedureName>([
  "archive.open",
  "archive.create",
  "archive.close",
  "archive.openSample",
  "archive.repair",
  "backups.restore",
  "merge.take",
  "archive.load",
]);

async function smallArchive(): Promise<{ engine: Engine; place: string }> {
  const { engine, home } = await engineWithArchive();
  mkdirSync(join(home, "stills"));
  const place = temporaryFolder();
  const before = process.cwd();
  process.chdir(place);
  onTestFinished(() => process.chdir(before));
  for (const [n, name] of ["bed.jpg", "eggs.jpg", "wheat.png"].entries())
    await drawPicture(join(home, "stills", name), n + 1);
  await indexWhole(engine, join(home, "stills"));
  return { engine, place };
}

async function answerOf(
  engine: Engine,
  name: ProcedureName,
  input: unknown,
): Promise<"answered" | "refused"> {
  try {
    // Whatever comes over the wire.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    await engine.ask(name, input as never);
    return "answered";
  } catch (error) {
    const { kind, message } = problemOfError(error);
    expect(message).not.toMatch(/TypeError|SQLITE|undefined is|at Object|node:/u);
    if (kind === "internal") throw error;
    return "refused";
  }
}

/** Without what is looked at in the background, whenever there is time. */
function withoutBackground(of: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(of).filter(
    ([table]) => !/^(?:near_|picture_print|print_|file_fixity)/u.test(table),
  );
  return Object.fromEntries(told);
}

const names = Object.keys(contract) as ProcedureName[];

test("every procedure answers or refuses whatever it is asked, in words; what is refused or only reads changes nothing", async () => {
  const { engine, place } = await smallArchive();
  const { db } = engine.archive().catalog;
  const changed = (): number => first<{ n: number }>(db, "SELECT total_changes() AS n")?.n ?? 0;
  const became = { answered: 0, refused: 0 };
  const told = (): unknown => withoutBackground(contents(db));
  let before = told();
  for (const name of names.filter((one) => !ofArchives.has(one))) {
    const { input, changes } = contract[name];
    const asked = fc.oneof(
      { weight: 9, arbitrary: inputsOf(input, { texts, numbers }) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
    for (const value of fc.sample(asked, { numRuns: 25, seed: 8 })) {
      const since = changed();
      const how = await answerOf(engine, name, value).catch((error: unknown) => {
        throw new Error(`${name} ${JSON.stringify(value).slice(0, 500)}`, { cause: error });
      });
      became[how] += 1;
      if (changed() === since) continue;
      const after = told();
      if (how === "refused" || !changes)
        expect([name, value, after]).toEqual([name, value, before]);
      before = after;
    }
  }
  process.stdout.write(`hostile inputs: ${JSON.stringify(became)}\n`);
  expect(all(db, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  expect(all(db, "PRAGMA foreign_key_check")).toEqual([]);
  expect(readdirSync(place)).toEqual([]);
}, 120_000);

test("no archive is made or opened at a place that is none here, and the one that is open stays", async () => {
  const { engine, place } = await smallArchive();
  const { catalog } = await engine.ask("archive.state", {});
  for (const path of [
    ...hostile,
    "C:\\Stills",
    "\\\\?\\C:\\Stills",
    "/proc/self/archive",
    "/dev/full/x",
  ]) {
    expect([path, await answerOf(engine, "archive.create", { path })]).toEqual([path, "refused"]);
    expect([path, await answerOf(engine, "archive.open", { path })]).toEqual([path, "refused"]);
    const made = { from: path, path };
    expect([path, await answerOf(engine, "archive.load", made)]).toEqual([path, "refused"]);
    const asked = { archive: path, backup: path };
    expect([path, await answerOf(engine, "backups.restore", asked)]).toEqual([path, "refused"]);
    expect([path, await answerOf(engine, "archive.repair", { archive: path })]).toEqual([
      path,
      "refused",
    ]);
  }
  expect((await engine.ask("archive.state", {})).catalog).toEqual(catalog);
  expect(readdirSync(place)).toEqual([]);
});
