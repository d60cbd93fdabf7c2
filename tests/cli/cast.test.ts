import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandFile, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-cast-"));
const stillroom = commandIn(home);
const film = ["--film", "Return to Dust (2022)"];
type Document = Record<string, unknown>;

function list(name: string, text: string | Buffer): string {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
}

function json(...args: string[]): Document {
  return JSON.parse(stillroom(...args, "--json").out) as Document;
}

beforeAll(() => {
  stillroom("init", join(home, "Press.stillroom"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a cast list is previewed, imported, exported in every form and found the same again", () => {
  const file = list(
    "cast.txt",
    "Cast\nWu Renlin as Ma Youtie\nHai Qing as Cao Guiying (as Huang Yi)\n海清 饰 曹贵英\n",
  );
  const preview = stillroom("import-cast", file, ...film, "--preview");
  expect(preview).toMatchObject({ code: 0, err: "" });
  expect(preview.out).toBe(
    [
      "line 2: Wu Renlin as Ma Youtie: new",
      "line 3: Hai Qing as Cao Guiying: new",
      "line 4: 海清 as 曹贵英: new",
      "line 1: “Cast” is taken for a heading and passed over.",
      "Would import 3 roles: 3 new",
      "",
    ].join("\n"),
  );
  expect(stillroom("export-cast", ...film).code).toBe(2); // a preview made nothing
  expect(json("import-cast", file, ...film)).toMatchObject({
    films: 1,
    characters: 3,
    performers: 3,
    scenes: 0,
    codes: 0,
    changed: 3,
    created: { films: 1, characters: 3, performers: 3 },
    form: "text",
    problems: [],
    remarks: [{ line: 1 }],
  });
  for (const as of ["csv", "tsv", "json", "codes"]) {
    const { code, out } = stillroom("export-cast", ...film, "--as", as);
    expect(code).toBe(0);
    expect(out).toContain("曹贵英");
    const again = json("import-cast", list(`cast.${as}`, out), ...film, "--preview");
    // Codes that were made from initials for Photo Mechanic are none that the archive would get.
    const outcomes = (again["rows"] as Document[]).map((row) => row["as"]);
    expect(outcomes).toEqual(["same", "same", "same"]);
    expect(again["codes"]).toBe(0);
  }
  expect(stillroom("undo").out).toBe(
    "Undone: Imported the cast of “Return to Dust (2022)” (3 roles)\n",
  );
  expect(stillroom("export-cast", ...film).code).toBe(2);
});

test("rows that could not be taken are listed with their lines, and the exit code is 1", () => {
  const { code, out } = stillroom(
    "import-cast",
    list("bad.csv", "Character,Performer,Credited as\nA,B,One\nA,B,Two\n,C,\n"),
    ...film,
  );
  expect(code).toBe(1);
  expect(out).toContain("line 2: B as A: new\n");
  expect(out).toContain("line 3: B as A is in line 2 already, and here otherwise");
  expect(out).toContain(
    "Only the first is taken. Choose in the window, or take the line that is wrong out of the list.",
  );
  expect(out).toContain("line 4: C is named without a character");
  expect(out).toContain("Imported the cast of “Return to Dust (2022)” (1 role): 1 new\n");
});

test("a row that is taken without its order, which is none, is listed, and the exit code is 1", () => {
  const file = list("orders.csv", "Character,Performer,Order\nA,B,first\nC,D,2\n");
  const { code, out } = stillroom("import-cast", file, "--film", "Orders (2004)");
  expect(code).toBe(1);
  expect(out).toContain("line 2: B as A: new\n");
  expect(out).toContain("line 2: The order of A is “first”, which is no whole number from 1");
});

test("a row that is taken without its code is told, and the exit code is 0, whoever has the code", () => {
  const codes = ["--film", "Codes (2003)"];
  const file = list("codes.csv", "Character,Performer,Code\nA,B,x\nC,D,x\n");
  for (const preview of [["--preview"], []]) {
    const { code, out } = stillroom("import-cast", file, ...codes, ...preview);
    expect(code).toBe(0);
    expect(out).toContain("line 3: D as C: new\n");
    expect(out).toContain("line 3: The code “x” is that of A in line 2 already");
  }
  const later = list("later.csv", "Character,Performer,Code\nE,F,x\n");
  for (const preview of [["--preview"], []]) {
    const { code, out } = stillroom("import-cast", later, ...codes, ...preview);
    expect(code).toBe(0);
    expect(out).toContain("line 2: F as E: new – The code “x” is that of A already");
  }
});

test("films are those the list names; columns can be said", () => {
  const file = list("films.csv", "A,Ma Youtie,Return to Dust,2022\nB,Paul,Dune,2021\n");
  const document = json(
    "import-cast",
    file,
    "--columns",
    "performer,character,film,year",
    "--preview",
  );
  expect(document).toMatchObject({ films: 2, problems: [] });
  expect(document["rows"]).toMatchObject([
    { film: "Return to Dust (2022)", character: "Ma Youtie", performer: "A" },
    { film: "Dune (2021)", character: "Paul", performer: "B" },
  ]);
});

test("a list is read from stdin", () => {
  const { stdout } = spawnSync(
    process.execPath,
    [commandFile, "import-cast", "-", "--film", "Dune (2021)", "--preview"],
    { input: "Paul: Timothée", encoding: "utf8", env: { ...process.env, STILLROOM_HOME: home } },
  );
  expect(stdout).toContain("Timothée as Paul: new");
});

test.each([
  ["a missing file", ["import-cast", "/nowhere.csv"], /\/nowhere\.csv: There is no such file/u],
  [
    "an older character set",
    ["import-cast", list("latin.csv", Buffer.from("Character,Performer\nZo\xeb,B", "latin1"))],
    /Line 2 is not in UTF-8/u,
  ],
  ["an empty list", ["import-cast", list("empty.csv", "\n\n")], /empty/u],
  ["broken JSON", ["import-cast", list("broken.json", "{")], /Mend it/u],
  [
    "an unknown column",
    ["import-cast", list("x.csv", "A,B"), "--columns", "actor,role"],
    /The columns are: character/u,
  ],
  ["an unknown film", ["export-cast", "--film", "Nope"], /There is no film “Nope”/u],
  ["an export without a film", ["export-cast"], /--film/u],
])("refuses %s in one line, and exits 2", (_what, args, said) => {
  const { code, out, err } = stillroom(...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(said);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("what is exported is a file as it stands", () => {
  stillroom("import-cast", list("one.csv", "Character,Performer\nA,B"), "--film", "One (2001)");
  const { out } = stillroom("export-cast", "--film", "One (2001)", "--as", "csv");
  expect(out).toBe(
    "\uFEFFFilm,Year,Order,Character,Performer,Credited as,Kind,Uncredited,Code\r\nOne,2001,,A,B,,role,,\r\n",
  );
});
