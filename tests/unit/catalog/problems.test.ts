import { expect, it } from "vitest";
import {
  countProblems,
  groupProblems,
  keepProblem,
  listProblems,
} from "../../../electron/engine/catalog/problems.ts";
import { addJob } from "../../../electron/engine/catalog/jobs.ts";
import { sourceHolding } from "../../../electron/engine/catalog/sources.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";

it("lists a vanished folder as one group, other problems by their folder, and counts files", () => {
  const { db } = emptyCatalog();
  sourceHolding(db, "/away");
  sourceHolding(db, "/stills");
  const job = addJob(db, { kind: "index", label: "", input: "[]" });
  const keep = (kind: "gone" | "damaged" | "empty", path: string): void =>
    keepProblem(db, { kind, path, message: `${kind}!` }, job);
  for (let index = 0; index < 600; index += 1)
    keep("gone", `/away/${String(index % 7)}/${String(index)}.jpg`);
  keep("damaged", "/stills/a/1.jpg");
  keep("damaged", "/stills/a/2.jpg");
  keep("damaged", "/stills/b/3.jpg");
  keep("damaged", "C:\\stills\\4.jpg");
  keep("empty", "/stills/a/1.jpg"); // The same file: it counts once.
  const groups = groupProblems(db).map(({ kind, folder, files }) => [`${kind} ${folder}`, files]);
  expect(Object.fromEntries(groups)).toEqual({
    "damaged /stills/a/": 2,
    "damaged /stills/b/": 1,
    "damaged C:\\stills\\": 1,
    "empty /stills/a/": 1,
    "gone /away/": 600,
  });
  expect(countProblems(db)).toBe(604);
  const within = { kind: "damaged" as const, folder: "/stills/a/" };
  const listed = listProblems(db, { offset: 0, limit: 100, within });
  expect(
    listed.map(({ path = "" }) => path).toSorted((one, other) => one.localeCompare(other)),
  ).toEqual(["/stills/a/1.jpg", "/stills/a/2.jpg"]);
});
