import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEngine } from "../../electron/engine/engine.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import { archiveOf, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-rights-"));
const stillroom = commandIn(home);

const grant: InputOf<"rights.saveGrant">["grant"] = {
  kind: "allow",
  layers: ["photograph"],
  uses: ["press"],
  territories: { included: [], excluded: ["JP"] },
  languages: [],
  start: null,
  end: { at: "2026-12-31", zone: null },
  licensor: null,
  licensee: "",
  reference: "L-1",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [{ title: "Licence", place: "/papers/L-1.pdf" }],
};

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg", "wedding.jpg"]);
  const engine = startEngine();
  await engine.ask("archive.open", { path: join(home, "Press.stillroom") });
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [1, 2] } },
    grant,
  });
  await engine.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Report = Readonly<Record<string, unknown>> & { readonly stills: Record<string, unknown>[] };
function report(...args: string[]): Report {
  const { code, out } = stillroom("rights", ...args, "--json");
  expect(code).toBe(0);
  return JSON.parse(out) as Report;
}

test("the report counts and gives reasons, under the keys of the command's reference", () => {
  const asked = ["", "--territory", "de", "--date", "2026-05-07"];
  const { stills, ...counts } = report(...asked);
  expect(counts).toEqual({ clear: 2, conditional: 0, blocked: 0, unknown: 1 });
  expect(stills.map((still) => Object.keys(still))).toEqual(
    [1, 2, 3].map(() => ["id", "status", "reasons", "creditLine", "documents"]),
  );
  expect(stills[0]).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    status: "clear",
    reasons: ["The photograph: granted until 31 December 2026 (L-1)."],
    creditLine: "",
    documents: [{ title: "Licence", place: "/papers/L-1.pdf" }],
  });
  expect(stills[2]).toMatchObject({
    status: "unknown",
    reasons: ["Nothing is recorded that allows the photograph."],
  });
  expect(stillroom("rights", ...asked).out).toBe(
    [
      "clear        bed.jpg",
      "             The photograph: granted until 31 December 2026 (L-1).",
      "clear        eggs.jpg",
      "             The photograph: granted until 31 December 2026 (L-1).",
      "unknown      wedding.jpg",
      "             Nothing is recorded that allows the photograph.",
      "2 clear · 0 conditional · 0 blocked · 1 unknown",
      "Documents:",
      "  Licence: /papers/L-1.pdf (2 stills)",
      "",
    ].join("\n"),
  );
});

test("what is asked for tells: the world, another country, another day, another use", () => {
  const on = ["bed", "--date", "2026-05-07"];
  expect(report(...on)).toMatchObject({ conditional: 1 });
  expect(report(...on, "--territory", "JP")).toMatchObject({ blocked: 1 });
  expect(report(...on, "--territory", "DE", "--use", "book")).toMatchObject({ blocked: 1 });
  expect(report("bed", "--territory", "DE", "--date", "2027-01-01")).toMatchObject({ blocked: 1 });
  expect(report("nothing")).toEqual({
    clear: 0,
    conditional: 0,
    blocked: 0,
    unknown: 0,
    stills: [],
  });
});

test.each([
  [["--territory", "Germany"], /A country by its two letters is needed/u],
  [["--date", "tomorrow"], /A day or a moment is needed, such as 2026-05-07/u],
  [["--zone", "Paris"], /A time zone is needed, such as Europe\/Paris/u],
  [["--lang", "no-such-language-tag"], /Use one such as en, fr-CA or zh-Hans \(BCP 47\)\.$/mu],
  [["--use", "anything"], /Allowed choices are press, editorial/u],
])("%s is refused in words", (args, said) => {
  const { code, out, err } = stillroom("rights", "nothing", ...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(said);
});

test("writes a report beside what it prints, and says which name is taken", () => {
  const file = join(home, "report.json");
  const asked = ["rights", "", "--territory", "de", "--date", "2026-05-07", "--report", file];
  expect(stillroom(...asked).code).toBe(0);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    title: "All stills",
    counts: { clear: 2, unknown: 1 },
  });
  const again = stillroom(...asked);
  expect(again.code).toBe(2);
  expect(again.err).toContain("report.json");
});

test("search, show and rights tell the same status, for what the archive is usually asked", async () => {
  const engine = startEngine();
  await engine.ask("archive.open", { path: join(home, "Press.stillroom") });
  const lasting = { ...grant, territories: { included: ["DE"], excluded: [] }, end: null };
  await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [3] } },
    grant: { ...lasting, uses: ["book"] },
  });
  await engine.close();
  const made = stillroom("rights", "wedding", "--use", "book", "--territory", "de", "--make-usual");
  expect(made.out).toMatch(/The usual request is now the inside of a book, Germany\.\n$/u);
  const refused = stillroom("rights", "wedding", "--territory", "Germany", "--make-usual");
  expect(refused.code).toBe(2);
  expect(report("wedding")).toMatchObject({ clear: 1, blocked: 0 });
  expect(report("wedding", "--use", "press")).toMatchObject({ clear: 0, blocked: 1 });
  const found = JSON.parse(stillroom("search", "status:clear", "--json").out) as Report;
  expect(found.stills).toMatchObject([{ status: "clear" }]);
  const id = String(found.stills[0]?.["id"]);
  expect(JSON.parse(stillroom("show", id, "--json").out)).toMatchObject({ status: "clear" });
  expect(stillroom("show", id).out).toMatch(/^Rights +clear \(the inside of a book, Germany\)$/mu);
});
