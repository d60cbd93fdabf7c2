import { expect, test } from "vitest";
import {
  fileFacts,
  filesInWords,
  listedFiles,
} from "../../../renderer/inspector/files-of-still.ts";
import { stillFile } from "./fake-archive.ts";

const crop = stillFile("/web/b.jpg", { hash: "cc".repeat(32) });
const scan = stillFile("/scans/a.tif");
const again = stillFile("/backup/a.tif");

test("files are copies only where their bytes are the same", () => {
  expect(filesInWords([scan])).toBeNull();
  expect(filesInWords([scan, again])).toBe("2 copies");
  expect(filesInWords([scan, again, crop])).toBe("3 files");
});

test("the first is the shown one, and the order stays when another is", () => {
  const names = (listed: ReturnType<typeof listedFiles>): string[] =>
    listed.map(({ folder, name, isShown }) => `${folder} ${name}${isShown ? " shown" : ""}`);
  expect(names(listedFiles([scan, crop]))).toEqual(["/scans a.tif shown", "/web b.jpg"]);
  expect(names(listedFiles([crop, scan]))).toEqual(["/scans a.tif", "/web b.jpg shown"]);
});

test("of copies there is nothing to choose, and one of the shown file is named as such", () => {
  const choices = listedFiles([scan, again, crop]).map(({ isChoice, isCopyOfShown }) => [
    isChoice,
    isCopyOfShown,
  ]);
  expect(choices).toEqual([
    [false, true],
    [true, false],
    [true, false],
  ]);
  expect(listedFiles([scan, again]).some(({ isChoice }) => isChoice)).toBe(false);
});

test("a file is told by its pixels as displayed, format and size", () => {
  expect(fileFacts(scan)).toBe("5,472 × 3,648 · TIFF · 5.5 MB");
  expect(fileFacts({ ...scan, orientation: 6 })).toBe(
    "3,648 × 5,472 · TIFF · 5.5 MB · orientation 6",
  );
  expect(fileFacts({ ...scan, width: null, pages: 3 })).toBe("TIFF · 5.5 MB · 3 pages");
});
