import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings, writeSettings } from "../../../electron/main/settings.ts";

const window = { x: 1, y: 2, width: 1000, height: 700, maximized: true };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stillroom-settings-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("settings are read as they were written, with nothing left beside them", () => {
  const file = path.join(folder, "new", "settings.json");
  writeSettings(file, { window });
  expect(readSettings(file)).toEqual({ window });
  expect(readdirSync(path.dirname(file))).toEqual(["settings.json"]);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"window":{"x":"1"}}',
  '{"window":{"x":1,"y":1,"width":-5,"height":1,"maximized":true}}',
])("broken settings (%s) are the usual ones", (text) => {
  const file = path.join(folder, "settings.json");
  writeFileSync(file, text);
  expect(readSettings(file)).toEqual({});
});

test("missing settings are the usual ones", () => {
  expect(readSettings(path.join(folder, "none.json"))).toEqual({});
});
