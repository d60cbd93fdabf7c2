import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { connect, number } from "../../electron/engine/catalog/database.ts";
import { engineFlags } from "../../electron/main/engine-process.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { commandFile, commandIn, type Ran } from "../helpers/command.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll } from "vitest";

let home: string;
let stills: string;

function stillroom(...args: string[]): Ran {
  return commandIn(home)(...args);
}

function json(...args: string[]): Record<string, unknown> {
  const { out, err } = stillroom(...args, "--json");
  expect(err).not.toContain("stillroom:");
  return JSON.parse(out) as Record<string, unknown>;
}

/** What the command says on stderr of a query that finds nothing. */
function nothingFoundBy(query: string): string {
  const { out, err } = stillroom("search", query, "--json");
  expect(JSON.parse(out)).toMatchObject({ total: 0 });
  return err;
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "stillroom-cli-"));
  stills = join(home, "stills");
  mkdirSync(stills);
  for (const [seed, name] of ["bed.jpg", "eggs.jpg", "wedding.png"].entries())
    await drawPicture(join(stills, name), seed + 1);
  const exiftool = openExiftool();
  await exiftool.write(join(stills, "bed.jpg"), {
    "XMP-dc:Description": "Ma Youtie and Cao Guiying share a bed",
    "XMP-dc:Description-zh": "马有铁和曹贵英同床",
    "XMP-photoshop:Credit": "Photo: Courtesy of Real Image Media Collection",
    "XMP-dc:Subject": ["bed", "night"],
    "XMP-iptcCore:AltTextAccessibility": "Two people asleep",
  });
  await exiftool.close();
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test("init, index and index again, with the keys and counts of the reference", () => {
  const catalog = join(home, "Press.stillroom");
  expect(json("init", catalog)).toEqual({ catalog });
  const first = json("index", stills);
  expect(first).toMatchObject({
    indexed: 3,
    unchanged: 0,
    moved: 0,
    duplicates: 0,
    missing: 0,
    failed: 0,
    problems: [],
  });
  expect(first["seconds"]).toEqual(expect.any(Number));
  expect(json("index", stills)).toMatchObject({ indexed: 0, unchanged: 3 });
});

test("index lists a bad file, does the rest, and exits 1", () => {
  const folder = join(home, "mixed");
  mkdirSync(folder);
  writeFileSync(join(folder, "zero.jpg"), "");
  writeFileSync(join(folder, "letter.jpg"), "Dear archive");
  const { code, out } = stillroom("index", folder, "--json");
  expect(code).toBe(1);
  const { problems, failed } = JSON.parse(out) as {
    problems: { path: string; kind: string; message: string }[];
    failed: number;
  };
  expect(failed).toBe(2);
  expect(problems).toEqual([
    {
      path: join(folder, "letter.jpg"),
      kind: "unsupported",
      message: expect.any(String) as string,
    },
    { path: join(folder, "zero.jpg"), kind: "empty", message: expect.any(String) as string },
  ]);
});

test("show gives a still by file and by id, without what is empty", () => {
  const shown = json("show", join(stills, "bed.jpg"));
  expect(shown).toMatchObject({
    files: [
      {
        path: join(stills, "bed.jpg"),
        hash: hashOfFile(join(stills, "bed.jpg")),
        format: "jpeg",
        width: 60,
        height: 40,
        orientation: 1,
        pages: 1,
      },
    ],
    captions: { "x-default": "Ma Youtie and Cao Guiying share a bed", zh: "马有铁和曹贵英同床" },
    keywords: ["bed", "night"],
    creditLine: "Photo: Courtesy of Real Image Media Collection",
    altText: { "x-default": "Two people asleep" },
  });
  expect(shown).not.toHaveProperty("film");
  expect(json("show", String(shown["id"]))).toEqual(shown);
  const missing = stillroom("show", join(stills, "nothing.jpg"));
  expect(missing.code).toBe(2);
  expect(missing.err).toMatch(
    /^stillroom: .*nothing\.jpg: This still is not in the archive\..*\n$/u,
  );
});

