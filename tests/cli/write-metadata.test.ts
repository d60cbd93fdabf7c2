import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";
import { drawPicture } from "../helpers/pictures.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-write-"));
const stillroom = commandIn(home);
const eggs = join(home, "stills", "eggs.jpg");

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg"]);
  stillroom("caption", "", "--text", "Morning light", "--lang", "en");
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a dry run says what would change and changes nothing; writing does, and undo brings back the very bytes", () => {
  const before = readFileSync(eggs);
  const trial = stillroom("write-metadata", "eggs", "--to", "files", "--dry-run");
  expect(trial.code).toBe(0);
  expect(trial.out).toContain(`${eggs}\n`);
  expect(trial.out).toContain("    Caption (English): Morning light\n");
  expect(trial.out).toMatch(
    /Would write metadata into 1 file; 0 say all of it already, 0 refused/u,
  );
  expect(readFileSync(eggs).equals(before)).toBe(true);
  const { code, out } = stillroom("write-metadata", "eggs", "--to", "files", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    written: 1,
    unchanged: 0,
    refused: 0,
    cancelled: false,
    files: [{ path: eggs, into: eggs, as: "file", refused: null }],
  });
  expect(readFileSync(eggs).includes("Morning light")).toBe(true);
  expect(stillroom("undo").out).toBe("Undone: Wrote metadata into 1 original\n");
  expect(readFileSync(eggs).equals(before)).toBe(true);
}, 60_000);

test("what is refused is named with its reason, and the exit code says that there is some", () => {
  const bed = join(home, "stills", "bed.jpg");
  writeFileSync(bed, Buffer.concat([readFileSync(bed), Buffer.from("x")]));
  const { code, out } = stillroom("write-metadata", "", "--to", "sidecars");
  expect(code).toBe(1);
  expect(out).toContain(`${bed}: refused. This file has changed since it was indexed`);
  expect(out).toContain(`${eggs} -> ${eggs.replace(".jpg", ".xmp")} (new)`);
  expect(stillroom("undo").out).toBe("Undone: Wrote metadata into 1 sidecar\n");
}, 60_000);

// Windows has no such names.
test.skipIf(process.platform === "win32")(
  "a name with a line end stays on the line of its file",
  async () => {
    const named = join(home, "more", "eggs\n0 refused.jpg");
    mkdirSync(join(home, "more"));
    await drawPicture(named, 7);
    stillroom("index", join(home, "more"));
    const { out } = stillroom("write-metadata", "file:refused", "--to", "sidecars", "--dry-run");
    expect(out).toContain(`${join(home, "more", "eggs\\u000A0 refused.jpg")}: `);
    expect(out).not.toContain("\n0 refused.jpg");
  },
  60_000,
);

test("where to write has to be said", () => {
  const { code, err } = stillroom("write-metadata", "eggs");
  expect(code).toBe(2);
  expect(err).toMatch(/--to/u);
});
