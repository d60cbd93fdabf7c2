import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-captions-"));
const stillroom = commandIn(home);
type Document = Readonly<Record<string, unknown>>;

function file(name: string, text: string): string {
  writeFileSync(join(home, name), text);
  return join(home, name);
}

function json(...args: string[]): Document {
  return JSON.parse(stillroom(...args, "--json").out) as Document;
}

beforeAll(async () => {
  await archiveOf(home, ["a.jpg", "b.jpg", "c.jpg"]);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a list is looked at, taken in and taken back; what was not taken is told with exit 1", () => {
  const list = file("list.csv", "FileName,Caption,Credit\na.jpg,The donkey,Qizi\nz.jpg,Nobody,\n");
  const dry = stillroom("import-captions", list, "--dry-run");
  expect(dry).toMatchObject({ code: 1, err: "" });
  expect(dry.out).toBe(
    [
      "line 2: file name a.jpg (certain)",
      "  Caption",
      "  + The donkey",
      "  Credit line",
      "  + Qizi",
      "line 3: No still was found for it.",
      "Would take in captions of 1 still: 1 filled, 1 without a still",
      "",
    ].join("\n"),
  );
  expect(json("import-captions", list)).toMatchObject({
    matched: [
      {
        id: expect.any(String),
        caption: "The donkey",
        altText: "",
        creditLine: "Qizi",
        characters: [],
        confidence: 0.95,
      },
    ],
    unmatched: [{ caption: "Nobody", fileNames: ["z.jpg"] }],
    changed: 1,
  });
  expect(json("import-captions", list)).toMatchObject({ changed: 0 });
  expect(stillroom("undo").out).toBe("Undone: Took in captions from “list.csv” (1 still)\n");
});

test("what is exported is taken back with nothing to do", () => {
  stillroom("caption", "", "--text", "Still {filename} 马有铁");
  const out = join(home, "out");
  stillroom("export", "", "--to", out, "--conditions-read");
  const { code, out: said } = stillroom("import-captions", join(out, "captions.csv"));
  expect({ code, said }).toEqual({ code: 0, said: "Nothing to take in: 3 the same\n" });
});

test("a table with nothing to take in says what is missing: its rows, its texts, or what its columns are", () => {
  const said = (name: string, text: string) => {
    const { code, out } = stillroom("import-captions", file(name, text));
    return { code, out };
  };
  const nothing = (why: RegExp) => ({
    code: 1,
    out: expect.stringMatching(
      new RegExp(`^line 1: ${why.source}[^\\n]+\nNothing to take in\n$`, "u"),
    ),
  });
  expect(said("head.csv", "FileName,Caption,Credit\n")).toEqual(nothing(/This table has no rows/u));
  expect(said("empty.csv", "FileName,Caption,Credit\na.jpg,,\n")).toEqual(
    nothing(/No row of this table has a text/u),
  );
  expect(said("other.csv", "FileName,Weight,Length\na.jpg,1,2\n")).toEqual(
    nothing(/No column of this table was recognised/u),
  );
});

test("by order it is the order of file names, within what a query finds", () => {
  const sheet = file("sheet.tsv", "Caption\tCredit\none\tQ\ntwo\tQ\n");
  const within = ["--match", "order", "--within", `path:${join(home, "stills", "b.jpg")}`];
  expect(json("import-captions", sheet, "--match", "order", "--dry-run")["changed"]).toBe(2);
  expect(json("import-captions", sheet, ...within, "--dry-run")).toMatchObject({
    matched: [{ caption: "one", by: "order" }],
    unmatched: [{ caption: "two" }],
  });
});

test("columns and language can be said", () => {
  const list = file("plain.csv", "a.jpg,Der Esel,x\nb.jpg,Der Karren,y\n");
  const columns = ["--columns", "fileName,caption:de,-"];
  expect(json("import-captions", list, ...columns, "--dry-run")).toMatchObject({
    matched: [{ differences: [{ field: "caption", language: "de" }] }, {}],
  });
  expect(stillroom("import-captions", list, "--columns", "nonsense")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^stillroom: A column cannot be “nonsense”/u),
  });
});

test("a file that cannot be read is said in one line, and nothing is changed", () => {
  const broken = file("broken.xlsx", "PK\u0003\u0004 no package");
  expect(stillroom("import-captions", broken)).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/broken\.xlsx: This file is damaged[^\n]*\n$/u),
  });
});
