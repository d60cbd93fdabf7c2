import { noBlocks, notePixels, type MetadataBlocks } from "../blocks.ts";
import { attempt } from "../attempt.ts";
import { oneNumber, readDirectory, tiffHeader } from "../tiff-directory.ts";
import { readJpeg } from "./jpeg.ts";
import { readPhotoshopResources } from "./photoshop.ts";

const subfileTag = 254;
const reducedResolution = 1;
const widthTag = 256;
const heightTag = 257;
const panasonicPreviewTag = 0x2e;
const xmpTag = 700;
const iimTag = 33723;
const photoshopTag = 34377;

/** TIFF, BigTIFF and the camera RAW formats built on it (DNG, CR2, NEF, ARW, ORF, RW2, …): XMP, IIM and Photoshop resources are tags of the first directory; the file itself is the EXIF block. */
export function readTiff(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const header = tiffHeader(bytes);
  if (header === null) {
    blocks.warnings.push("The TIFF header is damaged, so its metadata could not be read.");
    return;
  }
  blocks.exif = bytes;
  const { fields } = readDirectory(bytes, header, header.firstDirectory);
  // raw formats have a thumbnail there, often of another shape than the picture
  if (((oneNumber(fields.get(subfileTag), header) ?? 0) & reducedResolution) === 0)
    notePixels(
      blocks,
      oneNumber(fields.get(widthTag), header) ?? 0,
      oneNumber(fields.get(heightTag), header) ?? 0,
    );
  const preview = fields.get(panasonicPreviewTag)?.data;
  if (preview !== undefined && isJpeg(preview)) takePreview(preview, blocks);
  const xmp = fields.get(xmpTag)?.data;
  const iim = fields.get(iimTag)?.data;
  const photoshop = fields.get(photoshopTag)?.data;
  if (xmp !== undefined) blocks.xmp.push(xmp);
  if (photoshop !== undefined) {
    attempt(
      blocks.warnings,
      "The Photoshop block of the TIFF is damaged; its captions may be missing.",
      () => readPhotoshopResources(photoshop, blocks),
    );
  }
  // Both carriers hold the same data sets when a program writes both; the TIFF tag is the standard one.
  if (iim !== undefined)
    blocks.iim.splice(0, blocks.iim.length, inByteOrder(iim, header.littleEndian));
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** Panasonic RW2 keeps most of its EXIF in the JPEG it embeds. */
function takePreview(preview: Uint8Array, blocks: MetadataBlocks): void {
  const own = noBlocks();
  readJpeg(preview, own);
  if (own.exif !== null) blocks.moreExif.push({ kind: "whole", data: own.exif });
  blocks.xmp.push(...own.xmp);
}

/** Some programs declare the IIM as LONGs, which then lie in the byte order of the file: undone here. */
function inByteOrder(iim: Uint8Array, littleEndian: boolean): Uint8Array {
  const swapped = littleEndian && iim[0] !== 0x1c && iim[3] === 0x1c && iim.length % 4 === 0;
  return swapped ? new Uint8Array(Buffer.from(iim).swap32()) : iim;
}
