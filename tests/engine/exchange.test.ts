import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connect, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { rowsOf, tablesOf } from "../../electron/engine/catalog/whole-tables.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";
import { formOf } from "../../electron/engine/exchange/dump-forms.ts";
import { ProblemError } from "../../shared/problem.ts";
import { dumpForms } from "../../shared/dump-forms.ts";
import { loadCatalog } from "../../electron/engine/exchange/load-catalog.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { tagTwoFilms } from "../helpers/two-films.ts";

/** Every row of every table. */
function everything(db: WritableDb): unknown {
  return tablesOf(db).map((table) => [table, [...rowsOf(db, table)]]);
}

function everythingIn(archive: string): unknown {
  const db = connect(join(archive, "catalog.db"), "read");
  try {
    return everything(db);
  } finally {
    db.close();
  }
}

/** An archive with files, records, captions in several scripts and a history with something undone. */
async function richArchive(): Promise<Engine> {
  const { engine, home } = await engineWithArchive();
  const stills = join(home, "stills");
  for (const [n, name] of ["bed.jpg", "eggs.jpg", "wheat.jpg"].entries())
    await drawPicture(join(temporaryFolderIn(stills), name), n + 1);
  await indexWhole(engine, stills);
  tagTwoFilms(engine.archive().catalog.db, [1, 2, 3]);
  const texts = ["\\N", "\\x00", 'He said "eggs",\nshe\r\n"wheat"', "马有铁\u2028 é 🎬", "", " "];
  for (const [n, text] of texts.entries())
    await engine.ask("stills.setText", {
      stills: { ids: [1 + (n % 3)] },
      field: n < 3 ? "caption" : "headline",
      language: "en",
      text,
      mode: "replace",
    });
  await engine.ask("history.undo", {});
  return engine;
}

function temporaryFolderIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

test.each(dumpForms)("a whole archive goes out as %s and comes back row for row", async (form) => {
  const engine = await richArchive();
  const { db } = engine.archive().catalog;
  const place = temporaryFolder();
  const dump = join(place, "dump");
  const head = dumpCatalog(db, dump, form);
  expect(head.rows["still_text"]).toBe(3);
  const loaded = join(place, "Loaded.stillroom");
  loadCatalog(dump, loaded);
  expect(everythingIn(loaded)).toEqual(everything(db));

  await engine.ask("archive.open", { path: loaded });
  expect((await engine.ask("archive.verify", {})).problems.map(({ kind }) => kind)).toEqual(
    ["gone", "gone", "gone"], // thumbnails, which are made again
  );
  expect((await engine.ask("history.undo", {})).label).toMatch(/^Changed caption/u);
});

test("what somebody wrote into a dump stays, though its history has it otherwise", async () => {
  const engine = await richArchive();
  const place = temporaryFolder();
  const dump = join(place, "dump");
  dumpCatalog(engine.archive().catalog.db, dump, "jsonl");
  const file = join(dump, "still_text.jsonl");
  writeFileSync(file, readFileSync(file, "utf8").replace("wheat", "straw"));
  const loaded = join(place, "Loaded.stillroom");
  loadCatalog(dump, loaded);
  await engine.ask("archive.open", { path: loaded });
  const texts = (): unknown =>
    engine.archive().catalog.db.prepare("SELECT text FROM still_text ORDER BY text").pluck().all();
  const before = texts();
  expect(String(before)).toContain("straw");
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems.filter(({ kind }) => kind === "damaged")).toEqual([]);
  for (const way of ["history.undo", "history.undo", "history.redo", "history.redo"] as const)
    await engine.ask(way, {});
  expect(texts()).toEqual(before);
  const again = await engine.ask("archive.verify", {});
  expect(again.problems.filter(({ kind }) => kind === "damaged")).toEqual([]);
});

test.each(dumpForms)("any value comes back from %s as it was", (form) => {
  const { head, write, read, endOfRows } = formOf[form];
  const table = {
    name: "any",
    columns: [
      { name: "i", type: "INTEGER" },
      { name: "r", type: "REAL" },
      { name: "t", type: "TEXT" },
      { name: "b", type: "BLOB" },
    ],
  };
  const row = fc.tuple(
    fc.option(fc.maxSafeInteger()),
    fc.option(fc.double({ noNaN: true })),
    fc.option(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("\\N", "\\x00", "\\\\N", '"', '"\n"', "\r\n", "\u2028", ""),
      ),
    ),
    fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const text = head(table) + rows.map((one) => write(table, one)).join("");
      expect([...read(table, text, true)]).toEqual(rows);
      expect(endOfRows(text)).toBe(text.length);
      expect(endOfRows(`${text}"a\n`)).toBe(form === "csv" ? text.length : text.length + 3);
    }),
  );
});

