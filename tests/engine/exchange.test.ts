import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connect, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { rowsOf, tablesOf } from "../../electron/engine/catalog/whole-tables.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";
import { formOf } from "../../electron/engine/exchange/dump-forms.ts";
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
      expect([...read(table, text)]).toEqual(rows);
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
    expect(refused(dump)).toMatch(/cannot be read after its row 1\. No archive was made/u);
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
    /A row of this file refers, by its film_id, to \d+ in film\.jsonl, where there is none\. No archive was made of the dump\./u,
  );
  const noJson = dumped("no JSON");
  const steps = join(noJson, "history_change.jsonl");
  writeFileSync(steps, readFileSync(steps, "utf8").replace('"after":"{', '"after":"<'));
  expect(refused(noJson)).toMatch(/Row 1 of this file does not fit: where JSON belongs/u);
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
