import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Tell } from "../../electron/engine/archive.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { Habits } from "../../electron/engine/session.ts";
import { engineWithArchive } from "./engines.ts";

/**
 * An archive with stills that is made for the first test that wants it; each test has a copy of its own,
 * as it was made. The stills are put back where they were, so the tests go one after another. To be called
 * beside the tests, not in one.
 */
export function archiveMadeOnce(
  make: (engine: Engine, stills: string) => Promise<void>,
): (
  ...how: [listen?: Tell, habits?: Partial<Habits>]
) => Promise<{ engine: Engine; folder: string; home: string; stills: string }> {
  const place = mkdtempSync(join(tmpdir(), "stillroom-test-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const stills = join(place, "stills");
  const keptStills = join(place, "stills as made");
  const keptArchive = join(place, "Made.stillroom");

  async function makeIt(): Promise<void> {
    mkdirSync(stills);
    const { engine, folder } = await engineWithArchive();
    await make(engine, stills);
    await engine.ask("archive.close", {});
    cpSync(folder, keptArchive, { recursive: true });
    cpSync(stills, keptStills, { recursive: true, preserveTimestamps: true });
  }

  let made: Promise<void> | undefined;
  return async (listen, habits) => {
    await (made ??= makeIt());
    rmSync(stills, { recursive: true, force: true });
    cpSync(keptStills, stills, { recursive: true, preserveTimestamps: true });
    return { ...(await engineWithArchive(listen, habits, keptArchive)), stills };
  };
}
