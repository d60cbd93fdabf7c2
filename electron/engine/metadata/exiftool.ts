import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import type { ExifTool } from "exiftool-vendored";
import { ProblemError } from "../../../shared/problem.ts";
import type { TagEdit, TagStruct, TagValue, WriteTags } from "./embedded-record.ts";
import { temporaryPrefix } from "../catalog/temporary.ts";
import { exiftoolConfig, putExiftoolConfig } from "./exiftool-config.ts";
import { isCutShortPng } from "./cut-short-png.ts";
import { groundworkArguments, nothingFirst, type Groundwork } from "./groundwork.ts";
import { loadForMetadata } from "./large-file.ts";
import { tagsFitting, takesIim } from "./tags-fitting.ts";

/** ExifTool, kept running. Files may have any name; both calls may be made at the same time for several files. */
export type Exiftool = {
  /**
   * Writes tags into the file itself, which is replaced in one step: keep to copies. The file's
   * ending must be that of its format. What becomes of its other metadata is up to the groundwork;
   * without one they stay. @throws ProblemError when the file could not be written.
   */
  readonly write: (file: string, tags: WriteTags, first?: Groundwork) => Promise<void>;
  /** Every tag by "Group:Name" (family 1), structures as objects, numbers not converted to words. */
  readonly read: (file: string) => Promise<Readonly<Record<string, unknown>>>;
  /** A hash of the coded picture alone, without any metadata; null of a format of which it knows no picture. */
  readonly pictureHash: (file: string) => Promise<string | null>;
  readonly version: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const processes = 2;
const filesPerProcess = 500;
/** Time to write the largest file that is read, 8 GB, anew on a slow disk. */
const patienceMs = 300_000;

/**
 * Loads nothing and starts no process until it is first used. The processes are those of everybody who uses it, for
 * they are slow to start, and end when the last has closed it.
 */
export function openExiftool(): Exiftool {
  let isUsed = false;
  const tool = async (): Promise<ExifTool> => {
    if (!isUsed) users += 1;
    isUsed = true;
    shared ??= load();
    await putExiftoolConfig(); // a process that has done its share is followed by another, which reads it too
    return await shared;
  };
  return {
    write: (file, tags, first = nothingFirst) =>
      underPlainName(
        file,
        async (plain) =>
          withPlainSource(first, async (work) => writeTags(await tool(), plain, tags, work)),
        file,
      ),
    read: (file) => underPlainName(file, async (plain) => readTags(await tool(), plain)),
    pictureHash: (file) => underPlainName(file, async (plain) => hashPicture(await tool(), plain)),
    version: async () => (await tool()).version(),
    close: async () => {
      if (!isUsed) return;
      isUsed = false;
      users -= 1;
      if (users > 0) return;
      const unused = shared;
      shared = null;
      await (await unused)?.end();
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- somebody may have begun to use it meanwhile
      if (shared === null) rmSync(exiftoolConfig, { force: true });
    },
  };
}

let users = 0;
let shared: Promise<ExifTool> | null = null;

async function load(): Promise<ExifTool> {
  const exiftool = await import("exiftool-vendored");
  return new exiftool.ExifTool({
    maxProcs: processes,
    maxTasksPerProcess: filesPerProcess,
    taskTimeoutMillis: patienceMs,
    useMWG: false,
    exiftoolArgs: ["-config", exiftoolConfig, ...exiftool.DefaultExiftoolArgs],
  });
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

/** The same of the file that metadata are taken from, which is only read. */
async function withPlainSource(
  first: Groundwork,
  work: (first: Groundwork) => Promise<void>,
): Promise<void> {
  if (first.kind !== "carried") return await work(first);
  await underPlainName(first.from, (from) => work({ ...first, from }));
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
 * that no language or list item of before survives. Edits within lists of structures are arguments.
 */
async function writeTags(
  tool: ExifTool,
  file: string,
  allTags: WriteTags,
  first: Groundwork,
): Promise<void> {
  const bytes = await loadForMetadata(file);
  const tags = tagsFitting(bytes, allTags, first);
  const before = groundworkArguments(first, takesIim(bytes));
  const edits = Object.entries(tags).flatMap(([tag, value]) =>
    isEdit(value) ? editArguments(tag, value) : [],
  );
  const replaced = Object.entries(tags).filter(([, value]) => !isEdit(value));
  const set = replaced.filter(([, value]) => value !== null);
  const values = `${temporaryPrefix()}${randomUUID()}.json`;
  try {
    await writeFile(
      values,
      JSON.stringify([
        Object.fromEntries([
          ["SourceFile", "*"],
          ...set.map(([tag, value]) => [tag, protectedValue(value)]),
        ]),
      ]),
    );
    const cleared = replaced.map(([tag]) => tag);
    // The package wants a tag to write at least; where there is none, the groundwork clears this one anyway.
    const [some = "XMP-dc:Description"] = cleared;
    // With values from JSON ExifTool counts on stderr, so success is the absence of errors and of refused tags.
    const { warnings = [] } = await tool.write(
      file,
      { [some]: null },
      {
        useMWG: false,
        struct: 2,
        writeArgs: [
          "-overwrite_original",
          "-charset",
          "filename=utf8",
          ...before,
          ...cleared.map((tag) => `-${tag}=`),
          `-j=${values}`,
          ...edits,
        ],
      },
    );
    const refused = warnings.find((warning) => isRefusal(warning, first));
    if (refused !== undefined) throw new Error(refused);
    // In a TIFF the IIM is filled up only after its digest was taken: it is taken again of what stands there.
    if (isBuiltAsTiff(bytes) && "Photoshop:IPTCDigest" in tags)
      await tool.write(
        file,
        {},
        {
          useMWG: false,
          writeArgs: [
            "-overwrite_original",
            "-charset",
            "filename=utf8",
            "-Photoshop:IPTCDigest=new",
          ],
        },
      );
  } catch (error) {
    throw await writeProblem(file, error);
  } finally {
    await rm(values, { force: true });
  }
}

/** As are the raw files of most cameras (TIFF 6.0, 2; "II" or "MM"). */
function isBuiltAsTiff(bytes: Uint8Array): boolean {
  return /^(?:II|MM)/u.test(Buffer.from(bytes.subarray(0, 2)).toString("latin1"));
}

/** What ExifTool says of the original is no failure: what it cannot read of it stays behind. */
function isRefusal(warning: string, first: Groundwork): boolean {
  const isOfSource = first.kind === "carried" && warning.endsWith(` - ${first.from}`);
  return !isOfSource && !/\[minor\]|No writable tags set|IPTCDigest is not current/iu.test(warning);
}

function isEdit(value: TagValue | null): value is TagEdit {
  return typeof value === "object" && value !== null && "remove" in value;
}

/** "-TAG-={…}" takes out every structure that has all those parts, "-TAG+={…}" adds one. */
function editArguments(tag: string, { remove, add, change = [] }: TagEdit): string[] {
  const gone = [...remove, ...change.map(({ of }) => of)];
  const come = [...change.map(({ kept, set }) => ({ ...kept, ...set })), ...add];
  return [
    ...gone.map((parts) => `-${tag}-=${structArgument(parts)}`),
    ...come.map((parts) => `-${tag}+=${structArgument(parts)}`),
  ];
}

/** A structure in ExifTool's own notation ("Structured information" of its documentation), where a bar escapes. */
function structArgument(struct: TagStruct): string {
  const escaped = (text: string): string =>
    asArgument(text.replaceAll(/[|,\]}]|^[[{\s]/gu, (mark) => `|${mark}`));
  const written = (value: TagStruct[string]): string => {
    if (typeof value === "string") return escaped(value);
    return isList(value) ? `[${value.map(written).join(",")}]` : structArgument(value);
  };
  const parts = Object.entries(struct).map(([name, value]) => `${name}=${written(value)}`);
  return `{${parts.join(",")}}`;
}

function isList(value: TagStruct[string]): value is readonly string[] | readonly TagStruct[] {
  return Array.isArray(value);
}

/** One argument a line; the package has ExifTool decode entities once in arguments and again in structures. */
function asArgument(text: string): string {
  return text.replaceAll(/[&\n\r]/gu, (mark) => `&amp;#${String(mark.charCodeAt(0))};`);
}

/** The package has ExifTool decode character entities (-E), so every ampersand is written as one. */
function protectedValue(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("&", "&amp;");
  if (Array.isArray(value)) return value.map(protectedValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, protectedValue(part)]),
  );
}

async function writeProblem(file: string, error: unknown): Promise<ProblemError> {
  const text = error instanceof Error ? error.message : "";
  // ExifTool says "Error writing" of a full disk, and of a PNG that is cut short too
  const isFull =
    /ENOSPC|No space left/iu.test(text) ||
    (/Error writing/iu.test(text) && !(await isCutShortPng(file).catch(() => false)));
  const problem = new ProblemError(
    isFull ? "disk-full" : "damaged",
    isFull
      ? "The caption and credit could not be written into the copy: the disk may be full. Make room or choose another folder."
      : "The caption and credit could not be written into the copy: the picture may be damaged or of a format that takes none.",
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

async function hashPicture(tool: ExifTool, file: string): Promise<string | null> {
  const tags: unknown = await tool.readRaw(file, {
    useMWG: false,
    readArgs: [
      "-charset",
      "filename=utf8",
      "-api",
      "ImageHashType=SHA256",
      "-ImageDataHash",
      "-json",
    ],
  });
  const isThere = typeof tags === "object" && tags !== null && "ImageDataHash" in tags;
  return isThere && typeof tags.ImageDataHash === "string" ? tags.ImageDataHash : null;
}