test("tag, find by character and scene, with facets; a dry run changes nothing", () => {
  const query = `path:${join(stills, "bed.jpg")}`;
  const tags = [
    "--film",
    "Return to Dust (2022)",
    "--character",
    "Ma Youtie",
    "--character",
    "Cao Guiying",
    "--scene",
    "Sharing a bed",
    "--kind",
    "scene",
  ];
  expect(json("tag", query, ...tags, "--dry-run")).toEqual({
    changed: 1,
    created: { film: 1, character: 2, scene: 1 },
  });
  expect(nothingFoundBy('character:"Ma Youtie"')).toContain("No character is called “Ma Youtie”.");
  expect(json("tag", query, ...tags)).toEqual({
    changed: 1,
    created: { film: 1, character: 2, scene: 1 },
  });
  const found = json("search", 'character:"Ma Youtie" scene:bed film:dust year:2022', "--facets");
  expect(found).toMatchObject({
    total: 1,
    stills: [
      {
        path: join(stills, "bed.jpg"),
        film: "Return to Dust",
        scenes: ["Sharing a bed"],
        characters: ["Ma Youtie", "Cao Guiying"],
        status: "unknown",
      },
    ],
    facets: {
      films: [{ value: "Return to Dust", count: 1 }],
      statuses: [{ value: "unknown", count: 1 }],
    },
  });
  expect(json("search", "同床")).toMatchObject({ total: 1 });
  expect(json("tag", query, "--character", "Cao Guiying", "--remove")).toMatchObject({
    changed: 1,
  });
  expect(nothingFoundBy("character:guiying")).toContain("“guiying”");
  expect(json("tag", query, "--unidentified")).toEqual({ changed: 1, created: {} });
  expect(json("search", "is:unidentified")).toMatchObject({ total: 1 });
  expect(json("tag", query, "--unidentified", "--remove")).toMatchObject({ changed: 1 });
  expect(json("search", "is:unidentified")).toMatchObject({ total: 0 });
});

test("tagging with a film, or taking it off, tells which scenes go with it; a dry run tells it too", () => {
  const query = `path:${join(stills, "bed.jpg")}`;
  const gone = [{ name: "Sharing a bed", stills: 1 }];
  const words = "1 of 1 stills; gone with it: scene “Sharing a bed” (1 still)\n";
  const other = ["tag", query, "--film", "Slack Water"];
  const off = ["tag", query, "--film", "Return to Dust (2022)", "--remove"];
  for (const asked of [other, off]) {
    expect(json(...asked, "--dry-run")).toMatchObject({ changed: 1, gone });
    expect(stillroom(...asked, "--dry-run").out).toBe(`Would change ${words}`);
    expect(stillroom(...asked).out).toBe(`Changed ${words}`);
    stillroom("undo");
    expect(json(...asked)).toMatchObject({ changed: 1, gone });
    stillroom("undo");
  }
});

test("an unknown field in a query is said with its place, and exits 2", () => {
  const { code, err, out } = stillroom("search", "fim:dust");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("at character 1 of the query");
});

test("caption writes with variables, previews before and after; history, undo and redo follow", () => {
  const query = "film:dust";
  const text = "{characters} in {film} ({year})";
  const preview = json("caption", query, "--text", text, "--lang", "en", "--dry-run");
  expect(preview).toEqual({
    changed: 1,
    preview: [
      { id: expect.any(String) as string, before: "", after: "Ma Youtie in Return to Dust (2022)" },
    ],
  });
  expect(json("caption", query, "--text", text, "--lang", "en")).toEqual(preview);
  expect(stillroom("history").out).toContain("Changed caption in en (1 still)");
  expect(json("undo")).toEqual({ label: "Changed caption in en (1 still)" });
  expect(json("show", join(stills, "bed.jpg"))["captions"]).not.toHaveProperty("en");
  expect(json("redo")).toEqual({ label: "Changed caption in en (1 still)" });
  expect(json("show", join(stills, "bed.jpg"))["captions"]).toHaveProperty("en");
});

