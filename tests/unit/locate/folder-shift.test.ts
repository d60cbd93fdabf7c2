import { expect, test } from "vitest";
import {
  movedRoot,
  commonFolder,
  topFolder,
  shiftBetween,
  shifted,
} from "../../../electron/engine/locate/folder-shift.ts";

test("the folders that both paths end in stay, and the others are found by what changed before them", () => {
  const shift = shiftBetween("/home/li/Scans/reel 1/a.jpg", "/disk 7/Scans/reel 1/renamed.jpg");
  expect(shift).toEqual({ from: "/home/li", to: "/disk 7" });
  expect(shifted("/home/li/Scans/reel 2/b.jpg", shift)).toBe("/disk 7/Scans/reel 2/b.jpg");
  expect(shifted("/home/litter/c.jpg", shift)).toBeNull();
});

test("a folder that has another name now takes along what is below it", () => {
  const shift = shiftBetween("/scans/reel 1/a.jpg", "/scans/first reel/a.jpg");
  expect(shifted("/scans/reel 1/b.jpg", shift)).toBe("/scans/first reel/b.jpg");
  expect(shifted("/scans/reel 2/b.jpg", shift)).toBeNull();
});

test("a source is now the folder below which all its files lie as they did", () => {
  const files = [
    { path: "a.jpg", to: "/disk/Archive/Scans/a.jpg" },
    { path: "reel 2/b.jpg", to: "/disk/Archive/Scans/reel 2/b.jpg" },
  ];
  expect(movedRoot(files)).toBe("/disk/Archive/Scans");
  expect(movedRoot([...files, { path: "c.jpg", to: "/disk/c.jpg" }])).toBeNull();
  expect(movedRoot([{ path: "a.jpg", to: "/disk/renamed.jpg" }])).toBeNull();
  expect(movedRoot([{ path: "a.jpg", to: "/disk/ba.jpg" }])).toBeNull();
});

test("the innermost folder of several files holds all of them and no more", () => {
  expect(commonFolder(["/disk/Scans/reel 1/a.jpg"])).toBe("/disk/Scans/reel 1");
  expect(commonFolder(["/disk/Scans/reel 1/a.jpg", "/disk/Scans/reel 2/b.jpg"])).toBe(
    "/disk/Scans",
  );
  expect(commonFolder(["/disk/Scans/a.jpg", "/disk/Scans/reel 2/b.jpg"])).toBe("/disk/Scans");
});

test("the folder at the top of a disk is never the disk itself", () => {
  expect(topFolder("/films/reel 1/a.jpg")).toBe("/films");
  expect(topFolder("E:/films/a.jpg")).toBe("E:/films");
  expect(topFolder("//server/share/films/reel 1/a.jpg")).toBe("//server/share/films");
  for (const path of ["/a.jpg", "E:/a.jpg", "//server/share/a.jpg"])
    expect(topFolder(path)).toBeNull();
});
