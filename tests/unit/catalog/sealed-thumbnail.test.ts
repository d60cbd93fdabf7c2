import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import {
  copyThumbnail,
  sealed,
  thumbnailAt,
} from "../../../electron/engine/catalog/sealed-thumbnail.ts";
import { makeThumbnail } from "../../../electron/engine/worker/thumbnail.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

/** A thumbnail as it is made. */
async function thumbnail(): Promise<{ folder: string; path: string; bytes: Buffer }> {
  const folder = temporaryFolder();
  const picture = join(folder, "eggs.jpg");
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  await sharp({ create: { width: 900, height: 600, channels: 3, background: "#888", noise } })
    .jpeg()
    .toFile(picture);
  const path = join(folder, "made", "eggs.jpg");
  const task = {
    kind: "thumbnail",
    path: picture,
    format: "jpeg",
    to: path,
    madeIn: folder,
  } as const;
  expect(await makeThumbnail(task)).toEqual({ made: true, problem: null });
  return { folder, path, bytes: readFileSync(path) };
}

test("forty wrong bytes in the middle of a thumbnail, which decodes all the same, are seen", async () => {
  const { path, bytes } = await thumbnail();
  expect(thumbnailAt(path)).toBe("whole");
  writeFileSync(path, Buffer.from(bytes).fill(0x55, 20_000, 20_040));
  await sharp(path).raw().toBuffer(); // as whoever shows it
  expect(thumbnailAt(path)).toBe("damaged");
});

test("whichever bytes are others, and wherever it is cut, it is seen", async () => {
  const { path, bytes } = await thumbnail();
  const asked = fc.record({
    at: fc.oneof(
      fc.nat(bytes.length - 1),
      fc.nat(30).map((back) => bytes.length - 1 - back),
    ),
    with: fc.uint8Array({ minLength: 1, maxLength: 60 }),
  });
  fc.assert(
    fc.property(asked, ({ at, with: others }) => {
      const changed = Buffer.from(bytes);
      changed.set(others.subarray(0, bytes.length - at), at);
      writeFileSync(path, changed);
      expect(thumbnailAt(path)).toBe(changed.equals(bytes) ? "whole" : "damaged");
      writeFileSync(path, bytes.subarray(0, at));
      // cut just behind its picture it is one that was made before there were seals
      expect(thumbnailAt(path)).toBe(at === bytes.length - 12 ? "whole" : "damaged");
    }),
    { numRuns: 300 },
  );
});

test("what stands behind its end is read by no decoder, and one made before counts as it is", async () => {
  const { path, bytes } = await thumbnail();
  const jpeg = bytes.subarray(0, -12);
  expect(sealed(jpeg)).toEqual(bytes);
  const pixels = (input: Buffer): Promise<Buffer> =>
    sharp(input, { failOn: "warning" }).raw().toBuffer();
  expect(await pixels(bytes)).toEqual(await pixels(jpeg));
  writeFileSync(path, jpeg);
  expect(thumbnailAt(path)).toBe("whole");
});

test("a copy has the seal too, and a damaged thumbnail is not handed on", async () => {
  const { folder, path, bytes } = await thumbnail();
  const [good, bad] = ["good", "bad"].map((name) => join(folder, name, "eggs.jpg"));
  expect(copyThumbnail(path, good ?? "", folder)).toBe(true);
  expect(readFileSync(good ?? "")).toEqual(bytes);
  writeFileSync(path, Buffer.from(bytes).fill(0, 900, 901));
  expect(copyThumbnail(path, bad ?? "", folder)).toBe(false);
  expect(thumbnailAt(bad ?? "")).toBe("missing");
});
