import { attempt } from "../attempt.ts";
import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { hasText, latin1, viewOf } from "../bytes.ts";
import { boxesIn, findBox, type Box } from "./boxes.ts";

const xmpUuid = "be7acfcb97a942e89c71999491e3afac";
const iimUuid = "33c7a4d2b81d4723a0baf1a3e097ad38";
/** "JpgTiffExif->JP2" in ASCII. */
const exifUuid = "4a706754696666457869662d3e4a5032";
const canonUuid = "85c0b687820f11e08111f4ce462b6a48";

/** JPEG 2000: XMP, IIM and EXIF each in a uuid box of the file (XMP Specification part 3, 1.1.4). */
export function readJpeg2000(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const boxes = boxesIn(bytes, 0, bytes.length);
  takeSize(bytes, findBox(boxes, "jp2h"), blocks);
  for (const [uuid, data] of uuidBoxes(bytes, boxes)) {
    if (uuid === xmpUuid) blocks.xmp.push(data);
    if (uuid === iimUuid) blocks.iim.push(data);
    if (uuid === exifUuid) blocks.exif ??= hasText(data, "Exif\0") ? data.subarray(6) : data;
  }
}

function takeSize(bytes: Uint8Array, header: Box | undefined, blocks: MetadataBlocks): void {
  const size = header && findBox(boxesIn(bytes, header.start, header.end), "ihdr");
  if (size === undefined || size.end - size.start < 8) return;
  notePixels(blocks, viewOf(bytes).getUint32(size.start + 4), viewOf(bytes).getUint32(size.start));
}

/** Canon CR3: XMP in a uuid box of the file; EXIF in three TIFF structures inside Canon's box of "moov". */
export function readCr3(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const boxes = boxesIn(bytes, 0, bytes.length);
  for (const [uuid, data] of uuidBoxes(bytes, boxes)) if (uuid === xmpUuid) blocks.xmp.push(data);
  const movie = findBox(boxes, "moov");
  if (movie === undefined) return;
  attempt(blocks.warnings, "The EXIF boxes of the CR3 are damaged.", () => {
    for (const [uuid, data] of uuidBoxes(bytes, boxesIn(bytes, movie.start, movie.end)))
      if (uuid === canonUuid) takeCanon(data, blocks);
  });
}

function takeCanon(data: Uint8Array, blocks: MetadataBlocks): void {
  for (const { type, start, end } of boxesIn(data, 0, data.length)) {
    const tiff = data.subarray(start, end);
    if (type === "CMT1") blocks.exif ??= tiff;
    if (type === "CMT2") blocks.moreExif.push({ kind: "exif", data: tiff });
    if (type === "CMT4") blocks.moreExif.push({ kind: "gps", data: tiff });
  }
}

function uuidBoxes(
  bytes: Uint8Array,
  boxes: readonly Box[],
): readonly (readonly [uuid: string, data: Uint8Array])[] {
  return boxes
    .filter(({ type, start, end }) => type === "uuid" && end - start >= 16)
    .map(({ start, end }) => [
      Buffer.from(latin1(bytes, start, start + 16), "latin1").toString("hex"),
      bytes.subarray(start + 16, end),
    ]);
}
