import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { appOrigin, loadable, windowFile } from "../../../electron/main/app-address.ts";
import { parseStillAddress, thumbnailFile } from "../../../electron/main/still-address.ts";

const hash = "ab12".repeat(16);

test("a thumbnail is named by 64 hexadecimal digits", () => {
  expect(parseStillAddress(`still://thumbnail/${hash}`)).toEqual({ kind: "thumbnail", hash });
});

test("a picture is named by a still's key", () => {
  expect(parseStillAddress("still://picture/42")).toEqual({ kind: "picture", still: 42, page: 1 });
  expect(parseStillAddress("still://picture/42/3")).toEqual({
    kind: "picture",
    still: 42,
    page: 3,
  });
});

test("a preview is named by a still's key", () => {
  expect(parseStillAddress("still://preview/42")).toEqual({ kind: "preview", still: 42 });
});

test("a thumbnail lies two folders deep", () => {
  expect(thumbnailFile("/a/b.stillroom", hash)).toBe(
    path.join("/a/b.stillroom", "thumbnails", "ab", "12", `${hash}.jpg`),
  );
});

test.each([
  `still://thumbnail/${hash.toUpperCase()}`,
  `still://thumbnail/${hash.slice(1)}`,
  `still://thumbnail/${hash}0`,
  `still://thumbnail/${hash}/`,
  `still://thumbnail/${hash}?size=2`,
  `still://thumbnail/${hash}\n`,
  "still://thumbnail/../catalog.db",
  "still://preview/0",
  "still://preview/42/1",
  "still://preview/../catalog.db",
  "still://picture/0",
  "still://picture/42/0",
  "still://picture/42/",
  "still://picture/42/1/1",
  "still://picture/-1",
  "still://picture/1.5",
  "still://picture/01",
  "still://picture/9007199254740993",
  "still://picture//etc/passwd",
  `file://thumbnail/${hash}`,
  "",
])("%j is refused", (address) => {
  expect(parseStillAddress(address)).toBeNull();
});

test("no address reads a thumbnail outside the catalog's thumbnails", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const address = parseStillAddress(`still://thumbnail/${text}`);
      if (address?.kind !== "thumbnail") return;
      expect(
        thumbnailFile("/c", address.hash).startsWith(path.join("/c", "thumbnails") + path.sep),
      ).toBe(true);
    }),
  );
});

test("the window's address without a name is its page", () => {
  expect(windowFile("app://stillroom/", "/out/renderer")).toBe("/out/renderer/index.html");
});

test("no address leaves the window's folder", () => {
  const piece = fc.constantFrom(
    "..",
    "%2e%2e",
    "/",
    "%2f",
    "\\",
    "%5c",
    "a",
    "%",
    "%00",
    "index.html",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = windowFile(`app://stillroom/${pieces.join("")}`, "/out/renderer");
      if (file !== null) expect(path.resolve(file).startsWith("/out/renderer/")).toBe(true);
    }),
  );
});

test.each(["app://elsewhere/index.html", "file:///etc/passwd", "nonsense"])(
  "%s is not of the window",
  (address) => {
    expect(windowFile(address, "/out/renderer")).toBeNull();
  },
);

test("the developer tools may be loaded while developing only", () => {
  expect(loadable(appOrigin, true)).toEqual([
    `${appOrigin}/`,
    "still://thumbnail/",
    "still://preview/",
    "still://picture/",
  ]);
  expect(loadable("http://localhost:5173", false)).toEqual(
    expect.arrayContaining(["http://localhost:5173", "ws://localhost:5173", "devtools://"]),
  );
});
