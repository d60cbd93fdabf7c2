import { execFileSync } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exiftoolPath } from "exiftool-vendored";
import sharp from "sharp";
import { expect, test } from "vitest";
import { embeddedPreview } from "../../electron/engine/worker/embedded-preview.ts";
import { stillByPath } from "../../electron/engine/catalog/still-by-path.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A red JPEG whose EXIF holds a blue preview of 160 by 120, put there by ExifTool. */
async function withPreview(file: string, orientation: number): Promise<void> {
  const small = `${file}.small`;
  const colour = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } }).jpeg();
  await colour(160, 120, "#0000c8").toFile(small);
  await colour(900, 600, "#c80000").toFile(file);
  const args = [`-ThumbnailImage<=${small}`, `-Orientation#=${String(orientation)}`];
  execFileSync(await exiftoolPath(), [...args, "-overwrite_original", "-q", file]);
}

test("the small picture in a file's EXIF is found, and turned as the file is", async () => {
  const file = join(temporaryFolder(), "a.jpg");
  for (const [orientation, width, height] of [
    [1, 160, 120],
    [6, 120, 160],
  ] as const) {
    await withPreview(file, orientation);
    const jpeg = embeddedPreview(file, "jpeg");
    const { data, info } = await sharp(jpeg ?? Buffer.alloc(0))
      .autoOrient()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
    expect(data[2]).toBeGreaterThan(180); // blue: the preview, not the picture
  }
});

test("files without one, cut short in it, gone or of other formats have none", async () => {
  const file = join(temporaryFolder(), "a.jpg");
  await withPreview(file, 1);
  expect(embeddedPreview(file, "png")).toBeNull();
  truncateSync(file, 300);
  expect(embeddedPreview(file, "jpeg")).toBeNull();
  writeFileSync(
    file,
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .jpeg()
      .toBuffer(),
  );
  expect(embeddedPreview(file, "jpeg")).toBeNull();
  expect(embeddedPreview(`${file}.gone`, "jpeg")).toBeNull();
});

test("the engine gives a still's preview as the file has it", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await withPreview(file, 1);
  const small = readFileSync(`${file}.small`);
  await indexWhole(engine, stills);
  const id = stillByPath(engine.archive().catalog.db, file);
  const { jpeg } = await engine.ask("picture.preview", { still: id ?? 0 });
  expect(Buffer.from(jpeg ?? []).equals(small)).toBe(true);
  expect(await engine.ask("picture.preview", { still: 99 })).toEqual({ jpeg: null });
});
