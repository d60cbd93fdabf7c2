import { readdirSync } from "node:fs";
import type * as promises from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { pressNamed } from "../helpers/press-named.ts";

const scanner = vi.hoisted(() => ({ looks: false }));

/** A virus scanner that looks at what an export is making: it can be linked to but not taken away. */
vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof promises>();
  const rm: typeof fs.rm = async (path, options) => {
    if (scanner.looks && /\.stillroom-.*\.jpg$/u.test(String(path)))
      throw Object.assign(new Error("operation not permitted"), { code: "EPERM" });
    await fs.rm(path, options);
  };
  return { ...fs, rm };
});

test("copies whose working files cannot be taken away are handed out, in the ledger, and stay as they went out", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const names = ["a.jpg", "b.jpg", "c.jpg"];
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed);
  await indexWhole(engine, stills);
  const to = temporaryFolder();
  const order = {
    stills: [1, 2, 3],
    set: null,
    rights: gateRead,
    profile: pressNamed("{filename}"),
    folder: to,
  };
  scanner.looks = true;
  const run = startExport(engine.archive(), engine.exiftool(), order);
  const outcome = await run.outcome;
  await run.ended;
  scanner.looks = false;
  expect(outcome).toMatchObject({ exported: 3, held: [], files: names });
  expect(readdirSync(to)).toEqual(expect.arrayContaining(names));
  const compared = { export: outcome.ledgerId, from: 0, count: 3 };
  expect(await engine.ask("ledger.check", compared)).toEqual(["whole", "whole", "whole"]);
});
