import { resolve } from "node:path";
import { sayOutcome, startIndexing } from "../engine/ingest/index-folders.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom index FOLDER…`: adds or refreshes sources. Ctrl-C stops cleanly; indexing again goes on from there. */
export async function indexFolders(
  folders: readonly string[],
  options: CommonOptions & { readonly asIs?: true },
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    archive.requireWritable();
    const started = performance.now();
    const run = startIndexing(
      archive,
      folders.map((folder) => resolve(folder)),
      options.asIs,
    );
    const outcome = await run.outcome;
    await run.ended;
    const seconds = Math.round(performance.now() - started) / 1000;
    const { problems } = outcome;
    print(options, { ...outcome, seconds }, () => [
      `${sayOutcome(outcome)} in ${seconds.toFixed(1)} s`,
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
    ]);
    return problems.length > 0 ? 1 : 0;
  });
}
