import { expect, test } from "vitest";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { nothingMarked, type FileMarks } from "../../../shared/marks.ts";
import { jpegWith, packet } from "./blocks-of-bytes.ts";

function marksOf(properties: string): FileMarks {
  return readCarried(jpegWith({ xmp: packet(properties) })).marks;
}

function rating(value: string): string {
  return `<xmp:Rating xmlns:xmp="http://ns.adobe.com/xap/1.0/">${value}</xmp:Rating>`;
}

function label(value: string): string {
  return `<xmp:Label xmlns:xmp="http://ns.adobe.com/xap/1.0/">${value}</xmp:Label>`;
}

// XMP Specification Part 2, XMP basic namespace: -1 is rejected, 0 unrated, up to 5; a real number
test.each<[string, Partial<FileMarks>]>([
  ["1", { rating: 1 }],
  ["5", { rating: 5 }],
  ["3.0", { rating: 3 }],
  ["0", {}],
  ["-1", { pick: "rejected" }],
  ["-2", {}],
  ["6", {}],
  ["99", {}],
  ["five", {}],
])("xmp:Rating %s", (value, expected) => {
  expect(marksOf(rating(value))).toEqual({ ...nothingMarked, ...expected });
});

// the default words of Lightroom and of Bridge
test.each<[string, FileMarks["colourLabel"]]>([
  ["Red", "red"],
  ["Yellow", "yellow"],
  ["green", "green"],
  ["Blue", "blue"],
  ["Purple", "purple"],
  ["Select", "red"],
  ["Second", "yellow"],
  ["Approved", "green"],
  ["Review", "blue"],
  ["To Do", "purple"],
  ["Winner", null],
  ["Orange", null],
])("xmp:Label %s", (value, colourLabel) => {
  expect(marksOf(label(value))).toEqual({ ...nothingMarked, colourLabel });
});

test("a sidecar's rating goes before that of the file", () => {
  const sidecars = [{ name: "still.xmp", bytes: Buffer.from(packet(rating("2"))) }];
  const file = jpegWith({ xmp: packet(rating("4") + label("Red")) });
  expect(readCarried(file, { sidecars }).marks).toEqual({
    rating: 2,
    pick: null,
    colourLabel: "red",
  });
});
