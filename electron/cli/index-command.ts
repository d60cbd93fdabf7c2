import { resolve } from "node:path";
import { startIndexing } from "../engine/ingest/index-folders.ts";
import { sayCounts } from "../engine/ingest/ingest.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom index FOLDER…`: adds or refreshes sources. Ctrl-C stops cleanly; indexing again goes on from there. */
export async function indexFolders(
  folders: readonly string[],
  options: CommonOptions,
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    archive.requireWritable();
    const started = performance.now();
    const run = startIndexing(
      archive,
      folders.map((folder) => resolve(folder)),
    );
    const counts = await run.counts;
    await run.ended;
    const seconds = Math.round(performance.now() - started) / 1000;
    const problems = archive.problemsOf(run.id);
    print(options, { ...counts, failed: archive.troubledBy(run.id), seconds, problems }, () => [
      `${sayCounts(counts)} in ${seconds.toFixed(1)} s`,
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
    ]);
    return problems.length > 0 ? 1 : 0;
  });
}
