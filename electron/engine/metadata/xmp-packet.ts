import { bufferOf } from "./bytes.ts";
import { asciiIn, decodeUnicode, encodingOf } from "./unicode.ts";

/** An XMP packet that can be parsed, or in words why it cannot. */
export type PacketText = { readonly text: string; readonly warning: string | null };

/** Of the XMP of one file, without its padding. Depth maps and other pictures in XMP take a dozen megabytes. */
export const maximumXmpBytes = 64 * 1024 * 1024;

/**
 * Decodes a packet (UTF-8, or UTF-16 and UTF-32 by its first bytes: ISO 16684-1, 7.1) and cuts it to the RDF: what stands before
 * and after (padding, trailers, bytes of the next block) is no XML.
 */
export function packetText(bytes: Uint8Array): PacketText {
  const content = withoutPadding(bytes);
  if (content.length > maximumXmpBytes)
    return refusal("The XMP is larger than 64 MB and was not read.");
  const decoded = decodeUnicode(content);
  const [start, end] = rootBounds(decoded);
  if (start < 0)
    return {
      text: "",
      warning: isBlank(decoded) ? null : "The XMP holds no RDF and was not read.",
    };
  if (end < 0) return refusal("The XMP is cut off and was not read.");
  const packet = cleaned(decoded.slice(start, end));
  // They are what "entity bombs" are made of, and no XMP needs any.
  return decoded.slice(0, start).includes("<!ENTITY")
    ? { ...packet, warning: packet.warning ?? entitiesLeft }
    : packet;
}

const entitiesLeft =
  "The XMP defines abbreviations of its own (entities), which were not followed: where it uses them they stand as they are, such as &a;.";

/** What XML 1.0, 2.2 forbids as seen in UTF-16: control characters, lone surrogates, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]/;
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function cleaned(text: string): PacketText {
  if (!suspicious.test(text)) return { text, warning: null };
  const legal = text.replace(forbidden, "\u{fffd}");
  if (legal !== text) return { text: legal, warning: "The XMP holds characters that XML forbids." };
  // The decoder puts U+FFFD where the bytes were no UTF-8.
  const warning = text.includes("\u{fffd}")
    ? "The XMP holds bytes that are not UTF-8; the characters are lost and shown as \u{fffd}."
    : null;
  return { text, warning };
}

function refusal(warning: string): PacketText {
  return { text: "", warning };
}

function isBlank(text: string): boolean {
  return /^[\s\0]*$/u.test(text.replace(/<\?xpacket[^>]*>/gu, ""));
}

/** Padding after the packet is spaces, often kilobytes, at worst megabytes: cut before anything is decoded. */
export function withoutPadding(bytes: Uint8Array): Uint8Array {
  const whole = bufferOf(bytes);
  const encoding = encodingOf(bytes);
  for (const end of ["xmpmeta>", "xapmeta>", "RDF>"]) {
    const coded = asciiIn(encoding, end);
    const found = whole.lastIndexOf(coded);
    if (found >= 0) return bytes.subarray(0, found + coded.length);
  }
  return bytes;
}

/** From the start tag of x:xmpmeta (or rdf:RDF) to the end of its end tag, by name, whatever the prefix. */
function rootBounds(text: string): [number, number] {
  for (const name of ["xmpmeta", "xapmeta", "RDF"]) {
    const [start, prefix] = startTag(text, name);
    if (start < 0) continue;
    const close = text.lastIndexOf(`</${prefix}${name}`);
    const end = close < start ? -1 : text.indexOf(">", close) + 1;
    return [start, end === 0 ? -1 : end];
  }
  return [-1, -1];
}

/** Where the first start tag of this local name begins, and its prefix with the colon. */
function startTag(text: string, name: string): [number, string] {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const start = text.lastIndexOf("<", at);
    const prefix = start < 0 || at - start > 64 ? "/" : text.slice(start + 1, at);
    if (/^(?:[\w.-]+:)?$/u.test(prefix) && /[\s>/]/u.test(text.charAt(at + name.length)))
      return [start, prefix];
  }
  return [-1, ""];
}
