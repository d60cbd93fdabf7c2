import { viewOf } from "./bytes.ts";

/** The ways to encode Unicode that XMP may be written in. */
export type UnicodeEncoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** First bytes: a byte order mark, or "<" without one. The longer ones begin like shorter ones. */
const beginnings: readonly (readonly [UnicodeEncoding, readonly number[]])[] = [
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-32be", [0, 0, 0, 0x3c]],
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32le", [0x3c, 0, 0, 0]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-16be", [0, 0x3c]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16le", [0x3c, 0]],
];

/** How a text that begins with "<" is encoded. */
export function encodingOf(bytes: Uint8Array): UnicodeEncoding {
  const found = beginnings.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? "utf-8";
}

/** ASCII as it is in an encoding. */
export function asciiIn(encoding: UnicodeEncoding, text: string): Buffer {
  const width = encoding === "utf-8" ? 1 : encoding.startsWith("utf-16") ? 2 : 4;
  const bytes = Buffer.alloc(text.length * width);
  const place = encoding.endsWith("be") ? width - 1 : 0;
  for (let at = 0; at < text.length; at += 1) bytes[at * width + place] = text.charCodeAt(at);
  return bytes;
}

const utf8 = new TextDecoder("utf-8");

/** The text of bytes by their own beginning, without a byte order mark; what is no character becomes U+FFFD. */
export function decodeUnicode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return utf8.decode(bytes);
  if (encoding === "utf-16le" || encoding === "utf-16be")
    return new TextDecoder(encoding).decode(bytes);
  return new TextDecoder("utf-16le").decode(asUtf16(bytes, encoding === "utf-32le"));
}

/** Little-endian UTF-16 of UTF-32: the runtime decodes no UTF-32. */
function asUtf16(bytes: Uint8Array, littleEndian: boolean): Uint8Array {
  const view = viewOf(bytes);
  const units = Buffer.alloc(bytes.length); // two units a character at the most
  let end = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const isCharacter = code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    const character = isCharacter ? code : 0xfffd;
    if (character < 0x1_0000) {
      end = units.writeUInt16LE(character, end);
    } else {
      end = units.writeUInt16LE(0xd800 + ((character - 0x1_0000) >> 10), end);
      end = units.writeUInt16LE(0xdc00 + ((character - 0x1_0000) & 0x3ff), end);
    }
  }
  return units.subarray(0, end);
}
