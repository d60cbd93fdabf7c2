import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import type { Problem } from "../../shared/problem.ts";
import { headlineSidecar } from "../helpers/guessed-stills.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const command = resolve(import.meta.dirname, "../../scripts/stillroom.mjs");

/** Root may read everything, so a test of permissions runs as nobody where it would run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What Node has made of the sources, where whoever runs the command may keep it: loading takes three times as long without. */
const compiled = mkdtempSync(join(tmpdir(), "stillroom-test-"));
if (nobody.uid !== undefined) chownSync(compiled, nobody.uid, nobody.gid);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** Runs the command as somebody who is not root; `home` is theirs. */
function stillroom(home: string, ...args: string[]): { code: number | null; out: string } {
  const { status, stdout } = spawnSync(process.execPath, [command, ...args], {
    ...nobody,
    env: { ...process.env, STILLROOM_HOME: home, HOME: home, NODE_COMPILE_CACHE: compiled },
    encoding: "utf8",
  });
  return { code: status, out: stdout };
}

test("a folder that can no longer be opened is named, and its stills are not missing", async (context) => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  const closed = join(stills, "closed");
  mkdirSync(closed, { recursive: true });
  await drawPicture(join(closed, "a.jpg"), 1);
  await drawPicture(join(stills, "b.jpg"), 2);
  onTestFinished(() => chmodSync(closed, 0o700));
  for (const path of [home, stills, closed])
    if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid);
  const catalog = join(home, "A.stillroom");
  stillroom(home, "init", catalog);
  if (!existsSync(catalog)) return context.skip("nobody else may run programs in this checkout");
  stillroom(home, "index", stills, "--json");
  chmodSync(closed, 0);
  const { code, out } = stillroom(home, "index", stills, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ unchanged: 1, missing: 0, failed: 1 });
});

test("files and folders without permission are named, and the rest is read", async (context) => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  const closed = join(stills, "closed");
  mkdirSync(closed, { recursive: true });
  await drawPicture(join(stills, "a.jpg"), 1);
  await drawPicture(join(stills, "secret.jpg"), 2);
  chmodSync(join(stills, "secret.jpg"), 0);
  chmodSync(closed, 0);
  onTestFinished(() => chmodSync(closed, 0o700));
  if (nobody.uid !== undefined) chownSync(home, nobody.uid, nobody.gid);
  const catalog = join(home, "A.stillroom");
  stillroom(home, "init", catalog);
  if (!existsSync(catalog)) return context.skip("nobody else may run programs in this checkout");
  const { code, out } = stillroom(home, "index", stills, "--json");
  expect(code).toBe(1); // done, but some files had problems
  const outcome = JSON.parse(out) as { problems: Problem[] };
  expect(outcome).toMatchObject({ indexed: 1, failed: 2 });
  expect(outcome.problems.map(({ kind, path }) => [kind, path])).toEqual([
    ["unreadable", closed],
    ["unreadable", join(stills, "secret.jpg")],
  ]);
  for (const { message } of outcome.problems) expect(message).toMatch(/permission|may open it/u);
});

test("a sidecar that may not be read is named, its words stay, and it is read when it may be again", async (context) => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  const sidecar = join(stills, "a.xmp");
  mkdirSync(stills);
  await drawPicture(join(stills, "a.jpg"), 1);
  writeFileSync(sidecar, headlineSidecar);
  for (const path of [home, sidecar])
    if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid);
  const catalog = join(home, "A.stillroom");
  stillroom(home, "init", catalog);
  if (!existsSync(catalog)) return context.skip("nobody else may run programs in this checkout");
  stillroom(home, "index", stills);
  const shown = (): string => stillroom(home, "show", join(stills, "a.jpg"), "--json").out;
  expect(shown()).toContain('"Told"');
  chmodSync(sidecar, 0);
  // nothing else changed: it is noticed by itself, and told as long as it lasts
  for (const wishes of [[], ["--everything"], []]) {
    const again = stillroom(home, "index", ...wishes, stills, "--json");
    expect(again.code).toBe(1);
    expect(again.out).toMatch(/“a\.xmp” beside this picture was not read: You have no permission/u);
    expect(shown()).toContain('"Told"');
  }
  chmodSync(sidecar, 0o600);
  expect(stillroom(home, "index", stills, "--json").code).toBe(0);
});