test("a dump that is not whole makes no archive, and says which file it is", async () => {
  const engine = await richArchive();
  const place = temporaryFolder();
  const to = join(place, "Loaded.stillroom");
  const refused = (dump: string): string => {
    try {
      loadCatalog(dump, to);
    } catch (error) {
      return String(error);
    }
    return "loaded";
  };
  const dumped = (name: string, form: "jsonl" | "csv" = "jsonl"): string => {
    const dump = join(place, name);
    dumpCatalog(engine.archive().catalog.db, dump, form);
    return dump;
  };
  const cut = dumped("cut");
  for (const dump of [cut, dumped("cut too", "csv")]) {
    const film = join(dump, `film.${dump === cut ? "jsonl" : "csv"}`);
    writeFileSync(film, `${readFileSync(film, "utf8").slice(0, -20)}"`);
    expect(refused(dump)).toMatch(
      /cannot be read after its row 1: row 2 is no (?:JSON|CSV).*\. No archive was made/u,
    );
    expect(existsSync(to)).toBe(false);
  }
  const more = dumped("more");
  appendFileSync(
    join(more, "film.jsonl"),
    readFileSync(join(more, "film.jsonl"), "utf8").split("\n")[0] ?? "",
  );
  expect(refused(more)).toMatch(/Row 3 of this file does not fit/u);
  const dangling = dumped("dangling");
  writeFileSync(join(dangling, "film.jsonl"), "");
  writeFileSync(
    join(dangling, "dump.json"),
    readFileSync(join(dangling, "dump.json"), "utf8").replace('"film": 2', '"film": 0'),
  );
  expect(refused(dangling)).toMatch(
    /Row 1 of this file refers, by its film_id, to \d+ in film\.jsonl, where there is none\. No archive was made of the dump\./u,
  );
  const noJson = dumped("no JSON");
  const steps = join(noJson, "history_change.jsonl");
  writeFileSync(steps, readFileSync(steps, "utf8").replace('"after":"{', '"after":"<'));
  expect(refused(noJson)).toMatch(
    /Row 1 of this file does not fit: its column “after” holds no JSON where that belongs/u,
  );
  const injected = dumped("injected");
  const rows = join(injected, "history_change.jsonl");
  const table = /"table_name":"\w+"/u;
  writeFileSync(
    rows,
    readFileSync(rows, "utf8").replace(table, '"table_name":"still_text WHERE 1=1 --"'),
  );
  expect(refused(injected)).toMatch(/names a table or a column that there is none of/u);
  const newer = dumped("newer");
  writeFileSync(
    join(newer, "dump.json"),
    readFileSync(join(newer, "dump.json"), "utf8").replace(
      /"catalogVersion": \d+/u,
      '"catalogVersion": 999',
    ),
  );
  expect(refused(newer)).toMatch(/newer Stillroom/u);
  expect(refused(place)).toMatch(/no whole dump here/u);
  expect(existsSync(to)).toBe(false);
  expect(() => dumpCatalog(engine.archive().catalog.db, cut, "csv")).toThrow(/not empty/u);
  expect(readdirSync(cut)).not.toContain("film.csv");
});

/** A dump of an archive with an export profile, whose files are then written anew. */
async function dumpToBreak(form: (typeof dumpForms)[number]): Promise<{
  readonly dump: string;
  readonly rewrite: (file: string, change: (text: string) => string) => void;
  readonly refused: () => { readonly said: string; readonly path: string };
}> {
  const engine = await richArchive();
  const [given] = await engine.ask("profiles.list", {});
  if (given === undefined) throw new Error("there is no profile");
  await engine.ask("profiles.save", { id: null, profile: { ...given.profile, name: "Own" } });
  const place = temporaryFolder();
  const dump = join(place, "dump");
  dumpCatalog(engine.archive().catalog.db, dump, form);
  const to = join(place, "Loaded.stillroom");
  return {
    dump,
    rewrite: (file, change) => {
      const path = join(dump, `${file}.${form}`);
      const before = readFileSync(path, "latin1");
      const after = change(before);
      expect(after).not.toBe(before);
      writeFileSync(path, after, "latin1");
    },
    refused: () => {
      try {
        loadCatalog(dump, to);
      } catch (error) {
        expect(existsSync(to)).toBe(false);
        if (error instanceof ProblemError) {
          const { message: said, path = "" } = error.problem;
          return { said, path: basename(path) };
        }
        throw error;
      }
      return { said: "loaded", path: "" };
    },
  };
}

type Break = readonly [
  what: string,
  form: (typeof dumpForms)[number],
  file: string,
  change: (text: string) => string,
  said: RegExp,
];

