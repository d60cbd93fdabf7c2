import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Engine } from "../../electron/engine/engine.ts";
import type { WritingOutcome } from "../../electron/engine/originals/write-metadata.ts";
import { startWriting } from "../../electron/engine/originals/write-metadata.ts";
import type { WriteTarget } from "../../shared/contract/originals.ts";
import { engineWithArchive, indexWhole } from "./engines.ts";
import { stillByPath } from "../../electron/engine/catalog/still-by-path.ts";
import { temporaryFolder } from "./temporary.ts";

/** An archive with the pictures that `draw` puts into a folder. */
export async function archiveOf(
  draw: (folder: string) => Promise<void>,
): Promise<{ engine: Engine; catalog: string; stills: string }> {
  const began = Date.now() - 1000; // a disk's clock may be behind
  const stills = temporaryFolder();
  await draw(stills);
  // Whole seconds are kept exactly by whatever preserves times; parts of a millisecond are rounded.
  for (const { parentPath, name } of readdirSync(stills, {
    recursive: true,
    withFileTypes: true,
  })) {
    const path = join(parentPath, name);
    if (statSync(path).mtimeMs >= began) utimesSync(path, 1.6e9, 1.6e9);
  }
  const { engine, folder: catalog } = await engineWithArchive();
  await indexWhole(engine, stills);
  return { engine, catalog, stills };
}

/** The key of the still of a file. */
export function stillAt(engine: Engine, path: string): number {
  const id = stillByPath(engine.archive().catalog.db, path);
  if (id === null) throw new Error(`${path} is not in the archive`);
  return id;
}

/** Writes captions, a credit line, a keyword and a character of the archivist's into the record of a still. */
export async function describeStill(engine: Engine, id: number): Promise<void> {
  const stills = { ids: [id] };
  for (const [field, language, text] of [
    ["caption", "en", "Hai Qing as Ma Youtie, gathering eggs."],
    ["caption", "zh-Hans", "马有铁在收鸡蛋。"],
    ["creditLine", "x-default", "© 2022 Qizi Films / 剧照"],
  ] as const)
    await engine.ask("stills.setText", { stills, field, language, text, mode: "replace" });
  await engine.ask("stills.tag", {
    stills,
    add: [
      { field: "keyword", name: "eggs" },
      { field: "character", name: "Ma Youtie" },
    ],
    remove: [],
  });
}

/** The same as ExifTool reads it. */
export const described = {
  "XMP-dc:Description-en": "Hai Qing as Ma Youtie, gathering eggs.",
  "XMP-dc:Description-zh-hans": "马有铁在收鸡蛋。",
  "XMP-photoshop:Credit": "© 2022 Qizi Films / 剧照",
  "XMP-dc:Subject": ["eggs"],
};

/** Writes to the end. */
export async function writeInto(
  engine: Engine,
  ids: readonly number[],
  to: WriteTarget = "files",
  credentials = false,
): Promise<WritingOutcome & { label: string | null }> {
  const run = startWriting(engine.archive(), engine.exiftool(), {
    stills: [...ids],
    to,
    credentials,
  });
  await run.ended;
  const { undo } = await engine.ask("history.state", {});
  return { ...(await run.outcome), label: undo };
}

/** The decoded pixels of a picture. */
export async function pixelsOf(path: string): Promise<Buffer> {
  return await sharp(readFileSync(path), { pages: -1 }).raw().toBuffer();
}

/** Bytes, permissions and time of a file; the time to a hundredth of a second, for Node sets none more exactly than to a millionth. */
export function stateOf(
  folder: string,
  name: string,
): { bytes: Buffer; modified: number; mode: number } {
  const path = join(folder, name);
  const { mtimeMs, mode } = statSync(path);
  return { bytes: readFileSync(path), modified: Math.round(mtimeMs / 10), mode };
}
