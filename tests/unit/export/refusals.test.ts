import { expect, test } from "vitest";
import { Refusals } from "../../../electron/engine/export/refusals.ts";

const folder = "/out";
const full = { kind: "disk-full", path: folder, message: "full" } as const;

test("a folder that takes nothing is given up, one that takes a smaller still in between is not", () => {
  const refusals = new Refusals(folder);
  for (let time = 0; time < 7; time += 1) refusals.note(full);
  refusals.note(null);
  for (let time = 0; time < 7; time += 1) refusals.note(full);
  expect(refusals.forGood).toBeNull();
  refusals.note(full);
  expect(refusals.forGood).toEqual(full);
});

test("stills that stay here for their own sake say nothing of the folder", () => {
  const refusals = new Refusals(folder);
  for (let time = 0; time < 20; time += 1)
    refusals.note({ kind: "changed", path: "/stills/a.jpg", message: "changed" });
  expect(refusals.forGood).toBeNull();
});
