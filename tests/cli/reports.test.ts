import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandFile, commandIn } from "../helpers/command.ts";

/* What the command says, to people and to scripts. */
const home = mkdtempSync(join(tmpdir(), "stillroom-reports-"));
const stills = join(home, "stills");
const stillroom = commandIn(home);

function json(...args: string[]): Record<string, unknown> {
  return JSON.parse(stillroom(...args, "--json").out) as Record<string, unknown>;
}

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg", "wedding.png"]);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test("one character with one performer is one cast role, shown once, and told to the film's cast", () => {
  const who = ["--character", "Ma Youtie", "--performer", "Wu Renlin"];
  const tagged = json("tag", "bed", "--film", "Return to Dust (2022)", ...who);
  expect(tagged).toEqual({ changed: 1, created: { film: 1, character: 1, performer: 1 } });
  const role = { character: "Ma Youtie", performer: "Wu Renlin" };
  expect(json("show", join(stills, "bed.jpg"))["depictions"]).toMatchObject([role]);
  expect(json("tag", "bed", ...who)).toEqual({ changed: 0, created: {} });
  // Of a character of the film's cast it is known who plays it.
  json("tag", "eggs", "--film", "Return to Dust (2022)");
  json("tag", "eggs", "--character", "Ma Youtie");
  expect(json("show", join(stills, "eggs.jpg"))["depictions"]).toMatchObject([role]);
});

test("a performer whom the cast names others for is said of the tagged stills only", () => {
  json("tag", "wedding", "--film", "Slack Water");
  json("tag", "wedding", "--character", "Jo", "--performer", "Ida One");
  const another = ["tag", "wedding", "--character", "Jo", "--performer", "Ida Two"];
  const only = "this still only: the cast of “Slack Water” names others";
  expect(stillroom(...another, "--dry-run").out).toContain(`Ida Two plays Jo in ${only}`);
  expect(json(...another)).toEqual({
    changed: 1,
    created: { performer: 1 },
    othersInCast: ["Slack Water"],
  });
});

test("several people whom nobody has identified are one number", () => {
  const shown = (): unknown =>
    stillroom("show", join(stills, "wedding.png")).out.match(/unidentified/gu)?.length ?? 0;
  expect(shown()).toBe(0);
  expect(json("tag", "wedding", "--unidentified", "--people", "2")["changed"]).toBe(1);
  expect(shown()).toBe(2);
  expect(stillroom("tag", "wedding", "--people", "2", "--keyword", "x").err).toMatch(
    /^stillroom: --people says with --unidentified how many/u,
  );
  stillroom("tag", "wedding", "--unidentified", "--remove");
  expect(shown()).toBe(0);
});