const breaks: readonly Break[] = [
  [
    "base64 that is none",
    "jsonl",
    "file",
    (text) => text.replace(/(\{"base64":")[^"]{4}/u, "$1!!!!"),
    /Row 1 of this file does not fit: its column “hash” is no base64\. No archive/u,
  ],
  [
    "hexadecimals that are none",
    "csv",
    "file",
    (text) => text.replace(/\\x[\da-f]{2}/u, "\\xzz"),
    /Row 1 .* its column “hash” does not hold bytes as hexadecimals/u,
  ],
  [
    "bytes that are no UTF-8",
    "jsonl",
    "source",
    (text) => text.replace("stills", "st\u00ff\u00feills"),
    /Row 1 .* its column “path” holds bytes that are no UTF-8/u,
  ],
  [
    "bytes that are no UTF-8 in the second row",
    "csv",
    "film",
    (text) => text.replace(/(.*\n.*\n.*),/u, "$1\u00c3,"),
    /Row 2 .* its column “\w+” holds bytes that are no UTF-8/u,
  ],
  [
    "a path out of its folder",
    "jsonl",
    "file",
    (text) => text.replace('"path":"', '"path":"a/../../'),
    /Row 1 .* its column “path” holds a path that leads out of its folder/u,
  ],
  [
    "a path from the root",
    "csv",
    "file",
    (text) => text.replace("wheat.jpg", "/etc/wheat.jpg"),
    /Row 3 .* its column “path” holds a path from the root/u,
  ],
  [
    "a null byte in a path",
    "jsonl",
    "source",
    (text) => text.replace('"path":"/', '"path":"/\\u0000'),
    /Row 1 .* its column “path” holds a null byte/u,
  ],
  [
    "a history of a still that never was",
    "jsonl",
    "history_change",
    (text) => text.replace(/"still_id":\d+/u, '"still_id":4711'),
    /Row \d+ of this file refers, by its still_id, to 4711 in still\.jsonl, where there is none/u,
  ],
  [
    "a profile that is none",
    "jsonl",
    "export_profile",
    (text) => text.replace(/"definition":"(?:[^"\\]|\\.)*"/u, '"definition":"{}"'),
    /Row 1 .* its column “definition” holds no export profile that can be read, of “Own”\..*Delete/u,
  ],
  [
    "a column that nobody knows",
    "jsonl",
    "film",
    (text) => text.replace('"year":', '"jear":'),
    /row 1 lacks the column “year”, and has the column “jear”, which the table does not have/u,
  ],
  [
    "a head without a column",
    "csv",
    "film",
    (text) => text.replace("id,uuid,", "id,"),
    /The first line of this file lacks the column “uuid”\./u,
  ],
  [
    "no head at all",
    "csv",
    "film",
    (text) => text.slice(text.indexOf("\n") + 1),
    /The first line of this file lacks the columns “id”, “uuid”/u,
  ],
  [
    "a head in another order",
    "csv",
    "film",
    (text) => text.replace("id,uuid,", "uuid,id,"),
    /The first line of this file names its columns in another order/u,
  ],
  [
    "a row that is short",
    "csv",
    "source",
    (text) => text.replace(/,[^,]*\n$/u, "\n"),
    /after its row 0: row 1 has \d+ columns, and should have \d+/u,
  ],
  [
    "a key that is there twice",
    "jsonl",
    "film",
    (text) => text.replace(/"id":2,/u, '"id":1,'),
    /Row 2 .* its column “id” holds a key that is there twice/u,
  ],
];

test.each(breaks)("%s (%s): it is said in which row and column", async (...broken) => {
  const [, form, file, change, said] = broken;
  const { rewrite, refused } = await dumpToBreak(form);
  rewrite(file, change);
  const answer = refused();
  expect(answer.said).toMatch(said);
  expect(answer.path).toBe(`${file}.${form}`);
});

test("what undo would put back leads out of no folder either", async () => {
  const { dump, refused } = await dumpToBreak("jsonl");
  const steps = join(dump, "history_change.jsonl");
  const [first = ""] = readFileSync(steps, "utf8").split("\n");
  const step = {
    ...(JSON.parse(first) as Record<string, unknown>),
    table_name: "file",
    before: JSON.stringify({ id: 1, path: "../../home" }),
    after: null,
  };
  writeFileSync(steps, readFileSync(steps, "utf8").replace(first, JSON.stringify(step)));
  expect(refused().said).toMatch(
    /Row 1 .* its column “before” holds a path that leads out .*as path/u,
  );
});

test("a file that is missing is told to be", async () => {
  const { dump, refused } = await dumpToBreak("csv");
  rmSync(join(dump, "still_text.csv"));
  expect(refused()).toEqual({
    said: "The file still_text.csv of this dump is missing. No archive was made of the dump. Copy the dump again, or dump the archive again.",
    path: "still_text.csv",
  });
});
