/** An XMP packet that can be parsed, or in words why it cannot. */
export type PacketText = { readonly text: string; readonly warning: string | null };

const maximumBytes = 16 * 1024 * 1024;
const maximumDepth = 200;

/**
 * Decodes a packet (UTF-8, or UTF-16 by its first bytes) and cuts it to the RDF: what stands before
 * and after (padding, trailers, bytes of the next block) is no XML. Size and depth are limited
 * because a deep or huge document could exhaust the parser.
 */
export function packetText(bytes: Uint8Array): PacketText {
  if (bytes.length > maximumBytes) return refusal("The XMP is larger than 16 MB and was not read.");
  const decoded = decode(bytes);
  const [start, end] = rootBounds(decoded);
  if (start < 0)
    return {
      text: "",
      warning: isBlank(decoded) ? null : "The XMP holds no RDF and was not read.",
    };
  if (end < 0) return refusal("The XMP is cut off and was not read.");
  const text = decoded.slice(start, end);
  if (depthOf(text) > maximumDepth)
    return refusal("The XMP is nested too deeply and was not read.");
  const cleaned = text.replace(forbidden, "\u{fffd}");
  return {
    text: cleaned,
    warning: cleaned === text ? null : "The XMP holds characters that XML forbids.",
  };
}

/** Everything but the characters of XML 1.0, 2.2. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function refusal(warning: string): PacketText {
  return { text: "", warning };
}

function isBlank(text: string): boolean {
  return /^[\s\0]*(?:<\?xpacket[^>]*>[\s\0]*)*$/u.test(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16be = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const utf16le = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  return new TextDecoder(utf16be ? "utf-16be" : utf16le ? "utf-16le" : "utf-8").decode(bytes);
}

/** From the start tag of x:xmpmeta (or rdf:RDF) to the end of its end tag, by name, whatever the prefix. */
function rootBounds(text: string): [number, number] {
  for (const name of ["xmpmeta", "xapmeta", "RDF"]) {
    const start = new RegExp(`<(?:([\\w.-]+):)?${name}[\\s>/]`, "u").exec(text);
    if (start === null) continue;
    const closing = `</${start[1] === undefined ? "" : `${start[1]}:`}${name}`;
    const close = text.lastIndexOf(closing);
    const end = close < start.index ? -1 : text.indexOf(">", close) + 1;
    return [start.index, end === 0 ? -1 : end];
  }
  return [-1, -1];
}

/** The greatest number of elements open at once, by a scan that knows just enough of XML. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(
    /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[/\w](?:"[^"]*"|'[^']*'|[^<>"'])*>/gu,
  )) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.startsWith("<!") && !tag.endsWith("/>")) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
