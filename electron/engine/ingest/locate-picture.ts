import { existsSync } from "node:fs";
import { join } from "node:path";
import { firstThere } from "../../../shared/first-there.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { shownFilesOf, type ShownFile } from "../catalog/files.ts";
import { keepProblem, problemOf } from "../catalog/problems.ts";
import { unfinishedFolder } from "../catalog/unfinished.ts";
import { shownByBrowser, type Format } from "./formats.ts";
import { isCmykJpeg } from "./jpeg-colours.ts";

/**
 * What the window may show of a page (from 1) of a still at full size: the original where a browser
 * shows it as it should look, else a rendering made once. Null when there is nothing to show.
 */
export async function locatePicture(
  archive: Archive,
  still: number,
  page: number,
): Promise<{ path: string; mime: string } | null> {
  const file = shownFileOf(archive.catalog.db, still);
  if (file === null || file.thumbnail === "failed" || page > file.pages) return null;
  const mime = await browserMime(file);
  if (mime !== null) return existsSync(file.path) ? { path: file.path, mime } : null;
  const rendering = renderingPath(archive.catalog.folder, file, page);
  if (!existsSync(rendering)) await render(archive, file, page, rendering);
  return existsSync(rendering) ? { path: rendering, mime: "image/jpeg" } : null;
}

/** What a still's file carries of itself to be seen at once; null when that is nothing. */
export async function carriedPreviewOf(
  { catalog, pool }: Archive,
  still: number,
): Promise<{ jpeg: Uint8Array | null }> {
  const file = shownFileOf(catalog.db, still);
  if (file === null) return { jpeg: null };
  const { path } = file;
  return await pool.run({ kind: "preview", path, format: formatOfFile(file) }, "glance");
}

/** The first file of a still that is there; when none is, the one it was last seen as. */
function shownFileOf(db: ReadableDb, still: number): ShownFile | null {
  const files = shownFilesOf(db, still);
  return firstThere(files, existsSync) ?? files[0] ?? null;
}

/**
 * The type under which a browser shows this file right; null when it does not. Browsers honour RGB and
 * grey profiles; they turn JPEG by its EXIF, but not the other formats, and show CMYK without its profile.
 */
async function browserMime(file: ShownFile): Promise<string | null> {
  const mime = shownByBrowser[formatOfFile(file)];
  if (mime === undefined) return null;
  if (file.format === "jpeg") return (await isCmykJpeg(file.path)) ? null : mime;
  return file.orientation === 1 ? mime : null;
}

/** A crash is remembered, so that a picture that kills the decoder is not tried at every look. */
async function render(archive: Archive, file: ShownFile, page: number, to: string): Promise<void> {
  const { db, readOnly } = archive.catalog;
  const { path } = file;
  if (problemOf(db, path)?.kind === "crashed") return;
  const format = formatOfFile(file);
  const madeIn = unfinishedFolder(archive.catalog.folder);
  const { problem } = await archive.pool.run(
    { kind: "render", path, format, page, to, madeIn },
    "visible",
  );
  if (problem?.kind === "crashed" && readOnly === null && db.open)
    keepProblem(db, { ...problem, path }, null);
}

/** Beside the thumbnails and like them remade when lost; the first page has the plain name. */
function renderingPath(folder: string, { hash }: ShownFile, page: number): string {
  const name = hash.toString("hex") + (page === 1 ? "" : `-${String(page)}`);
  return join(folder, "thumbnails", "large", `${name}.jpg`);
}

function formatOfFile({ format }: ShownFile): Format {
  // Written by storeRead from ReadResult.format.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return format as Format;
}
