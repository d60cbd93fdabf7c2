import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** Backups by the command: each test goes on where the one before it ended. */
let home: string;
const stillroom = (...args: string[]): ReturnType<ReturnType<typeof commandIn>> =>
  commandIn(home)(...args);
type Document = Record<string, unknown>;
const json = (...args: string[]): Document =>
  JSON.parse(stillroom(...args, "--json").out) as Document;
const captionNow = (): unknown => json("search", "")["stills"];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "stillroom-backups-"));
  await archiveOf(home, ["a.jpg", "b.jpg"]);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("backup makes one, and none while nothing changes; backups lists it by name", () => {
  stillroom("caption", "", "--text", "As it was");
  const { ok, backups, problems } = json("backup");
  expect({ ok, problems }).toEqual({ ok: true, problems: [] });
  expect(Object.keys((backups as Document[])[0] ?? {}).toSorted()).toEqual([
    "at",
    "bytes",
    "holds",
    "lastChange",
    "path",
    "place",
    "reason",
  ]);
  const again = stillroom("backup");
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining("Nothing has changed") });
  const disk = temporaryFolder();
  expect(json("backup", "--to", disk)["backups"]).toMatchObject([{ place: "elsewhere" }]);
  expect(stillroom("backup", "--to", join(disk, "away"))).toMatchObject({
    code: 2,
    err: expect.stringContaining("this folder is away"),
  });
  const listed = json("backups");
  expect(Object.keys(listed).toSorted()).toEqual(["backups", "elsewhere", "folder", "ok"]);
  expect(listed["backups"]).toEqual(backups);
  const { at = "" } = (backups as { readonly at: string }[])[0] ?? {};
  const read = new Date(at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  expect(stillroom("backups").out).toContain(`  ${read}  `);
  expect(stillroom("backups").out).not.toContain(at);
  expect(stillroom("history").out).not.toMatch(/\dT\d\d:/u);
});

test("restore says what differs, restores by name, and names the backup that takes it back", () => {
  const before = captionNow();
  const name = basename((json("backups")["backups"] as Document[])[0]?.["path"] as string, ".db");
  stillroom("caption", "", "--text", "As it is");
  const preview = json("restore", name, "--dry-run");
  expect(preview).toMatchObject({
    restored: false,
    differs: [{ kind: "captions", back: 0, gone: 0, changed: 2 }],
    files: 0,
    changes: 1,
  });
  expect(stillroom("restore", name, "--dry-run").out).toContain("2 are again as they were");
  expect(captionNow()).not.toEqual(before);
  const done = json("restore", name);
  expect(done).toMatchObject({ ok: true, restored: true, before: expect.stringContaining(".db") });
  expect(captionNow()).toEqual(before);
  expect(stillroom("restore", "2001-01-01T00-00-00Z")).toMatchObject({
    code: 2,
    err: expect.stringContaining("stillroom backups"),
  });
});

test("verify names the last change of those that are missing, and --go-on goes on without them", () => {
  const file = join(home, "Press.stillroom", "catalog.db");
  const before = readFileSync(file);
  stillroom("caption", "", "--text", "In the file that is lost");
  writeFileSync(file, before);
  expect(stillroom("caption", "", "--text", "Over it")).toMatchObject({
    code: 2,
    err: expect.stringContaining("missing from the archive"),
  });
  expect(stillroom("verify")).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /:\n  Changes .*The last of them: “Changed caption[^\n]*, \d{1,2}:\d\d\s[AP]M[^\n]*\n  They stood in catalog\.db-wal[^\n]*\n  To have them back.*\n  Or go on without them: stillroom verify --go-on/su,
    ),
  });
  expect(readFileSync(file)).toEqual(before);
  expect(json("verify", "--go-on")).toMatchObject({ ok: true, problems: [] });
  expect(stillroom("verify", "--go-on")).toMatchObject({
    code: 2,
    err: expect.stringContaining("No changes are missing"),
  });
  expect(stillroom("caption", "", "--text", "Gone on with")).toMatchObject({ code: 0 });
});

test("verify --repair recovers a damaged catalog, says what was lost and keeps the damaged one", () => {
  const file = join(home, "Press.stillroom", "catalog.db");
  expect(stillroom("verify", "--repair", "--json")).toMatchObject({ err: "" });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096));
  expect(stillroom("verify")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Repair the archive, or restore one of its backups"),
  });
  const ran = stillroom("verify", "--repair", "--json");
  expect(ran.err).toBe("");
  const done = JSON.parse(ran.out) as Document;
  expect(Object.keys(done).toSorted()).toEqual([
    "backup",
    "kept",
    "left",
    "ok",
    "passedOver",
    "problems",
    "repaired",
    "steps",
    "tables",
    "values",
    "withoutFile",
  ]);
  expect(done).toMatchObject({ ok: true, repaired: true });
  expect(existsSync(done["kept"] as string)).toBe(true);
  expect(json("search", "")["total"]).toBe(2);
});
