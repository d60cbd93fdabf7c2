import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";
import { drawPicture } from "../helpers/pictures.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-locate-"));
const stills = join(home, "stills");
const moved = join(home, "Disk 7");
const stillroom = commandIn(home);

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg"]);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test("a folder that moved is located, tried first, and taken back", () => {
  renameSync(stills, moved);
  const found = {
    changed: 2,
    files: ["bed.jpg", "eggs.jpg"].map((name) => ({
      from: join(stills, name),
      to: join(moved, name),
      as: "found",
      choices: [],
    })),
  };
  const tried = stillroom("locate", stills, moved, "--dry-run", "--json");
  expect([tried.code, JSON.parse(tried.out)]).toEqual([0, found]);
  expect(stillroom("show", join(moved, "bed.jpg")).code).toBe(2);
  expect(stillroom("locate", stills, moved).out).toContain("Changed 2 of 2 files that are away");
  expect(stillroom("show", join(moved, "bed.jpg")).code).toBe(0);
  stillroom("undo");
  expect(stillroom("show", join(stills, "bed.jpg")).code).toBe(0);
  stillroom("redo");
});

test("the file of a still is named itself; with other bytes it is only taken with --versions", async () => {
  const graded = join(home, "graded");
  const file = join(graded, "bed, graded.jpg");
  mkdirSync(graded);
  await drawPicture(file, 40, { width: 90 });
  stillroom("caption", "bed", "--text", "Ma Youtie sleeps");
  rmSync(join(moved, "bed.jpg"));
  stillroom("index", moved);
  const refused = stillroom("locate", join(moved, "bed.jpg"), file);
  expect([refused.code, refused.out]).toEqual([
    1,
    expect.stringContaining("taken with --versions"),
  ]);
  expect(stillroom("locate", join(moved, "bed.jpg"), file, "--versions").code).toBe(0);
  stillroom("index", graded);
  expect(stillroom("show", file).out).toContain("Ma Youtie sleeps");
});

test("files are counted as files, also where a still has two of them", async () => {
  const [here, there] = [join(home, "twice"), join(home, "Disk 8")];
  mkdirSync(here);
  await drawPicture(join(here, "wedding.jpg"), 41);
  copyFileSync(join(here, "wedding.jpg"), join(here, "wedding copy.jpg"));
  stillroom("index", here);
  renameSync(here, there);
  const { code, out } = stillroom("locate", here, there);
  expect([code, out]).toEqual([0, expect.stringContaining("Changed 2 of 2 files that are away")]);
});

test("what is not in the archive cannot be located", () => {
  const { code, err } = stillroom("locate", join(home, "other"), moved);
  expect([code, err]).toEqual([2, expect.stringContaining("neither a folder of the archive")]);
});

test("all folders on a disk are located by the disk, and tried first", async () => {
  const [v1, v2] = [join(home, "V1"), join(home, "V2")];
  for (const [n, film] of ["filmA", "filmB"].entries()) {
    mkdirSync(join(v1, film), { recursive: true });
    await drawPicture(join(v1, film, "1.jpg"), 70 + n, { width: 70 + n });
    stillroom("index", join(v1, film));
  }
  renameSync(v1, v2);
  const tried = stillroom("locate", v1, v2, "--dry-run", "--json");
  expect([tried.code, JSON.parse(tried.out)]).toMatchObject([0, { changed: 2 }]);
  expect(stillroom("locate", v1, v2).out).toContain("Changed 2 of 2 files that are away");
  for (const film of ["filmA", "filmB"])
    expect(stillroom("show", join(v2, film, "1.jpg")).code).toBe(0);
});
