import { expect, test } from "vitest";
import { catalogArgument } from "../../../electron/main/command-line.ts";
import { OpenCatalog } from "../../../electron/main/open-catalog.ts";
import type { ArchiveState } from "../../../shared/contract/archive.ts";

test.each([
  [["app", "--catalog", "/a/b.stillroom"], "/a/b.stillroom"],
  [["app", "--catalog=b.stillroom", "--other"], "/typed/here/b.stillroom"],
  [["app", "--catalog"], null],
  [["app", "catalog"], null],
])("%j names the catalog %s", (args, catalog) => {
  expect(catalogArgument(args, "/typed/here")).toBe(catalog);
});

function state(folder: string | null): ArchiveState {
  const catalog =
    folder === null ? null : { uuid: "", path: folder, name: "x", stills: 0, readOnly: null };
  return { catalog, problem: null, recent: [], versions: {} };
}

test("the open catalog is the one the engine spoke of last", () => {
  const open = new OpenCatalog("/wanted");
  expect(open.folder).toBe("/wanted");
  open.hear({ event: "archive.changed", data: state("/other") });
  open.hear({ event: "history.changed", data: { undo: null, redo: null } });
  expect(open.folder).toBe("/other");
  open.hear({ event: "archive.changed", data: state(null) });
  expect(open.folder).toBeNull();
});
