import fc from "fast-check";
import { expect, test } from "vitest";
import { harmless, onOneLine } from "../../../electron/cli/terminal.ts";

test("what would command a terminal is shown instead", () => {
  expect(harmless("a\u001B]0;owned\u0007b\u009B31mc\rd\u007F\u202Egnp")).toBe(
    "a\\u001B]0;owned\\u0007b\\u009B31mc\\u000Dd\\u007F\\u202Egnp",
  );
});

test("lines, tabs, scripts and marks of direction stay", () => {
  const text = "Ma Youtie\t马有铁\nשלום\u200F عليكم é 🎬";
  expect(harmless(text)).toBe(text);
});

test("a path with a line end in it stays one line", () => {
  expect(onOneLine("/Stills/egg\n/etc/passwd.jpg")).toBe("/Stills/egg\\u000A/etc/passwd.jpg");
});

test("a document in JSON means the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const printed = harmless(JSON.stringify({ text }, null, 2));
      expect(JSON.parse(printed)).toEqual({ text });
      // oxlint-disable-next-line no-control-regex
      expect(printed).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u);
    }),
  );
});