test("export hands out copies with everything embedded, a caption list and a contact sheet; originals keep their bytes", async () => {
  const to = join(home, "out");
  const before = readdirSync(stills).map((name) => hashOfFile(join(stills, name)));
  const asked = ["film:dust", "--to", to, "--template", "{film}_{seq:3}", "--conditions-read"];
  const { out, err } = stillroom("export", ...asked, "--json");
  expect(err).toMatch(/^stillroom: Not written: the contact sheet as PDF\./u);
  const done = JSON.parse(out) as Record<string, unknown>;
  expect(done).toMatchObject({ exported: 1, held: [], files: ["Return to Dust_001.jpg"] });
  expect(done["ledgerId"]).toMatch(/^[0-9a-f-]{36}$/u);
  expect(err).toContain(String(done["leftOut"]));
  expect(readdirSync(stills).map((name) => hashOfFile(join(stills, name)))).toEqual(before);
  const exiftool = openExiftool();
  const tags = await exiftool.read(join(to, "Return to Dust_001.jpg"));
  await exiftool.close();
  expect(tags).toMatchObject({
    "XMP-dc:Description": "Ma Youtie and Cao Guiying share a bed",
    "XMP-dc:Description-zh": "马有铁和曹贵英同床",
    "XMP-photoshop:Credit": "Photo: Courtesy of Real Image Media Collection",
    "XMP-xmpDM:Scene": "Sharing a bed",
  });
  const rows = parse(readFileSync(join(to, "captions.csv")), {
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    FileName: "Return to Dust_001.jpg",
    OriginalFileName: "bed.jpg",
    Characters: "Ma Youtie",
  });
  expect(readFileSync(join(to, "contact-sheet.html"), "utf8")).toContain(
    "Ma Youtie and Cao Guiying share a bed",
  );
});

test("export of a still whose original changed holds it back, says why, and exits 1", async () => {
  await drawPicture(join(stills, "eggs.jpg"), 77);
  const { code, out } = stillroom(
    "export",
    "eggs",
    "--to",
    join(home, "held"),
    "--conditions-read",
    "--json",
  );
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    exported: 0,
    held: [{ reasons: [expect.stringContaining("changed since it was indexed")] }],
  });
  const verified = stillroom("verify", "--json");
  expect(verified.code).toBe(1);
  expect(JSON.parse(verified.out)).toMatchObject({
    ok: false,
    problems: [{ kind: "changed", path: join(stills, "eggs.jpg") }],
  });
  stillroom("index", stills);
  expect(json("verify")).toEqual({ ok: true, problems: [] });
  expect(stillroom("verify").out).toBe("Everything is as it should be.\n");
  rmSync(join(home, "Press.stillroom", "thumbnails"), { recursive: true });
  stillroom("verify"); // which has them made again
  expect(stillroom("verify").out).toMatch(
    /^Everything is as it should be\.\n\d+ thumbnails are still to be made: /u,
  );
});

test("parse-credit reads lines and writes an object each", () => {
  const { stdout } = spawnSync(process.execPath, [commandFile, "parse-credit"], {
    env: { ...process.env, STILLROOM_HOME: home },
    input: "Photo: Courtesy of Real Image Media Collection\n© 2022 Hucheng No.7 Films\n",
    encoding: "utf8",
  });
  const [first, second] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    line: "Photo: Courtesy of Real Image Media Collection",
    photographers: [],
    distributors: ["Real Image Media Collection"],
  });
  expect(second).toMatchObject({ rightsHolders: ["Hucheng No.7 Films"], year: 2022 });
});

