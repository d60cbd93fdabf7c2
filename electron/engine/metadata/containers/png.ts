import { inflateSync } from "node:zlib";
import { attempt } from "../attempt.ts";
import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { hasText, latin1, strictUtf8, viewOf, windows1252 } from "../bytes.ts";
import { inflated } from "./inflated.ts";
import { readPhotoshopResources } from "./photoshop.ts";
import { pngHeaderChunk } from "./png-header.ts";

const xmpKeyword = "XML:com.adobe.xmp";

/** PNG: XMP in iTXt, EXIF in eXIf, ImageMagick's "Raw profile type …" texts, and plain texts. */
export function readPng(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes, at + 4, at + 8);
    if (type === "IEND") return;
    if (at + 8 + length > bytes.length) {
      blocks.warnings.push("The PNG ends early; metadata after the damage could not be read.");
      return;
    }
    const data = bytes.subarray(at + 8, at + 8 + length);
    attempt(
      blocks.warnings,
      `A text block of the PNG (${printable(type)}) is damaged and was left out.`,
      () => takeChunk(type, data, blocks),
    );
    at += 12 + length;
  }
}

function printable(type: string): string {
  return type.replace(/[^A-Za-z]/gu, "?");
}

function takeChunk(type: string, data: Uint8Array, blocks: MetadataBlocks): void {
  for (const [name, value] of pngHeaderChunk(type, data)) blocks.pngHeader.set(name, value);
  if (type === "IHDR") notePixels(blocks, viewOf(data).getUint32(0), viewOf(data).getUint32(4));
  if (type === "eXIf") blocks.exif ??= hasText(data, "Exif\0\0") ? data.subarray(6) : data;
  if (type !== "iTXt" && type !== "zTXt" && type !== "tEXt") return;
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 1) return;
  const keyword = latin1(data, 0, keywordEnd);
  const rest = data.subarray(keywordEnd + 1);
  const text =
    type === "iTXt"
      ? internationalText(rest, blocks)
      : type === "zTXt"
        ? inflated(rest.subarray(1), blocks, inflateSync)
        : rest;
  takeText(keyword, text, blocks);
}

/** The rest of an iTXt chunk: compression flag, method, language, translated keyword, text. */
function internationalText(rest: Uint8Array, blocks: MetadataBlocks): Uint8Array {
  const languageEnd = rest.indexOf(0, 2);
  const keywordEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (keywordEnd < 0) throw new RangeError("no text");
  const text = rest.subarray(keywordEnd + 1);
  return rest[0] === 1 ? inflated(text, blocks, inflateSync) : text;
}

function takeText(keyword: string, text: Uint8Array, blocks: MetadataBlocks): void {
  if (keyword === xmpKeyword) {
    blocks.xmp.push(text);
  } else if (keyword.startsWith("Raw profile type ")) {
    takeProfile(keyword.slice(17).toLowerCase(), rawProfile(text), blocks);
  } else {
    blocks.pngTexts.set(keyword, strictUtf8(text) ?? windows1252(text));
  }
}

function takeProfile(kind: string, data: Uint8Array, blocks: MetadataBlocks): void {
  if (kind === "xmp") blocks.xmp.push(data);
  if (kind === "exif" || kind === "app1") takeApp1Profile(data, blocks);
  if (kind === "iptc" || kind === "8bim") takeIptcProfile(data, blocks);
}

/** What would stand in a JPEG's APP1: EXIF, or XMP behind its namespace. */
function takeApp1Profile(data: Uint8Array, blocks: MetadataBlocks): void {
  const header = hasText(data, "http://") ? data.indexOf(0) : -1;
  if (header > 0) blocks.xmp.push(data.subarray(header + 1));
  else blocks.exif ??= hasText(data, "Exif\0") ? data.subarray(6) : data;
}

/** Photoshop resources with or without the header of APP13, or bare IIM. */
function takeIptcProfile(data: Uint8Array, blocks: MetadataBlocks): void {
  const resources = hasText(data, "Photoshop 3.0\0") ? data.subarray(14) : data;
  if (hasText(resources, "8BIM")) readPhotoshopResources(resources, blocks);
  else blocks.iim.push(resources);
}

/** ImageMagick's form, in which ExifTool's names have spaces: newline, name, newline, decimal length, newline, hexadecimal digits in lines. */
function rawProfile(text: Uint8Array): Uint8Array {
  const found = /^\s*\S[^\n]*\n\s*(\d+)\s+([0-9A-Fa-f\s]*)$/u.exec(
    latin1(text, 0, text.length).replace(/\0+$/u, ""),
  );
  // Some programs store the bytes themselves.
  if (found?.[2] === undefined) return text;
  return new Uint8Array(Buffer.from(found[2].replace(/\s+/gu, ""), "hex"));
}
