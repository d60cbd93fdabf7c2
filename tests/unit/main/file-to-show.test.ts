import { expect, test } from "vitest";
import { fileToShow } from "../../../electron/main/file-to-show.ts";

const still = { files: [{ path: "/gone/a.tif" }, { path: "/stills/a.tif" }, { path: "/b/a.tif" }] };

test("of several files of a still the first that is there is shown", () => {
  expect(fileToShow(still, (path) => path !== "/gone/a.tif")).toEqual({ path: "/stills/a.tif" });
});

test("a file that is not there is named, with what can be done", () => {
  expect(fileToShow(still, () => false)).toMatchObject({
    problem: { kind: "not-found", path: "/gone/a.tif" },
  });
});

test("a still that is no longer in the archive has no file", () => {
  expect(fileToShow(null, () => true)).toMatchObject({ problem: { kind: "not-found" } });
});
