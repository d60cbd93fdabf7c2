import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-mark-"));
const stillroom = commandIn(home);

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg", "wedding.jpg"]);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function total(query: string): unknown {
  const { out } = stillroom("search", query, "--json");
  return (JSON.parse(out) as Record<string, unknown>)["total"];
}

test("the stills of a query are marked, others are not, and what is not said stays", () => {
  const all = ["--rating", "4", "--pick", "picked", "--label", "green", "--state", "checked"];
  expect(JSON.parse(stillroom("mark", "eggs", ...all, "--json").out)).toEqual({ changed: 1 });
  expect(total("rating:4 is:picked label:green is:checked")).toBe(1);
  expect(stillroom("mark", "", "--rating", "4")).toEqual({
    code: 0,
    out: "Changed 2 of 3 stills\n",
    err: "",
  });
  expect(total("rating:4")).toBe(3);
  expect(total("is:picked")).toBe(1);
});

test("none takes a mark away, a dry run only says so, and undo brings it back", () => {
  expect(stillroom("mark", "", "--rating", "none", "--dry-run").out).toBe(
    "Would change 3 of 3 stills\n",
  );
  expect(total("rating:4")).toBe(3);
  stillroom("mark", "", "--rating", "none", "--label", "none", "--pick", "none");
  expect([total("has:rating"), total("is:picked"), total("has:label")]).toEqual([0, 0, 0]);
  expect(stillroom("undo").out).toMatch(/^Undone: Took the rating from 3 stills/u);
  expect(total("rating:4")).toBe(3);
});

test.each([
  [["mark", "eggs"], /Say what to mark with: --rating, --pick, --label or --state\./u],
  [["mark", "eggs", "--rating", "6"], /Allowed choices are 1, 2, 3, 4, 5, none/u],
  [["mark", "eggs", "--state", "done"], /Allowed choices are new, tagged, captioned, checked/u],
  [["mark", "nowhere", "--rating", "1"], /No still matches nowhere\..* Nothing was changed\./u],
])("%s changes nothing, says why and exits 2", (args, said) => {
  const { code, out, err } = stillroom(...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(said);
});
