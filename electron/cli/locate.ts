import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { LocateWhat, LocateWhere } from "../../shared/contract/locate.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { ReadableDb } from "../engine/catalog/database.ts";
import { stillByUuid } from "../engine/catalog/record.ts";
import { stillByPath } from "../engine/catalog/still-by-path.ts";
import { listSources, within } from "../engine/catalog/sources.ts";
import { relinkFiles } from "../engine/commands/relink-files.ts";
import { startLocating } from "../engine/locate/locate.ts";
import type { Match } from "../engine/locate/match-files.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type LocateOptions = CommonOptions & {
  readonly versions?: boolean;
  readonly dryRun?: boolean;
};

/**
 * `stillroom locate FOLDER|FILE|ID PLACE [--versions] [--dry-run]`: files that are away are looked for in a
 * folder, those of all folders of the archive in one (a disk) at once, or one still is given the file it has now. Of several versions of a file none is taken.
 */
export async function locate(
  name: string,
  place: string,
  options: LocateOptions,
): Promise<ExitCode> {
  const { versions = false, dryRun = false } = options;
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    archive.requireWritable();
    await startLocating(archive, whatOf(db, name), whereOf(resolve(place))).ended;
    const { located } = archive;
    if (located === null)
      throw new ProblemError("changed", "Looking for the files did not come to its end.", place);
    const files = located.matches.map((match) => fileOf(match, versions));
    const left = files.filter(({ taken }) => !taken).length;
    let changed = 0;
    if (left < files.length) {
      const work = () => relinkFiles(db, located, versions);
      changed = (dryRun ? archive.rehearse(work) : (await archive.perform(work)).result).changed;
    }
    const listed = files.map(({ taken: _taken, ...file }) => file);
    print(options, { changed, files: listed }, () => [
      ...files.map(({ from, to, as, choices }) => `${from}: ${inWords(as, to, choices)}`),
      `${dryRun ? "Would change" : "Changed"} ${(files.length - left).toLocaleString("en")} of ${files.length.toLocaleString("en")} files that are away`,
    ]);
    return left > 0 ? 1 : 0;
  });
}

function whatOf(db: ReadableDb, name: string): LocateWhat {
  const path = resolve(name);
  const source = listSources(db).find((one) => one.path === path);
  if (source !== undefined) return { source: source.id };
  const still = stillByUuid(db, name) ?? stillByPath(db, path);
  if (still !== null) return { still };
  if (listSources(db).some((one) => within(path, one.path) !== null)) return { folder: path };
  throw new ProblemError(
    "not-found",
    "This is neither a folder of the archive nor a file or the id of a still in it.",
    name,
  );
}

function whereOf(path: string): LocateWhere {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? { file: path } : { folder: path };
}

type LocatedFile = {
  readonly from: string;
  readonly to: string | null;
  readonly as: "found" | "version" | "missing";
  readonly choices: readonly string[];
  readonly taken: boolean;
};

function fileOf(match: Match, versions: boolean): LocatedFile {
  const from = `${match.file.root}/${match.file.path}`;
  if (match.as === "nowhere") return { from, to: null, as: "missing", choices: [], taken: false };
  const { to, choices } = match;
  if (match.as === "found") return { from, to, as: "found", choices, taken: true };
  return { from, to, as: "version", choices, taken: versions && to !== null };
}

function inWords(as: LocatedFile["as"], to: string | null, choices: readonly string[]): string {
  if (as === "missing") return "not found there";
  if (to === null) return `one of several versions: ${choices.join(", ")}. Name the one it is.`;
  const others = choices.filter((path) => path !== to);
  const also = others.length === 0 ? "" : ` (the same picture is also ${others.join(", ")})`;
  return as === "found" ? `${to}${also}` : `${to}, another version; taken with --versions`;
}
