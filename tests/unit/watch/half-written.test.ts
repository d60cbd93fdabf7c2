import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HalfWritten } from "../../../electron/engine/watch/half-written.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

test("a file written long enough ago is whole, one written just now must stand still for a second", () => {
  let now = 100_000;
  const written = new HalfWritten(() => now);
  const file = { bytes: 5, modifiedMs: 99_900 };
  expect(written.mustWait("/old.jpg", { bytes: 5, modifiedMs: 90_000 })).toBe(false);
  expect(written.mustWait("/a.jpg", file)).toBe(true);
  expect(written.takeLeft()).toEqual(["/a.jpg"]);
  now += 500;
  expect(written.mustWait("/a.jpg", { ...file, bytes: 6 })).toBe(true);
  now += 2000;
  expect(written.mustWait("/a.jpg", { ...file, bytes: 6 })).toBe(false);
});

test("a time in the future, by a server's clock, is no reason to wait for ever", () => {
  let now = 100_000;
  const written = new HalfWritten(() => now);
  const file = { bytes: 5, modifiedMs: 900_000 };
  expect(written.mustWait("/a.jpg", file)).toBe(true);
  written.takeLeft();
  now += 1000;
  expect(written.mustWait("/a.jpg", file)).toBe(false);
});

test("what was written to while it was read, or is young and not whole, is read again later", () => {
  const path = join(temporaryFolder(), "a.jpg");
  writeFileSync(path, "half");
  const { size, mtimeMs } = statSync(path);
  const found = { bytes: size, modifiedMs: mtimeMs };
  const soon = new HalfWritten(() => mtimeMs + 5000);
  expect(soon.wasWrittenMeanwhile(path, found, false)).toBe(false);
  expect(soon.wasWrittenMeanwhile(path, { ...found, bytes: size - 1 }, false)).toBe(true);
  expect(soon.wasWrittenMeanwhile(path, found, true)).toBe(true);
  expect(new HalfWritten(() => mtimeMs + 60_000).wasWrittenMeanwhile(path, found, true)).toBe(
    false,
  );
});
