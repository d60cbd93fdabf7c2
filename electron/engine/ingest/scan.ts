import { existsSync, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../../shared/problem.ts";
import { promiseOf } from "./formats.ts";
import { sidecarNames, sidecarsOf, sidecarState, type SidecarNames } from "./sidecars.ts";
import { goneFolder } from "./vanished-folder.ts";

/** A file that may be a still, as the folder listing and `stat` show it. */
export type Found = {
  /** Within the source, with forward slashes. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** When the system last saw anything of it change: unlike the other time, no program can set it. */
  readonly changedMs: number;
  readonly inode: number;
  /** XMP files beside it, by name. */
  readonly sidecars: readonly string[];
  /** Tells whether they changed: see {@link sidecarState}. */
  readonly sidecar: string | null;
};

export type Scanned =
  | { readonly kind: "file"; readonly file: Found }
  | { readonly kind: "problem"; readonly problem: Problem & { path: string } };

/** What other programs leave in folders of pictures: never stills. */
const leftBehind = new Set([
  "@eaDir",
  "__MACOSX",
  "#recycle",
  "$RECYCLE.BIN",
  "System Volume Information",
]);

/** Whether a file or folder of this name is passed over with all that is in it: hidden, left behind, an archive. */
export function isPassedOver(name: string): boolean {
  return name.startsWith(".") || leftBehind.has(name) || name.endsWith(".stillroom");
}

/**
 * Walks a folder and (`deep`) everything below it, following links to folders once, and gives every file
 * that by its name may be a still, opening none: those without an ending are among them. Folders that cannot be read, links that lead back and names that
 * are not text come as problems between the files. Hidden files and folders and the work folders of
 * archives (`*.stillroom`) are passed over.
 */
export async function* scan(
  root: string,
  signal: AbortSignal,
  deep = true,
): AsyncGenerator<Scanned> {
  const seen = new Set<string>();
  const waiting: string[] = [""];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (signal.aborted) return;
    const identity = await identityOf(join(root, folder));
    if (identity === null) {
      yield unreadableFolder(root, folder);
      continue;
    }
    if (seen.has(identity)) {
      yield problem(
        "loop",
        join(root, folder),
        "This link leads to a folder that is read already, so it was not followed.",
      );
      continue;
    }
    seen.add(identity);
    for await (const scanned of scanFolder(root, folder)) {
      if (scanned.kind !== "folder") yield scanned;
      else if (deep) waiting.push(scanned.path);
    }
  }
}

type Inner = Scanned | { readonly kind: "folder"; readonly path: string };

async function* scanFolder(root: string, folder: string): AsyncGenerator<Inner> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const sidecars = sidecarNames(entries.map(({ name }) => name));
    for (const entry of entries) {
      if (isPassedOver(entry.name)) continue;
      const inner = await look({ root, folder, entry, sidecars });
      if (inner !== null) yield inner;
    }
  } catch {
    yield unreadableFolder(root, folder);
  }
}

/** One entry of a folder's listing, and what lies beside it. */
type Listed = {
  readonly root: string;
  /** Within the root. */
  readonly folder: string;
  readonly entry: Dirent;
  readonly sidecars: SidecarNames;
};

async function look(listed: Listed): Promise<Inner | null> {
  const { root, entry } = listed;
  const path = pathOf(listed);
  if (entry.name.includes("\uFFFD")) {
    return problem(
      "name",
      join(root, path),
      "This file's name is not valid text, so it cannot be opened by name. Rename it and index again.",
    );
  }
  if (entry.isDirectory()) return { kind: "folder", path };
  if (!entry.isSymbolicLink() && promiseOf(entry.name) === "other") return null;
  return await lookCloser(listed);
}

function pathOf({ folder, entry }: Listed): string {
  return folder === "" ? entry.name : `${folder}/${entry.name}`;
}

async function lookCloser(listed: Listed): Promise<Inner | null> {
  const { root, folder, entry } = listed;
  const path = pathOf(listed);
  const full = join(root, path);
  try {
    const { size, mtimeMs, ctimeMs, ino, ...stats } = await stat(full);
    const type = stats.mode & 0o170000;
    if (entry.isSymbolicLink() && type === 0o040000) return { kind: "folder", path };
    if (promiseOf(entry.name) === "other") return null;
    if (promiseOf(entry.name) === "unread") {
      return problem("unsupported", full, unreadWords(entry.name));
    }
    if (type !== 0o100000) {
      if (promiseOf(entry.name) === "untold") return null;
      return problem(
        "unsupported",
        full,
        "This is a pipe, a socket or a device with the name of a picture, so it was not opened.",
      );
    }
    const sidecars = sidecarsOf(entry.name, listed.sidecars);
    return {
      kind: "file",
      file: {
        path,
        name: entry.name,
        bytes: size,
        modifiedMs: mtimeMs,
        changedMs: ctimeMs,
        inode: ino,
        sidecars,
        sidecar: await sidecarState(join(root, folder), sidecars),
      },
    };
  } catch (error) {
    if (promiseOf(entry.name) === "other" || promiseOf(entry.name) === "untold") return null;
    const message =
      codeOf(error) === "ELOOP"
        ? "This link leads back to itself, so it was not followed."
        : "This link or file leads nowhere or cannot be looked at. Check that it exists and may be read.";
    return problem(codeOf(error) === "ELOOP" ? "loop" : "unreadable", full, message);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

async function identityOf(folder: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return `${String(dev)}:${String(ino)}`;
  } catch {
    return null; // Reported by the caller as a folder that cannot be read.
  }
}

function unreadableFolder(root: string, folder: string): Extract<Scanned, { kind: "problem" }> {
  const path = folder === "" ? root : join(root, folder);
  if (!existsSync(path)) return { kind: "problem", problem: goneFolder(path) };
  return problem(
    "unreadable",
    path,
    "This folder cannot be read. Check that you may open it, then index again.",
  );
}

function problem(
  kind: Problem["kind"],
  path: string,
  message: string,
): Extract<Scanned, { kind: "problem" }> {
  return { kind: "problem", problem: { kind, path, message } };
}

/** Why a picture that its name promises is not read. */
function unreadWords(name: string): string {
  return /\.svgz?$/iu.test(name)
    ? "This is a drawing (SVG), not a still, so it was passed over."
    : "Stillroom does not read pictures of this kind (DPX, Cineon, OpenEXR, Targa), so it was passed over. Save it as TIFF or PNG to take it in.";
}