test("show tells people what is known, line by line, and leaves the file's own properties to --json", () => {
  stillroom("caption", "bed", "--text", "{characters} sleeps", "--lang", "en");
  stillroom("tag", "bed", "--kind", "scene");
  const { out } = stillroom("show", join(stills, "bed.jpg"));
  expect(out).toMatch(/^File +.*bed\.jpg \(jpeg, 60 × 40\)$/mu);
  expect(out).toMatch(/^Film +Return to Dust \(2022\)$/mu);
  expect(out).toMatch(/^Character +Ma Youtie, played by Wu Renlin$/mu);
  expect(out).toMatch(/^Kind +Scene still$/mu);
  expect(out).toMatch(/^Caption \(en\) +Ma Youtie sleeps$/mu);
  expect(out).not.toMatch(/[{}[\]"]/u);
  expect(json("search", "bed", "--facets")["facets"]).toMatchObject({
    kinds: [{ value: "scene", count: 1 }],
    statuses: [{ value: "unknown", count: 1 }],
  });
});

test("search --facets lists what the results have in common below them", () => {
  const { out } = stillroom("search", "bed", "--facets");
  expect(out).toMatch(/^1 still · .*\nFilms\n {4}1 {2}Return to Dust\n/mu);
  expect(out).toMatch(/^Rights\n {4}1 {2}unknown$/mu);
  expect(stillroom("search", "bed").out).not.toContain("Films");
});

test("what is wrong with the arguments is one line that says where to read more", () => {
  const { code, err } = stillroom("init");
  expect([code, err]).toEqual([
    2,
    "stillroom: missing required argument 'dir'. To read more: stillroom init --help\n",
  ]);
  const slash = stillroom("export", "", "--to", join(home, "no"), "--template", "{film}/{seq}");
  expect([slash.code, existsSync(join(home, "no"))]).toEqual([2, false]);
  expect(slash.err).toMatch(/^stillroom: File names, at character 7: “\/” cannot stand.*\n$/u);
});

test.runIf(process.platform === "linux")(
  "a place where no folder can be made is named at once",
  () => {
    for (const args of [
      ["init", "/proc/nope"],
      ["export", "", "--to", "/proc/nope/out"],
    ]) {
      const { code, err } = stillroom(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^stillroom: \/proc\/nope.*: .*(?:cannot|can not) .*\n$/u);
    }
  },
);

test("a reader that stops reading changes nothing about the work, and is told nothing", async () => {
  const child = spawn(process.execPath, [commandFile, "verify", "--json"], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number | null];
  expect([code, said]).toEqual([0, ""]);
});

test("a dry export promises what the export does: a still without its original is held back", () => {
  const to = join(home, "out");
  renameSync(join(stills, "eggs.jpg"), join(home, "eggs.jpg"));
  const planned = stillroom("export", "", "--to", to, "--conditions-read", "--dry-run", "--json");
  const done = stillroom("export", "", "--to", to, "--conditions-read", "--json");
  expect([planned.code, done.code]).toEqual([1, 1]);
  const held = [
    {
      id: expect.any(String) as string,
      reasons: [expect.stringContaining("The original is missing")],
    },
  ];
  expect(JSON.parse(planned.out)).toMatchObject({ exported: 2, held });
  expect(JSON.parse(done.out)).toMatchObject({ exported: 2, held });
  const { files } = JSON.parse(done.out) as { files: string[] };
  expect(JSON.parse(planned.out)).toMatchObject({ files });
  expect(readdirSync(to)).toEqual(expect.arrayContaining(files));
});

test("an export lets out nothing unknown unless it is told so, and says what it holds back on stderr", () => {
  const to = join(home, "gate");
  const asked = ["export", "bed", "--to", to, "--territory", "de", "--date", "2026-05-07"];
  const zone = ["--zone", "Europe/Berlin"];
  const held = stillroom(...asked, ...zone, "--quiet");
  expect([held.code, held.out.split("\n")[1]]).toEqual([
    1,
    "For press and publicity for the film, in Germany, on 7 May 2026 (Europe/Berlin): 0 clear · 0 conditional · 0 blocked · 0 unknown",
  ]);
  expect(held.err).toMatch(/^Held back: .*bed\.jpg: Its rights are unknown, .*\n/u);
  expect(held.err).toContain("Nothing is recorded that allows the photograph.");
  const strict = stillroom(...asked, "--conditions-read", "--strict", "--json");
  expect(strict.code).toBe(1);
  expect(JSON.parse(strict.out)).toMatchObject({
    exported: 0,
    held: [
      { reasons: ["Its rights are unknown.", "Nothing is recorded that allows the photograph."] },
    ],
  });
  const overridden = stillroom(...asked, ...zone, "--strict", "--override", "Agreed", "--json");
  expect(overridden.code).toBe(0);
  expect(JSON.parse(overridden.out)).toMatchObject({
    exported: 1,
    held: [],
    request: { use: "press", territory: "DE", date: "2026-05-07", zone: "Europe/Berlin" },
    statuses: { clear: 0, conditional: 0, blocked: 0, unknown: 1 },
  });
});

test("an export into a folder of the archive is warned of, and done", () => {
  const to = join(stills, "out");
  const { code, err } = stillroom("export", "bed", "--to", to, "--conditions-read", "--dry-run");
  expect(code).toBe(0);
  expect(err).toMatch(
    /^stillroom: .*would stand beside their originals,.*\nstillroom: Not written: the contact sheet as PDF\..*\n$/u,
  );
  const done = stillroom("export", "bed", "--to", to, "--conditions-read", "--quiet");
  expect(done.err).toBe(err);
  expect(done.out).toMatch(/^1 still exported to /u);
  rmSync(to, { recursive: true });
});

test("index names each file that is missing, and exits 1", () => {
  const { code, out } = stillroom("index", stills, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    missing: 1,
    failed: 0,
    problems: [{ kind: "gone", path: join(stills, "eggs.jpg") }],
  });
  expect(json("index", stills)).toMatchObject({ missing: 0, problems: [] });
});
