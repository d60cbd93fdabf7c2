/** An XMP packet that can be parsed, or in words why it cannot. */
export type PacketText = { readonly text: string; readonly warning: string | null };

const maximumBytes = 16 * 1024 * 1024;
const maximumDepth = 200;
/** Each is cheap alone; ten million of them are gigabytes of objects. */
const maximumElements = 500_000;

/**
 * Decodes a packet (UTF-8, or UTF-16 by its first bytes) and cuts it to the RDF: what stands before
 * and after (padding, trailers, bytes of the next block) is no XML. Size, depth and number of elements
 * are limited because a deep or huge document could exhaust the parser.
 */
export function packetText(bytes: Uint8Array): PacketText {
  const content = withoutPadding(bytes);
  if (content.length > maximumBytes)
    return refusal("The XMP is larger than 16 MB and was not read.");
  const decoded = decode(content);
  const [start, end] = rootBounds(decoded);
  if (start < 0)
    return {
      text: "",
      warning: isBlank(decoded) ? null : "The XMP holds no RDF and was not read.",
    };
  if (end < 0) return refusal("The XMP is cut off and was not read.");
  const text = decoded.slice(start, end);
  const { deepest, elements } = extentOf(text);
  if (deepest > maximumDepth) return refusal("The XMP is nested too deeply and was not read.");
  if (elements > maximumElements)
    return refusal("The XMP has more than 500,000 elements and was not read.");
  return cleaned(text);
}

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
function withoutPadding(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = ["xmpmeta>", "xapmeta>", "RDF>"].map((end) => whole.lastIndexOf(end) + end.length);
  const [meta = 0, oldMeta = 0, rdf = 0] = ends;
  const end = meta >= 8 ? meta : oldMeta >= 8 ? oldMeta : rdf >= 4 ? rdf : 0;
  return end === 0 ? bytes : bytes.subarray(0, end);
}

const utf8 = new TextDecoder("utf-8");

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16be = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const utf16le = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  if (utf16be || utf16le) return new TextDecoder(utf16be ? "utf-16be" : "utf-16le").decode(bytes);
  return utf8.decode(bytes);
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

/** The greatest number of elements open at once and how many there are, in one pass that knows just enough of XML. */
function extentOf(text: string): { deepest: number; elements: number } {
  let [depth, deepest, elements] = [0, 0, 0];
  let at = text.indexOf("<");
  while (at >= 0) {
    const kind = text.charCodeAt(at + 1);
    const end = endOfMarkup(text, at, kind);
    if (kind === 0x2f) {
      depth -= 1;
    } else if (kind !== 0x21 && kind !== 0x3f) {
      elements += 1;
      if (text.charCodeAt(end - 2) !== 0x2f) depth += 1;
      if (depth > deepest) deepest = depth;
    }
    at = text.indexOf("<", end);
  }
  return { deepest, elements };
}

/** Where the markup that begins at `at` ends; the end of the text when it does not. */
function endOfMarkup(text: string, at: number, kind: number): number {
  if (kind === 0x21 && text.startsWith("<!--", at)) return after(text, "-->", at);
  if (kind === 0x21 && text.startsWith("<![CDATA[", at)) return after(text, "]]>", at);
  for (let next = at + 1; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 0x3e) return next + 1;
    if (code === 0x22 || code === 0x27) {
      next = text.indexOf(text.charAt(next), next + 1);
      if (next < 0) return text.length;
    }
  }
  return text.length;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}
