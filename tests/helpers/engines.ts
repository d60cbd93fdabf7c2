import { cpSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Job } from "../../shared/contract/archive.ts";
import type { Tell } from "../../electron/engine/archive.ts";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import type { Printer } from "../../electron/engine/host-printer.ts";
import type { Habits } from "../../electron/engine/session.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import type { IndexOutcome } from "../../electron/engine/ingest/index-folders.ts";
import type { WhatIsOpen } from "../../shared/contract/stills.ts";
import { makeEmptyCatalog } from "./catalogs.ts";
import { temporaryFolder } from "./temporary.ts";

/** That ExifTool runs: it is kept running from the first test to the last, or it would start anew for each. */
let exiftoolRuns: Promise<string> | undefined;

/**
 * An engine with a new archive open, or with a copy of one that is kept, ended with the test; its settings
 * are in a folder of the test's own.
 */
export async function engineWithArchive(
  listen?: Tell,
  habits: Partial<Habits> = {},
  kept: string | null = null,
  printer: Printer | null = null,
): Promise<{ engine: Engine; folder: string; home: string }> {
  exiftoolRuns ??= openExiftool().version();
  const home = temporaryFolder();
  const before = process.env["STILLROOM_HOME"];
  process.env["STILLROOM_HOME"] = home;
  const engine = startEngine(listen, habits, printer);
  onTestFinished(async () => {
    await engine.close();
    if (before === undefined) delete process.env["STILLROOM_HOME"];
    else process.env["STILLROOM_HOME"] = before;
  });
  const folder = join(home, "Test.stillroom");
  if (kept === null) makeEmptyCatalog(folder);
  else cpSync(kept, folder, { recursive: true });
  await engine.ask("archive.open", { path: folder });
  return { engine, folder, home };
}

/** Indexes folders to the end, thumbnails included. */
export async function indexWhole(
  engine: Engine,
  ...folders: string[]
): Promise<IndexOutcome & { job: Job }> {
  const run = startIndexing(engine.archive(), folders);
  const job = await run.ended;
  return { ...(await run.outcome), job };
}

/** Names of the files a query finds, sorted. */
export async function namesFound(engine: Engine, query: string): Promise<string[]> {
  const { result, total, problem } = await engine.ask("search.run", {
    query,
    sort: "name",
    facets: false,
  });
  if (problem !== null) throw new Error(problem.message);
  const cards = await engine.ask("search.slice", { result, from: 0, count: Math.min(total, 2000) });
  return cards.map(({ name }) => name).toSorted();
}

/** Asks for the left pane with its long sections open, unfiltered. */
export const wholePane: WhatIsOpen = {
  films: [],
  withoutFilm: true,
  rightsHolders: 100,
  keywords: 100,
  filter: "",
};
