import { randomUUID } from "node:crypto";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { ExifTool } from "exiftool-vendored";
import { ProblemError } from "../../../shared/problem.ts";
import type { TagStruct, TagValue, WriteTags } from "./tags-to-write.ts";

/** ExifTool, kept running. Files may have any name; both calls may be made at the same time for several files. */
export type Exiftool = {
  /**
   * Writes tags into the file itself, which is replaced in one step: keep to copies. The file's
   * ending must be that of its format. @throws ProblemError when the file could not be written.
   */
  readonly write: (file: string, tags: WriteTags) => Promise<void>;
  /** Every tag by "Group:Name" (family 1), structures as objects, numbers not converted to words. */
  readonly read: (file: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly version: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const processes = 2;
const filesPerProcess = 500;

/** Starts no process until it is first used. */
export function openExiftool(): Exiftool {
  const tool = new ExifTool({
    maxProcs: processes,
    maxTasksPerProcess: filesPerProcess,
    useMWG: false,
  });
  return {
    write: (file, tags) => underPlainName(file, (plain) => writeTags(tool, plain, tags), file),
    read: (file) => underPlainName(file, (plain) => readTags(tool, plain)),
    version: () => tool.version(),
    close: () => tool.end(),
  };
}

/**
 * ExifTool takes its arguments one a line, so a name with a line break (or one that it would take for
 * a pattern) cannot be given to it: the work is then done on a copy, which replaces `result`.
 */
async function underPlainName<Answer>(
  file: string,
  work: (plain: string) => Promise<Answer>,
  result?: string,
): Promise<Answer> {
  if (!/[\n\r\0]/u.test(file)) return work(file);
  const folder = /[\n\r]/u.test(dirname(file)) ? tmpdir() : dirname(file);
  const plain = join(folder, `stillroom-${randomUUID()}${plainEnding(file)}`);
  try {
    await copyFile(file, plain);
    const answer = await work(plain);
    if (result !== undefined) await replace(plain, result);
    return answer;
  } finally {
    await rm(plain, { force: true });
  }
}

/** In one step where both are on one disk; a temporary folder may be on another. */
async function replace(from: string, to: string): Promise<void> {
  if (dirname(from) === dirname(to)) return rename(from, to);
  const beside = join(dirname(to), `.stillroom-${randomUUID()}`);
  try {
    await copyFile(from, beside);
    await rename(beside, to);
  } finally {
    await rm(beside, { force: true });
  }
}

function plainEnding(file: string): string {
  return /^\.\w+$/u.exec(extname(basename(file)))?.[0] ?? "";
}

/**
 * Values go through a JSON file, which carries lists, structures and line breaks without any escaping
 * of ExifTool's own; tags to remove, and the old values of those that are set, are cleared first, so
 * that no language or list item of before survives.
 */
async function writeTags(tool: ExifTool, file: string, allTags: WriteTags): Promise<void> {
  const tags = tagsFitting(file, allTags);
  const set = Object.entries(tags).filter(([, value]) => value !== null);
  const values = join(tmpdir(), `stillroom-${randomUUID()}.json`);
  try {
    await writeFile(
      values,
      JSON.stringify([Object.fromEntries([["SourceFile", "*"], ...set.map(protectedEntry)])]),
    );
    const cleared = Object.fromEntries(Object.keys(tags).map((tag) => [tag, null]));
    // With values from JSON ExifTool counts on stderr, so success is the absence of errors and of refused tags.
    const { warnings = [] } = await tool.write(file, cleared, {
      useMWG: false,
      struct: 2,
      writeArgs: ["-overwrite_original", "-charset", "filename=utf8", `-j=${values}`],
    });
    const refused = warnings.find((warning) => !warning.includes("[minor]"));
    if (refused !== undefined) throw new Error(refused);
  } catch (error) {
    throw writeProblem(file, error);
  } finally {
    await rm(values, { force: true });
  }
}

/** IIM and EXIF captions have a standard place in JPEG and TIFF only; the other formats take XMP alone. */
function tagsFitting(file: string, tags: WriteTags): WriteTags {
  if (/\.(?:jpe?g|jpe|tiff?)$/iu.test(file)) return tags;
  return Object.fromEntries(Object.entries(tags).filter(([tag]) => tag.startsWith("XMP")));
}

/** The package has ExifTool decode character entities (-E), so every ampersand is written as one. */
function protectedEntry([tag, value]: [string, TagValue | null]): [string, unknown] {
  return [tag, protectedValue(value ?? "")];
}

function protectedValue(value: string | readonly (string | TagStruct)[] | TagStruct): unknown {
  if (typeof value === "string") return value.replaceAll("&", "&amp;");
  if (isList(value)) return value.map(protectedValue);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, protectedValue(part)]),
  );
}

function isList(
  value: readonly (string | TagStruct)[] | TagStruct,
): value is readonly (string | TagStruct)[] {
  return Array.isArray(value);
}

function writeProblem(file: string, error: unknown): ProblemError {
  const text = error instanceof Error ? error.message : "";
  const message = /ENOSPC|No space left|Error writing/iu.test(text)
    ? "The caption and credit could not be written into the copy: the disk may be full."
    : "The caption and credit could not be written into the copy: the picture may be damaged or of a format that takes none.";
  const problem = new ProblemError(
    /ENOSPC|No space left/iu.test(text) ? "disk-full" : "damaged",
    message,
    file,
  );
  problem.cause = error;
  return problem;
}

async function readTags(tool: ExifTool, file: string): Promise<Readonly<Record<string, unknown>>> {
  const tags: unknown = await tool.readRaw(file, {
    useMWG: false,
    readArgs: ["-charset", "filename=utf8", "-G1", "-struct", "-a", "-n", "-json"],
  });
  return typeof tags === "object" && tags !== null ? Object.fromEntries(Object.entries(tags)) : {};
}
