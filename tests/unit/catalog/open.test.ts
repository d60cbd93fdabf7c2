import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, test, vi } from "vitest";
import { createCatalog, openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { all, connect } from "../../../electron/engine/catalog/database.ts";
import { keywordNamed } from "../../../electron/engine/catalog/keywords.ts";
import { CATALOG_VERSION } from "../../../electron/engine/catalog/migrate.ts";
import { notedBackups } from "../../../electron/engine/catalog/backup-files.ts";
import { stills } from "../../../electron/engine/catalog/migrations/0001-stills.ts";
import { findCharacter } from "../../../electron/engine/catalog/cast.ts";
import { addUnidentified, removeDepiction } from "../../../electron/engine/catalog/depictions.ts";
import { findFilm } from "../../../electron/engine/catalog/films.ts";
import { redo, undo } from "../../../electron/engine/catalog/history.ts";
import { migrations } from "../../../electron/engine/catalog/migrations/index.ts";
import { takenOfFile } from "../../../electron/engine/catalog/charset-readings.ts";
import { takenOf } from "../../../electron/engine/catalog/taken.ts";
import { nothingMarked } from "../../../shared/marks.ts";
import { nothingCarried } from "../../helpers/carried.ts";
import { roleCodes } from "../../../electron/engine/catalog/migrations/0018-role-codes.ts";
import { regions } from "../../../electron/engine/catalog/migrations/0015-regions.ts";
import { countUnprinted } from "../../../electron/engine/catalog/prints.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { olderCatalog } from "../../helpers/older-catalog.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

test("opens a catalog of a newer version that has more than it knows to read, says so and changes nothing", () => {
  const catalog = emptyCatalog();
  catalog.close();
  const file = join(catalog.folder, "catalog.db");
  const raw = new Database(file);
  raw.exec("ALTER TABLE still ADD COLUMN mood TEXT; CREATE TABLE lens (id INTEGER PRIMARY KEY)");
  raw.pragma(`user_version = ${String(CATALOG_VERSION + 7)}`);
  raw.close();
  const before = readFileSync(file);
  const newer = openCatalog(catalog.folder);
  expect(newer.readOnly).toBe(
    "This archive was last opened with a newer Stillroom. You can search and look; install the newer one to make changes.",
  );
  expect(() => newer.db.exec("DELETE FROM still")).toThrow(/readonly/u);
  newer.close();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(join(catalog.folder, "lock"))).toBe(false);
});

test("refuses one that lacks what is read here, names both versions and changes nothing", () => {
  const catalog = emptyCatalog();
  catalog.close();
  const file = join(catalog.folder, "catalog.db");
  const raw = new Database(file);
  raw.exec("ALTER TABLE still_text RENAME COLUMN text TO words");
  raw.pragma(`user_version = ${String(CATALOG_VERSION + 7)}`);
  raw.close();
  const before = readFileSync(file);
  const problem = problemOf(() => openCatalog(catalog.folder));
  expect(problem?.kind).toBe("newer");
  expect(problem?.message).toContain(`catalog version ${String(CATALOG_VERSION + 7)}`);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(join(catalog.folder, "lock"))).toBe(false);
});

test("says of a folder, a text file and a foreign database that they are no archive", () => {
  const folder = temporaryFolder();
  expect(problemOf(() => openCatalog(folder))?.kind).toBe("not-a-catalog");
  writeFileSync(
    join(folder, "catalog.db"),
    "this is no database, however long it goes on".repeat(200),
  );
  expect(problemOf(() => openCatalog(folder))?.kind).toBe("damaged");
  const other = temporaryFolder();
  new Database(join(other, "catalog.db")).exec("CREATE TABLE recipes (id INTEGER)").close();
  expect(problemOf(() => openCatalog(other))?.kind).toBe("not-a-catalog");
});

test("an archive that has lost its database and has no backups beside it is damaged, not none", () => {
  for (const database of [null, ""]) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "search.snapshot"), "of what was there");
    if (database !== null) writeFileSync(join(folder, "catalog.db"), database);
    const problem = problemOf(() => openCatalog(folder));
    expect(problem?.kind).toBe("damaged");
    expect(problem?.message).toContain("on another disk");
  }
});

test("does not make an archive where something is already", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "holiday.txt"), "mine");
  expect(problemOf(() => createCatalog(folder))?.kind).toBe("invalid");
});

