import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn, type Ran } from "../helpers/command.ts";

/* A command changes what its query names, and never more: of a query that names nothing, nothing. */
const home = mkdtempSync(join(tmpdir(), "stillroom-queries-"));
const stillroom = commandIn(home);

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg", "emoji 🎬🥚.jpg"]);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test.each([
  [["caption", "--text", "X"], "scene:", 1],
  [["caption", "--text", "X"], 'character:""', 1],
  [["tag", "--keyword", "X"], "!!!", 1],
  [["tag", "--keyword", "X"], 'bed "egg', 5],
  [["export", "--to", join(home, "refused")], "()", 1],
  [["search"], "-", 1],
])("%s of %s is refused in one line that says where", (args, query, place) => {
  const { code, out, err } = stillroom(...args, "--", query);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(
    new RegExp(`^stillroom: .*\\(at character ${String(place)} of the query\\)\\n$`, "u"),
  );
  expect(existsSync(join(home, "refused"))).toBe(false);
});

const isNowhere = "No text or name has “nowhere”. (at character 1 of the query)";

test.each([
  ["tag", ["nowhere", "--keyword", "x"], isNowhere, "Nothing was changed."],
  ["caption", ["nowhere", "--text", "x"], isNowhere, "Nothing was changed."],
  [
    "export",
    ["nowhere", "--to", join(home, "nothing")],
    "Try the query with: stillroom search.",
    "Nothing was written.",
  ],
])(
  "%s of a query that finds nothing does nothing, says so and exits 2",
  (name, args, why, done) => {
    const { code, out, err } = stillroom(name, ...args, "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(`stillroom: No still matches nowhere. ${why} ${done}\n`);
    expect(existsSync(join(home, "nothing"))).toBe(false);
  },
);

test("what a query names that is not there is said beside the answer, which is found all the same", () => {
  const { code, out, err } = stillroom("search", "in:nosuch", "--json");
  expect([code, (JSON.parse(out) as { total: number }).total]).toEqual([0, 0]);
  expect(err).toBe(
    "stillroom: There is no set or saved search called “nosuch”. (at character 1 of the query)\n",
  );
  expect(stillroom("search", "bde OR eggs").err).toBe(
    "stillroom: No text or name has “bde”. Did you mean “bed”? (at character 1 of the query)\n",
  );
  expect(stillroom("search", "eggs").err).toBe("");
});

test("a link to a search finds the same, in its own order unless another is asked for", () => {
  const found = (...args: string[]): string[] =>
    (
      JSON.parse(stillroom("search", ...args, "--json").out) as { stills: { path: string }[] }
    ).stills.map(({ path }) => path.slice(join(home, "stills").length + 1));
  expect(found("stillroom://search?q=eggs%20OR%20bed&sort=name")).toEqual(["bed.jpg", "eggs.jpg"]);
  expect(found("stillroom://search?q=eggs%20OR%20bed&sort=name", "--reverse")).toEqual([
    "eggs.jpg",
    "bed.jpg",
  ]);
  expect(found("stillroom://search?q=eggs%20OR%20bed&sort=name-reversed")).toEqual([
    "eggs.jpg",
    "bed.jpg",
  ]);
  const other = "stillroom://search?q=eggs&archive=01234567-89ab-4cde-8f01-23456789abcd";
  const elsewhere = stillroom("search", other);
  expect([elsewhere.code, elsewhere.out]).toEqual([2, ""]);
  expect(elsewhere.err).toContain("This link is to a search in another archive.");
  const hostile = stillroom("search", "stillroom://delete?q=eggs");
  expect([hostile.code, hostile.out]).toEqual([2, ""]);
  expect(hostile.err).toContain("can only search");
});

test("a result is listed under the headings of its groups, each with what finds it alone", () => {
  stillroom("tag", "eggs.jpg", "--film", "Return to Dust (2022)");
  const grouped = JSON.parse(
    stillroom("search", "eggs OR bed", "--group", "film", "--json").out,
  ) as {
    total: number;
    groups: { label: string; query: string; count: number }[];
    stills: { path: string }[];
  };
  expect(grouped.total).toBe(2);
  expect(grouped.groups.map(({ label, count }) => [label, count])).toEqual([
    ["Return to Dust", 1],
    ["No film", 1],
  ]);
  expect(grouped.stills.map(({ path }) => path.slice(path.lastIndexOf("/") + 1))).toEqual([
    "eggs.jpg",
    "bed.jpg",
  ]);
  const [first] = grouped.groups;
  const alone = JSON.parse(stillroom("search", first?.query ?? "", "--json").out) as {
    total: number;
  };
  expect(alone.total).toBe(1);
  const lines = stillroom("search", "stillroom://search?q=eggs%20OR%20bed&group=film").out.split(
    "\n",
  );
  expect(lines[0]).toBe("Return to Dust, 2022 (1)");
  expect(lines.filter((line) => line.endsWith("(1)"))).toHaveLength(2);
  stillroom("tag", "eggs.jpg", "--film", "Return to Dust (2022)", "--remove");
});

test("a picture is found, and captioned, by the emoji of its name alone", () => {
  expect(stillroom("caption", "🎬", "--text", "Hatching", "--json").out).toContain('"changed": 1');
  expect(stillroom("search", "caption hatching", "--json").out).toContain('"total": 0');
  expect(stillroom("search", "hatching", "--json").out).toContain("emoji 🎬🥚.jpg");
});

test("stills whose files are gone are found by the command as in the window", () => {
  rmSync(join(home, "stills", "bed.jpg"));
  stillroom("index", join(home, "stills"));
  const found = JSON.parse(stillroom("search", "is:missing", "--json").out) as {
    stills: { path: string }[];
  };
  expect(found.stills.map(({ path }) => path)).toEqual([join(home, "stills", "bed.jpg")]);
});

test("a folder that is away is seen to be by every command, and to be back", () => {
  const stills = join(home, "stills");
  const eggs = join(stills, "eggs.jpg");
  renameSync(stills, join(home, "away"));
  expect(stillroom("search", "is:offline eggs", "--json").out).toContain('"total": 1');
  expect(stillroom("show", eggs).out).toMatch(/^File +.*eggs\.jpg \(.*, offline\)$/mu);
  const { problems } = JSON.parse(stillroom("verify", "--json").out) as {
    problems: { kind: string; path: string }[];
  };
  expect(problems).toMatchObject([{ kind: "gone", path: stills }]);
  renameSync(join(home, "away"), stills);
  expect(stillroom("search", "is:offline", "--json").out).toContain('"total": 0');
});

/** Escape, bell and the override of direction. */
// oxlint-disable-next-line no-control-regex
const commands = /[\u001B\u0007\u202E]/u;

test("a caption cannot command the terminal it is printed on, and is whole in JSON", () => {
  const hostile = "Eggs\u001B]0;owned\u0007\u202E";
  stillroom("caption", "file:bed", "--text", hostile, "--lang", "en");
  const shown = stillroom("show", join(home, "stills", "bed.jpg"));
  expect(shown.out).toContain("Eggs\\u001B]0;owned\\u0007\\u202E");
  expect(shown.out).not.toMatch(commands);
  const document = stillroom("show", join(home, "stills", "bed.jpg"), "--json").out;
  expect(document).not.toMatch(commands);
  expect(JSON.parse(document)).toMatchObject({ captions: { en: hostile } });
});

type Found = { readonly stills: readonly object[] };

test("an archive that is dumped is loaded as another one with all it holds, and its thumbnails wait to be made", () => {
  const to = join(home, "dump");
  const dumped = JSON.parse(stillroom("dump", "--to", to, "--as", "csv", "--json").out) as object;
  expect(Object.keys(dumped)).toEqual(["to", "form", "rows"]);
  expect(existsSync(join(to, "still.csv"))).toBe(true);
  const found = (...at: string[]): unknown => {
    const { stills } = JSON.parse(
      stillroom("search", "caption:Eggs", "--json", ...at).out,
    ) as Found;
    return stills;
  };
  const loaded = stillroom("load", to, join(home, "Loaded.stillroom"), "--json");
  expect([loaded.code, JSON.parse(loaded.out)]).toMatchObject([0, { stills: 3 }]);
  const there = ["--catalog", join(home, "Loaded.stillroom")];
  expect(found(...there)).toEqual(found());
  expect(stillroom("verify", ...there).out).toMatch(/thumbnails? (?:is|are) still to be made/u);
  expect(stillroom("dump", "--to", to).err).toMatch(/^stillroom: .*This folder is not empty/u);
});

test("merge says what another archive brings, takes it in as one change, and asks of conflicts in a file", () => {
  const own = join(home, "Press.stillroom");
  const other = join(home, "Berlin.stillroom");
  cpSync(own, other, { recursive: true });
  stillroom("caption", "", "--text", "Ours", "--catalog", own);
  stillroom("caption", "", "--text", "Theirs", "--catalog", other);
  const merge = (...args: string[]): Ran => stillroom("merge", other, ...args, "--catalog", own);
  expect(merge("--preview").out).toMatch(/In these ours stays, unless --conflicts says otherwise/u);
  const previewed = merge("--preview", "--json");
  const preview = JSON.parse(previewed.out) as { merged: boolean; conflicts: { key: string }[] };
  expect(Object.keys(preview).toSorted()).toEqual([
    "before",
    "change",
    "conflicts",
    "counts",
    "folders",
    "groups",
    "merged",
    "name",
    "ok",
    "other",
    "possiblySame",
  ]);
  expect(preview.merged).toBe(false);
  const [first, ...rest] = preview.conflicts;
  expect(first).toMatchObject({ property: "caption", ours: "Ours", theirs: "Theirs" });
  const decisions = join(home, "decisions.json");
  const conflicts = [{ ...first, take: "theirs" }, ...rest];
  writeFileSync(decisions, JSON.stringify({ ...preview, conflicts }));
  expect(merge("--conflicts", decisions)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Took in the archive “Berlin”: 3 decided. .* stillroom undo/u),
  });
  const texts = (): number =>
    (JSON.parse(stillroom("search", "Theirs", "--catalog", own, "--json").out) as Found).stills
      .length;
  expect(texts()).toBe(1);
  expect(merge().out).toMatch(/All of it is here already/u);
  stillroom("undo", "--catalog", own);
  expect(texts()).toBe(0);
  expect(merge("--conflicts", other)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no list of conflicts/u),
  });
  expect(stillroom("merge", own, "--catalog", own)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/the archive that is open/u),
  });
});
