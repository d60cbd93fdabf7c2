import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as v from "valibot";
import {
  sides,
  type MergeChoices,
  type MergeConflict,
  type MergeCount,
  type MergeReport,
} from "../../shared/contract/merging.ts";
import { kindWords } from "../../shared/merge-kinds.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { onOneLine } from "./terminal.ts";

export type MergeOptions = CommonOptions & {
  readonly preview?: boolean;
  readonly dryRun?: boolean;
  readonly conflicts?: string;
};

/** `stillroom merge OTHER`: takes in another archive, or what a dump holds. */
export async function merge(named: string, options: MergeOptions): Promise<ExitCode> {
  const other = resolve(named);
  const choices = choicesIn(options.conflicts ?? "ours");
  return await withArchive(options, async (engine) => {
    if (options.preview === true || options.dryRun === true) {
      const report = await engine.ask("merge.preview", { other });
      const document = { ok: true, other, merged: false, change: null, before: null, ...report };
      const isAsked = report.conflicts.length > 0;
      print(options, document, () => [
        ...reportLines(report),
        ...(isAsked ? ["In these ours stays, unless --conflicts says otherwise."] : []),
        "Nothing was taken in: this was a preview.",
      ]);
      return 0;
    }
    const { report, label, change, before } = await engine.ask("merge.take", { other, choices });
    const document = { ok: true, other, merged: change !== null, change, before, ...report };
    print(options, document, () => [
      ...reportLines(report),
      change === null
        ? "All of it is here already: nothing was changed."
        : `${label}. To take it back: stillroom undo`,
    ]);
    return 0;
  });
}

const Decided = v.array(v.looseObject({ key: v.string(), take: v.optional(v.picklist(sides)) }));

/** "ours", "theirs", or a file with the conflicts of a preview, each with what to `take`. */
function choicesIn(asked: string): MergeChoices {
  const nothing = { groups: {}, each: {} };
  const side = sides.find((one) => one === asked);
  if (side !== undefined) return { ...nothing, all: side };
  const file = resolve(asked);
  const read = v.safeParse(Decided, listIn(file));
  if (!read.success)
    throw new ProblemError(
      "invalid",
      "This is no list of conflicts. Write ours or theirs, or name a file with the “conflicts” of merge --preview --json, each with “take”: “ours” or “theirs”.",
      file,
    );
  const each = read.output.flatMap(({ key, take }) => (take === undefined ? [] : [[key, take]]));
  return { ...nothing, all: "ours", each: Object.fromEntries(each) };
}

/** The list itself, or a whole document of a preview. */
function listIn(file: string): unknown {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof read === "object" && read !== null && "conflicts" in read ? read.conflicts : read;
  } catch {
    return null; // told by whoever wanted more
  }
}

function reportLines(report: MergeReport): string[] {
  const { counts, conflicts, groups, possiblySame, folders } = report;
  const total = groups.reduce((sum, group) => sum + group.conflicts, 0);
  const away = folders.filter(({ isHere }) => !isHere);
  return [
    ...counts.map(countLine),
    ...(total === 0
      ? []
      : [`${counted(total, "property differs", "properties differ")}, and both have a value:`]),
    ...conflicts.map(conflictLine),
    ...(total > conflicts.length ? [`… and ${count(total - conflicts.length)} more`] : []),
    ...(possiblySame.total === 0
      ? []
      : [
          `${counted(possiblySame.total, "record", "records")} may be the same as others here. If they are, merge them on their pages, in the window:`,
        ]),
    ...possiblySame.first.map(({ kind, name }) => `  ${kindWords[kind]}: ${name}`),
    ...away.map(
      ({ path, files }) =>
        `${onOneLine(path)}: ${counted(files, "file is", "files are")} not here. To say where: stillroom locate`,
    ),
  ];
}

function countLine({ kind, added, same, taken, kept, conflicts }: MergeCount): string {
  const parts: [number, string][] = [
    [added, "come in"],
    [taken, "changed as theirs"],
    [kept, "stay as ours"],
    [conflicts, "to decide"],
    [same, "the same"],
  ];
  const said = parts.flatMap(([many, words]) => (many === 0 ? [] : `${count(many)} ${words}`));
  return `${kind}: ${said.join(", ")}`;
}

function conflictLine({ of, property, ours, theirs }: MergeConflict): string {
  return `  ${of}, ${property}: ours “${ours}”, theirs “${theirs}”`;
}

function counted(many: number, one: string, more: string): string {
  return `${count(many)} ${many === 1 ? one : more}`;
}

function count(many: number): string {
  return many.toLocaleString("en");
}
