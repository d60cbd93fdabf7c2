import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";
import { iim, writeLegacy } from "../helpers/guessed-stills.ts";
import { drawPicture } from "../helpers/pictures.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-questions-"));
const stills = join(home, "stills");
const stillroom = commandIn(home);

beforeAll(async () => {
  await archiveOf(home, ["eggs.jpg"]);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test("index says how many questions only the archivist can answer, to people", async () => {
  stillroom("caption", "eggs", "--text", "Hatching eggs");
  copyFileSync(join(stills, "eggs.jpg"), join(stills, "kept.jpg"));
  expect(stillroom("index", stills).out).not.toContain("question");
  await drawPicture(join(stills, "eggs.jpg"), 50, { width: 90 });
  expect(stillroom("index", stills).out).toContain(
    "1 question about whose record a file has: answer in the window, under To do.",
  );
});

test("index says how many stills have something to check, and show what, to people", async () => {
  await writeLegacy(join(stills, "old.jpg"), 7, { [iim.caption]: "\xd1andu" });
  expect(stillroom("index", stills).out).toContain(
    '1 still has something to check: see them with: stillroom search "has:conflict OR has:remark"',
  );
  expect(stillroom("search", "has:conflict OR has:remark").out).toContain("old.jpg");
  expect(stillroom("show", join(stills, "old.jpg")).out).toMatch(
    /^To check +The character set of texts in IPTC-IIM or EXIF is a guess: windows-125\d\.$/mu,
  );
});
