import { resolve } from "node:path";
import { sayOutcome, startIndexing } from "../engine/ingest/index-folders.ts";
import type { Problem } from "../../shared/problem.ts";
import type { FileEvent } from "../../shared/file-changes.ts";
import { fileEventsSince, lastFileEvent } from "../engine/catalog/file-events.ts";
import { countQuestions } from "../engine/catalog/file-questions.ts";
import { missingFiles } from "../engine/catalog/missing-files.ts";
import { fileChangeInWords, valueChanges } from "./file-changes.ts";
import { runQuery } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { onOneLine } from "./terminal.ts";

export type IndexOptions = CommonOptions & {
  readonly asIs?: true;
  readonly everything?: true;
};

/**
 * `stillroom index FOLDER…`: adds or refreshes sources. Ctrl-C stops cleanly; indexing again goes on from
 * there. Files that this pass found missing are named among the problems, though they did not fail.
 */
export async function indexFolders(
  folders: readonly string[],
  options: IndexOptions,
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    archive.requireWritable();
    const { db } = archive.catalog;
    const started = performance.now();
    const paths = folders.map((folder) => resolve(folder));
    const eventBefore = lastFileEvent(db);
    const missingBefore = new Set(missingFiles(db, paths));
    const run = startIndexing(archive, paths, options);
    const outcome = await run.outcome;
    await run.ended;
    const seconds = Math.round(performance.now() - started) / 1000;
    const { total: toCheck } = await runQuery(engine, TO_CHECK);
    const nowMissing = missingFiles(db, paths).filter((path) => !missingBefore.has(path));
    const problems = [...outcome.problems, ...nowMissing.map(missing)];
    const events = fileEventsSince(db, eventBefore);
    const changed = events.map(({ still, event }) => ({
      id: still,
      path: event.path,
      as: event.as,
      changes: valueChanges(event),
    }));
    print(options, { ...outcome, changed, problems, seconds }, () => [
      `${sayOutcome(outcome)} in ${seconds.toFixed(1)} s`,
      ...changedLines(events.map(({ event }) => event)),
      ...problems.map(({ path, message }) => `${onOneLine(path ?? "")}: ${message}`),
      ...questionsLeft(countQuestions(db)),
      ...toCheckLeft(toCheck),
    ]);
    return problems.length > 0 ? 1 : 0;
  });
}

/** More changed files than these are counted. */
const CHANGES_LISTED = 50;

/** What other programs did to files; each is in the history of its still. */
function changedLines(events: readonly FileEvent[]): string[] {
  const listed = events.slice(0, CHANGES_LISTED);
  const more = events.length - listed.length;
  return [
    ...listed.map((event) => `${onOneLine(event.path)}: ${fileChangeInWords(event)}`),
    ...(more > 0 ? [`${more.toLocaleString("en")} more changed files: --json lists all.`] : []),
  ];
}

/** What reading files left open, beside questions. */
const TO_CHECK = "has:conflict OR has:remark";

function toCheckLeft(count: number): string[] {
  if (count === 0) return [];
  const which =
    count === 1 ? "1 still has something" : `${count.toLocaleString("en")} stills have something`;
  return [`${which} to check: see them with: stillroom search "${TO_CHECK}"`];
}

/** What only the archivist can say, and can say in the window. */
function questionsLeft(count: number): string[] {
  if (count === 0) return [];
  const which = count === 1 ? "1 question" : `${count.toLocaleString("en")} questions`;
  return [`${which} about whose record a file has: answer in the window, under To do.`];
}

function missing(path: string): Problem {
  const message =
    "This file is missing: its still keeps all that is known of it. If the file was moved, index where it is now.";
  return { kind: "gone", path, message };
}
