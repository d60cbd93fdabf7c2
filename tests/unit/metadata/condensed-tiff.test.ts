import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { condensedTiff } from "../../../electron/engine/metadata/condensed-tiff.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { tiffHeader } from "../../../electron/engine/metadata/tiff-directory.ts";
import { pagesOfTiff } from "../../../electron/engine/worker/decode/tiff-pages.ts";
import { buildTiff, rgbDirectory } from "../../helpers/tiff.ts";

const corpus = join(import.meta.dirname, "../../../../shared/corpus");

function condensed(file: Buffer): Buffer {
  const made = condensedTiff((at, length) => Buffer.from(file.subarray(at, at + length)));
  if (made === null) throw new Error("no TIFF");
  return made;
}

test("says what the file says, of a TIFF and a BigTIFF, without their pictures", async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Headline="The steppe"/>
    </rdf:RDF></x:xmpmeta>`;
  const drawn = sharp({ create: { width: 700, height: 500, channels: 3, background: "olive" } });
  for (const bigtiff of [false, true]) {
    const file = await drawn.clone().withXmp(xmp).tiff({ bigtiff, compression: "none" }).toBuffer();
    expect(readCarried(file).raw).toMatchObject({ "photoshop:Headline": "The steppe" });
    expect(readCarried(condensed(file))).toEqual(readCarried(file));
    expect(condensed(file).length).toBeLessThan(50_000);
  }
});

test("keeps the chain of pages, and ends where it leads back", () => {
  const page = rgbDirectory(2, 2, Buffer.alloc(12));
  const file = buildTiff([page, page, { tags: [[254, 4, [1]]] }, page]);
  expect(pagesOfTiff(condensed(file))).toEqual([0, 1, 3]);
  const header = tiffHeader(file);
  const first = header?.firstDirectory ?? 0;
  const loop = buildTiff([{ ...page, tags: [...page.tags, [0x014a, 4, [first, 8, 1e9]]] }]);
  expect(pagesOfTiff(condensed(loop))).toEqual([0]);
});

test("what points outside of the file is said to, and layers are left aside", () => {
  const file = buildTiff([
    {
      tags: [
        [270, 2, "far away"],
        [315, 2, "Li Ruijun"],
        [37_724, 7, Buffer.alloc(1000)],
      ],
    },
  ]);
  const description = file.indexOf(Buffer.from([14, 1, 2, 0]));
  file.writeUInt32LE(file.length + 5, description + 8);
  const { raw, warnings } = readCarried(condensed(file));
  expect(raw).toEqual({ "EXIF:Artist": "Li Ruijun" });
  expect(warnings).toEqual(readCarried(file).warnings);
  expect(condensed(file).length).toBeLessThan(200);
});

test.skipIf(!readable())("says what each TIFF and raw file of the corpus says", () => {
  let compared = 0;
  for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = readFileSync(join(entry.parentPath, entry.name));
    if (tiffHeader(file) === null) continue;
    compared += 1;
    expect(readCarried(condensed(file)), entry.name).toEqual(readCarried(file));
  }
  expect(compared).toBeGreaterThan(10);
});

function readable(): boolean {
  try {
    return readdirSync(corpus).length > 0;
  } catch {
    return false;
  }
}