test("without an archive every command says in one line what to do, and exits 2", () => {
  const { status, stderr } = spawnSync(process.execPath, [commandFile, "search", "x"], {
    env: { ...process.env, STILLROOM_HOME: join(home, "nobody") },
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^stillroom: No archive was used yet\..*stillroom init DIR\n$/u);
});

test("Ctrl-C stops indexing cleanly, and the next run goes on from there", async () => {
  const many = join(home, "many");
  mkdirSync(many);
  const seedFile = join(home, "seed.gif");
  await drawPicture(seedFile, 5, { width: 300, height: 200 });
  const seed = readFileSync(seedFile);
  for (let index = 0; index < 400; index += 1)
    writeFileSync(
      join(many, `${String(index)}.gif`),
      Buffer.concat([seed, Buffer.from(String(index))]),
    );
  const child = spawn(process.execPath, [commandFile, "index", many, "--json"], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const total = (): number => json("search", "file:gif", "--limit", "0")["total"] as number;
  const db = connect(join(home, "Press.stillroom", "catalog.db"), "read");
  while (number(db, "SELECT count(*) FROM file WHERE format = 'gif'") === 0)
    await new Promise((done) => setTimeout(done, 20));
  db.close();
  child.kill("SIGINT");
  await once(child, "exit");
  expect(existsSync(join(home, "Press.stillroom", "lock"))).toBe(false);
  const stopped = total();
  expect(stopped).toBeLessThan(400);
  expect(json("index", many)).toMatchObject({ indexed: 400 - stopped, unchanged: stopped });
}, 120_000);

test("an empty name is refused in words", () => {
  const { code, err } = stillroom("tag", "", "--keyword", " ");
  expect(code).toBe(2);
  expect(err).toMatch(/^stillroom: .*cannot be empty/u);
});

test("a name longer than a name may be is refused in words, as in the window", () => {
  const { code, err } = stillroom("tag", "", "--character", "N".repeat(2001));
  expect(code).toBe(2);
  expect(err).toMatch(/^stillroom: “N{40}…”: This is 1 character longer than the 2,000/u);
  expect(stillroom("tag", "", "--character", "N".repeat(2000), "--dry-run").code).toBe(0);
});

test("Ctrl-C in a terminal, which goes to every process of the command, stops it once and blames no file", async () => {
  const many = join(home, "interrupted");
  mkdirSync(many);
  for (let index = 0; index < 24; index += 1)
    await drawPicture(join(many, `${String(index)}.png`), index, { width: 1800, height: 1200 });
  const child = spawn(process.execPath, [commandFile, "index", many, "--json", "--quiet"], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // a process group of its own, as a shell gives it
  });
  const lock = join(home, "Press.stillroom", "lock");
  while (!existsSync(lock)) await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 300));
  process.kill(-(child.pid ?? 0), "SIGINT");
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(2);
  expect(existsSync(lock)).toBe(false);
  expect(existsSync(join(home, "Press.stillroom", "catalog.db-wal"))).toBe(false);
  const { indexed, unchanged, failed } = json("index", many);
  expect([Number(indexed) + Number(unchanged), failed]).toEqual([24, 0]);
}, 120_000);

test("the command runs the engine with as little memory as the window does", () => {
  const told = join(home, "flags.json");
  const tell = join(home, "tell-flags.cjs");
  writeFileSync(
    tell,
    `// preloaded into each process: the one that starts the command is another
    if (/cli(?:.index[.]ts|[.]js)$/u.test(process.argv[1] ?? ""))
      require("node:fs").writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.execArgv));`,
  );
  const { status } = spawnSync(process.execPath, [commandFile, "--version"], {
    env: { ...process.env, STILLROOM_HOME: home, NODE_OPTIONS: `--require=${tell}` },
  });
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(told, "utf8"))).toEqual(expect.arrayContaining([...engineFlags]));
});
