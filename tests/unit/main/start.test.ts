import { expect, test } from "vitest";
import { catalogArgument, linkArgument } from "../../../electron/main/command-line.ts";
import { WaitingLink } from "../../../electron/main/waiting-link.ts";
import { OpenCatalog } from "../../../electron/main/open-catalog.ts";
import type { ArchiveState } from "../../../shared/contract/archive.ts";

test.each([
  [["app", "--catalog", "/a/b.stillroom"], "/a/b.stillroom"],
  [["app", "--catalog=b.stillroom", "--other"], "/typed/here/b.stillroom"],
  [["app", "--catalog"], null],
  [["app", "catalog"], null],
  [["app", "stillroom://search?q=a", "--catalog", "/evil"], null],
  [["app", "--", "--catalog=/evil"], null],
  [["app", "--catalog=/a", "stillroom://search?q=a"], "/a"],
])("%j names the catalog %s", (args, catalog) => {
  expect(catalogArgument(args, "/typed/here")).toBe(catalog);
});

test.each([
  [["app", "stillroom://search?q=eggs"], "stillroom://search?q=eggs"],
  [["app", "--catalog", "/a", "--", "stillroom://export"], "stillroom://export"],
  [["app", "--", "--catalog=/a"], null],
  [["app", "/a/stillroom:b"], null],
])("%j follows the link %s", (args, link) => {
  expect(linkArgument(args)).toBe(link);
});

test("a link waits for the window, which takes it once; the last one counts", () => {
  const waiting = new WaitingLink();
  expect(waiting.take()).toBeNull();
  waiting.put("stillroom://export");
  waiting.put("stillroom://search?q=eggs");
  expect(waiting.take()).toEqual({
    search: { query: "eggs", sort: "film", group: null, archive: null },
  });
  expect(waiting.take()).toBeNull();
});

function state(folder: string | null): ArchiveState {
  const catalog =
    folder === null
      ? null
      : {
          uuid: "",
          path: folder,
          name: "x",
          stills: 0,
          readOnly: null,
          damaged: false,
          behindBackup: null,
          lost: null,
          warning: null,
        };
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