test("a second opener gets it read-only, with the reason, and sees what is there", () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["a.jpg"]);
  // a lock held by another live process, as a second Stillroom would find it
  const second = openCatalog(catalog.folder);
  expect(second.readOnly).toContain("has this archive open");
  expect(all(second.db, "SELECT * FROM still")).toHaveLength(1);
  expect(() => second.db.exec("DELETE FROM still")).toThrow();
  second.close();
});

test("a lock left behind by a process that died is taken over", async () => {
  const catalog = emptyCatalog();
  catalog.close();
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  const left = { pid: child.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(join(catalog.folder, "lock"), JSON.stringify(left));
  const again = openCatalog(catalog.folder);
  expect(again.readOnly).toBeNull();
  again.close();
});

test("opening an empty catalog from before the first version brings it forward", () => {
  const folder = join(temporaryFolder(), "Old.stillroom");
  createCatalog(folder);
  const raw = new Database(join(folder, "catalog.db"));
  // version 0 with our mark: an empty catalog from before the first migration
  for (const { name, type } of raw
    .prepare("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    .all() as { name: string; type: string }[]) {
    if (type === "table") raw.exec(`PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS ${name}`);
  }
  raw.pragma("user_version = 0");
  raw.close();
  const catalog = openCatalog(folder);
  expect(all(catalog.db, "SELECT * FROM still")).toEqual([]);
  catalog.close();
});

describe("the lock of a catalog", () => {
  const lockOf = (folder: string): string => join(folder, "lock");
  const anHourAgo = new Date(Date.now() - 3_600_000);

  it("stays with a living owner on this machine, however old its heartbeat", () => {
    const { folder } = emptyCatalog();
    utimesSync(lockOf(folder), anHourAgo, new Date(Date.now() - 120_000));
    const second = openCatalog(folder);
    expect(second.readOnly).toContain("Another Stillroom");
    second.close();
  });

  it.runIf(process.platform === "linux")(
    "stays with a living owner when the clock is set, and is nobody's once its number is another's",
    () => {
      const { folder } = emptyCatalog();
      utimesSync(lockOf(folder), 0, 0); // as when the clock was set forward by half a century since the last beat
      const second = openCatalog(folder);
      expect(second.readOnly).toContain("Another Stillroom");
      second.close();
      const owner = JSON.parse(readFileSync(lockOf(folder), "utf8")) as { process: string };
      const before = { ...owner, process: owner.process.replace(/\d+$/u, "1") };
      writeFileSync(lockOf(folder), JSON.stringify(before));
      const third = openCatalog(folder);
      expect(third.readOnly).toBeNull();
      third.close();
    },
  );

  it("that was copied with its folder while the archive was open is none of the copy", () => {
    const first = emptyCatalog();
    const said = readFileSync(lockOf(first.folder), "utf8");
    const folder = join(temporaryFolder(), "Copy.stillroom");
    cpSync(first.folder, folder, { recursive: true });
    const copy = openCatalog(folder);
    expect(copy.readOnly).toBeNull();
    storeStills(copy, ["a.jpg"]);
    const second = openCatalog(folder);
    expect(second.readOnly).toContain("Another Stillroom");
    second.close();
    copy.close();
    expect(readFileSync(lockOf(first.folder), "utf8")).toBe(said);
  });

  it("goes with a folder that is renamed, and is found through a link", () => {
    const { folder } = emptyCatalog();
    const renamed = join(dirname(folder), "Renamed.stillroom");
    const link = join(temporaryFolder(), "Link.stillroom");
    renameSync(folder, renamed);
    symlinkSync(renamed, link);
    for (const place of [renamed, link]) {
      const second = openCatalog(place);
      expect(second.readOnly).toContain("Another Stillroom");
      second.close();
    }
  });

  it("of another machine is taken over when its heartbeat is old, and the old owner leaves it alone", () => {
    const first = emptyCatalog();
    writeFileSync(
      lockOf(first.folder),
      JSON.stringify({ pid: 1, host: "elsewhere", since: "2026" }),
    );
    utimesSync(lockOf(first.folder), anHourAgo, anHourAgo);
    const second = openCatalog(first.folder);
    expect(second.readOnly).toBe(null);
    first.close();
    expect(existsSync(lockOf(first.folder))).toBe(true);
    second.close();
    expect(existsSync(lockOf(first.folder))).toBe(false);
  });
});

test("a catalog of the first version comes forward with every row, and its names are found by key", () => {
  const folder = join(temporaryFolder(), "Old.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  old.exec(stills);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Old', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO film (id, uuid, title, year) VALUES (4, 'f', 'Été', 1962);
    INSERT INTO still (id, uuid, film_id, added_at) VALUES (7, 'u', 4, 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
    INSERT INTO file_carried VALUES (9, '{}');
    INSERT INTO still_text VALUES (7, 'caption', 'x-default', 'kept', 'archivist');
    INSERT INTO keyword (id, uuid, term) VALUES (3, 'k', 'Café');
    INSERT INTO still_keyword VALUES (7, 3);
    INSERT INTO history (id, uuid, at, who, label, state) VALUES (1, 'h', '2026', 'me', 'undone', 'undone');
    INSERT INTO history_change (history_id, table_name, before, after) VALUES (1, 'keyword', NULL, '{"id":12,"uuid":"x","term":"later"}');
  `);
  old.pragma("application_id = 0x5354524d");
  old.pragma("user_version = 1");
  old.close();
  const { db, close } = openCatalog(folder);
  const rows = (sql: string): unknown[] => all(db, sql);
  expect(rows("SELECT id, film_id FROM still")).toEqual([{ id: 7, film_id: 4 }]);
  expect(rows("SELECT text FROM still_text")).toEqual([{ text: "kept" }]);
  expect(rows("SELECT id, still_id, path FROM file JOIN file_carried ON file_id = id")).toEqual([
    { id: 9, still_id: 7, path: "a.jpg" },
  ]);
  expect(rows("SELECT title FROM film WHERE name_key = 'ete'")).toEqual([{ title: "Été" }]);
  // a key the history may put back is never given to another
  expect(keywordNamed(db, "CAFE\u0301")).toBe(3);
  expect(keywordNamed(db, "new")).toBe(13);
  expect(rows("PRAGMA foreign_key_check")).toEqual([]);
  expect(notedBackups(join(folder, "backups"))).toMatchObject([
    { note: { reason: "before-migration", version: 1, holds: { stills: 1, captions: 1 } } },
  ]);
  close();
});

test("views and triggers of an archive from elsewhere cannot call the program's own functions", () => {
  const { db } = emptyCatalog();
  db.exec("CREATE VIEW planted AS SELECT name_key('A') AS name");
  expect(() => all(db, "SELECT name FROM planted")).toThrow("unsafe use");
  expect(all(db, "SELECT name_key('A') AS name")).toEqual([{ name: "a" }]);
});

test("an archive whose closing fails on a full disk is free all the same", () => {
  const { db, folder, close } = emptyCatalog();
  const pragma = db.pragma.bind(db);
  vi.spyOn(db, "pragma").mockImplementation((asked, options) => {
    if (asked === "optimize") throw new Error("database or disk is full");
    return pragma(asked, options);
  });
  close();
  expect(db.open).toBe(false);
  const again = openCatalog(folder);
  expect(again.readOnly).toBeNull();
  again.close();
});

test("a catalog from before near-duplicates comes forward: its thumbnails are known to want a print", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  old.function("name_key", { deterministic: true }, String);
  const before = 5;
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO still (id, uuid, added_at) VALUES (7, 'u', 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
  `);
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  expect(all(db, "SELECT id, still_id FROM file")).toEqual([{ id: 9, still_id: 7 }]);
  expect(countUnprinted(db)).toBe(1);
  // a still that has files cannot be taken away, whatever asks for it
  expect(() => db.exec("DELETE FROM still")).toThrow("a still that has files");
  expect(all(db, "SELECT id FROM still")).toEqual([{ id: 7 }]);
  close();
  const fresh = emptyCatalog();
  expect(countUnprinted(fresh.db)).toBe(0);
});

test("a catalog from before comes forward with what is wrong with pictures, wherever they are then", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = connect(join(folder, "catalog.db"), "create");
  const before = migrations.findIndex((sql) => sql.includes("TABLE picture_problem"));
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO still (id, uuid, added_at) VALUES (7, 'u', 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'reel/a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
    INSERT INTO problem (path, kind, message, at) VALUES
      ('/stills/reel/a.jpg', 'damaged', 'Cut short.', '2026'), ('/stills/reel/b.jpg', 'damaged', 'Of no still.', '2026'),
      ('/stills/reel/a.jpg', 'sidecar', 'Of its sidecar.', '2026');
  `);
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  const told = (): unknown => all(db, "SELECT path, message FROM problem ORDER BY path, kind");
  db.exec("UPDATE file SET state = 'missing'");
  db.exec("UPDATE file SET state = 'present', path = 'b/a.jpg'");
  expect(told()).toEqual([
    { path: "/stills/b/a.jpg", message: "Cut short." },
    { path: "/stills/reel/a.jpg", message: "Of its sidecar." },
    { path: "/stills/reel/b.jpg", message: "Of no still." },
  ]);
  close();
});

test("a catalog from before records comes forward: names are found in any script, and what was done can be undone", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  // keys as they were then
  old.function("name_key", { deterministic: true }, (name) => String(name).toLowerCase());
  const before = 12;
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  const made = (row: object): string => JSON.stringify(row);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO film (id, uuid, title, name_key) VALUES (1, 'f', '隱入塵煙', '隱入塵煙');
    INSERT INTO character (id, uuid, name, name_key) VALUES (2, 'c', 'Mǎ Yǒutiě', 'mǎ yǒutiě');
    INSERT INTO cast_role (id, uuid, film_id, character_id, position) VALUES (3, 'r', 1, 2, 1);
    INSERT INTO history (id, uuid, at, who, label, state) VALUES (1, 'h', '2026', 'me', 'Tagged', 'done');
  `);
  const change = old.prepare(
    "INSERT INTO history_change (history_id, table_name, before, after) VALUES (1, ?, NULL, ?)",
  );
  change.run("character", made({ id: 2, uuid: "c", name: "Mǎ Yǒutiě", name_key: "mǎ yǒutiě" }));
  change.run(
    "cast_role",
    made({
      id: 3,
      uuid: "r",
      film_id: 1,
      character_id: 2,
      performer_id: null,
      credited_as: null,
      position: 1,
    }),
  );
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  expect(findFilm(db, { title: "隐入尘烟", year: null })).toBe(1);
  expect(findCharacter(db, 1, "youtie ma")).toBe(2);
  expect(all(db, "SELECT kind, uncredited FROM cast_role")).toEqual([
    { kind: "role", uncredited: 0 },
  ]);
  undo(db);
  expect(all(db, "SELECT id FROM character UNION ALL SELECT id FROM cast_role")).toEqual([]);
  redo(db);
  expect(findCharacter(db, 1, "Youtie Ma")).toBe(2);
  close();
});

test("a catalog from before marks comes forward with the ratings and labels its files carry, which files change on", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  old.function("name_key", { deterministic: true }, String);
  old.function("person_key", { deterministic: true }, String);
  const before = 13;
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
  `);
  const { marks: _, ...takenThen } = takenOf(nothingCarried);
  const files = [
    { "xmp:Rating": "4", "xmp:Label": "Approved" },
    { "xmp:Rating": "-1", "xmp:Label": "Winner" },
    { "EXIF:Rating": 2 },
    { "dc:title": "xmp:Rating" },
    {},
  ];
  for (const [at, carried] of files.entries()) {
    const name = `${String(at)}.jpg`;
    old.exec(`INSERT INTO still (id, uuid, added_at) VALUES (${String(at + 1)}, 'u${String(at)}', 0);
      INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (${String(at + 1)}, ${String(at + 1)}, 1, '${name}', '${name}', x'0${String(at)}', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');`);
    old
      .prepare("INSERT INTO file_carried (file_id, carried, taken) VALUES (?, ?, ?)")
      .run(at + 1, JSON.stringify(carried), JSON.stringify(takenThen));
  }
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  const expected = [
    { rating: 4, pick: null, colourLabel: "green" },
    { rating: null, pick: "rejected", colourLabel: null },
    { rating: 2, pick: null, colourLabel: null },
    nothingMarked,
    nothingMarked,
  ];
  expect(
    all(db, "SELECT rating, pick, colour_label AS colourLabel FROM still ORDER BY id"),
  ).toEqual(expected);
  expect(expected.map((_marks, at) => takenOfFile(db, at + 1)?.marks)).toEqual(expected);
  expect(all(db, "SELECT DISTINCT work_state AS state FROM still")).toEqual([{ state: "new" }]);
  close();
});

test("a catalog from before regions comes forward: who is in a picture stays, keys go on, what was done can be undone", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  for (const key of ["name_key", "person_key"]) old.function(key, (name) => String(name));
  const before = migrations.indexOf(regions);
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  const row = (id: number): object => ({
    id,
    uuid: `d${String(id)}`,
    still_id: 1,
    character_id: id,
    performer_id: null,
    position: id,
    region_x: 0.1,
    region_y: 0.2,
    region_width: 0.3,
    region_height: 0.4,
    origin: "archivist",
  });
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO still (id, uuid, added_at) VALUES (1, 's', 0);
    INSERT INTO character (id, uuid, name, name_key) VALUES (2, 'c2', 'Two', 'Two'), (7, 'c7', 'Seven', 'Seven');
    INSERT INTO history (id, uuid, at, who, label, state) VALUES (1, 'h', '2026', 'me', 'Tagged', 'done'),
      (2, 'i', '2026', 'me', 'Removed', 'done');
  `);
  const insert = old.prepare(
    `INSERT INTO depiction (id, uuid, still_id, character_id, performer_id, position, region_x, region_y, region_width, region_height, origin)
     VALUES (@id, @uuid, @still_id, @character_id, @performer_id, @position, @region_x, @region_y, @region_width, @region_height, @origin)`,
  );
  for (const id of [2, 7]) insert.run(row(id));
  old.exec("DELETE FROM depiction WHERE id = 7");
  const change = old.prepare(
    "INSERT INTO history_change (history_id, table_name, still_id, before, after) VALUES (?, 'depiction', 1, ?, ?)",
  );
  change.run(1, null, JSON.stringify(row(2)));
  change.run(2, JSON.stringify(row(7)), null);
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  const depicted = (): unknown => all(db, "SELECT * FROM depiction ORDER BY id");
  const now = { called: null, certainty: "certain", identified_by: null, identified_on: null };
  const kept = { ...row(2), ...now, place_chosen: 0 };
  expect(depicted()).toEqual([kept]);
  expect(addUnidentified(db, 1, { box: null, called: null, origin: "file" })).toBe(8);
  removeDepiction(db, 8);
  undo(db);
  expect(depicted()).toEqual([kept, { ...row(7), ...now, place_chosen: 0 }]);
  undo(db);
  expect(depicted()).toMatchObject([{ id: 7 }]);
  redo(db);
  redo(db);
  expect(depicted()).toEqual([kept]);
  close();
});

test("a catalog from before codes comes forward: roles have none, and what was done with them can be undone", () => {
  const folder = join(temporaryFolder(), "Before.stillroom");
  mkdirSync(folder);
  const old = new Database(join(folder, "catalog.db"));
  old.pragma("synchronous = OFF"); // each of many statements would wait for the disk
  for (const key of ["name_key", "person_key"]) old.function(key, (name) => String(name));
  const before = migrations.indexOf(roleCodes);
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  const role = {
    id: 4,
    uuid: "r4",
    film_id: 1,
    character_id: 2,
    performer_id: null,
    credited_as: null,
    position: 1,
    kind: "role",
    uncredited: 0,
  };
  old.exec(`
    INSERT INTO catalog VALUES ('c', 'Before', '2026');
    INSERT INTO film (id, uuid, title, name_key) VALUES (1, 'f', 'Dust', 'Dust');
    INSERT INTO character (id, uuid, name, name_key) VALUES (2, 'c2', 'Ma', 'Ma');
    INSERT INTO history (id, uuid, at, who, label, state) VALUES (1, 'h', '2026', 'me', 'Took Ma out', 'done');
  `);
  old
    .prepare(
      "INSERT INTO history_change (history_id, table_name, still_id, before, after) VALUES (1, 'cast_role', NULL, ?, NULL)",
    )
    .run(JSON.stringify(role));
  old.pragma("application_id = 0x5354524d");
  old.pragma(`user_version = ${String(before)}`);
  old.close();
  const { db, close } = openCatalog(folder);
  undo(db);
  expect(all(db, "SELECT * FROM cast_role")).toEqual([{ ...role, code: null, billed: 1 }]);
  redo(db);
  expect(all(db, "SELECT * FROM cast_role")).toEqual([]);
  close();
});

test("an older catalog whose bringing forward fails in a late step is as it was, and says so in words", () => {
  const folder = olderCatalog();
  const file = join(folder, "catalog.db");
  const old = new Database(file);
  old.pragma("journal_mode = DELETE");
  old.exec("CREATE TABLE export_held (planted)"); // the name that a later version wants for itself
  old.close();
  const whole = (): unknown[] => {
    const db = new Database(file, { readonly: true });
    const tables = db
      .prepare("SELECT name, sql FROM sqlite_schema ORDER BY name")
      .all()
      .map((row) => JSON.stringify(row));
    const rows = [...db.prepare("SELECT * FROM file").all(), db.pragma("user_version")];
    db.close();
    return [...tables, ...rows];
  };
  const before = whole();
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(() => openCatalog(folder)).toThrow("bringing it up to date failed. It is as it was");
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
  expect(whole()).toEqual(before);
  expect(existsSync(join(folder, "lock"))).toBe(false);
});
