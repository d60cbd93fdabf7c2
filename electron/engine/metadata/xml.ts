import { malformed, XmlError } from "./xml-error.ts";
import { anyName, beginsName, isBlank, isInName } from "./xml-names.ts";
import { resolved, withLineFeeds, withoutControls } from "./xml-references.ts";

/**
 * The part of XML 1.0 that an XMP packet may use, read strictly: elements, attributes, text, CDATA,
 * references, comments and processing instructions. There is no document type, so no entity can be
 * defined; a reference to one stays as written. What is passed over (comments, instructions) must be
 * well-formed too. The text has no characters that XML forbids: see xmp-packet.ts.
 */
export type XmlElement = {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The text before the first child; the whole of it where there are no children. */
  readonly text: string;
  /** The text between this element and the next one, or the end of its parent. */
  readonly tail: string;
};
export type XmlAttribute = { readonly name: string; readonly value: string };

/** A tree of more could exhaust the stack or the memory; real packets stay far below. */
const maximumDepth = 200;
const maximumElements = 500_000;

/** The root element, with which the text begins. @throws XmlError */
export function parseXml(text: string): XmlElement {
  return new XmlReader(text).readDocument();
}

/** All text in an element, that of its descendants included, in the order of the document. */
export function wholeText(element: XmlElement): string {
  let text = element.text;
  for (const child of element.children) text += wholeText(child) + child.tail;
  return text;
}

/** An element while it is read. */
type OpenElement = {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  children: OpenElement[];
  text: string;
  tail: string;
};

const noAttributes: readonly XmlAttribute[] = [];
const noChildren: OpenElement[] = [];

class XmlReader {
  readonly #text: string;
  /** Whether text needs no second look: no references, no line ends but "\n", no "]]>". */
  readonly #isPlain: boolean;
  #at = 0;
  #elements = 0;

  constructor(text: string) {
    this.#text = text;
    this.#isPlain = !text.includes("&") && !text.includes("\r") && !text.includes("]]>");
  }

  readDocument(): XmlElement {
    this.#expectCode(LESS);
    const root = this.#readElement(0);
    this.#skipBlanks();
    while (this.#at < this.#text.length) {
      this.#expectCode(LESS);
      if (!this.#skipAside()) throw malformed();
      this.#skipBlanks();
    }
    return root;
  }

  /** Reads on from the name in a start tag. */
  #readElement(depth: number): OpenElement {
    this.#elements += 1;
    if (this.#elements > maximumElements) throw new XmlError("too many elements");
    const name = this.#readName();
    const attributes = this.#readAttributes();
    const element = { name, attributes, children: noChildren, text: "", tail: "" };
    if (this.#text.charCodeAt(this.#at) === SLASH) {
      this.#expect("/>");
    } else {
      this.#expectCode(GREATER);
      if (depth >= maximumDepth) throw new XmlError("too deep");
      this.#readContent(element, depth + 1);
    }
    return element;
  }

  /** Reads on from behind a start tag to behind the end tag. */
  #readContent(element: OpenElement, depth: number): void {
    let last: OpenElement | null = null;
    for (;;) {
      const end = this.#indexOf("<");
      if (end > this.#at) addText(this.#textUpTo(end), element, last);
      this.#at = end + 1;
      const code = this.#text.charCodeAt(end + 1);
      if (code === SLASH) break;
      if (code === BANG || code === QUESTION) {
        if (!this.#skipAside()) addText(this.#readCdata(), element, last);
      } else {
        last = this.#readElement(depth);
        if (element.children === noChildren) element.children = [last];
        else element.children.push(last);
      }
    }
    this.#readEndTag(element.name);
  }

  #textUpTo(end: number): string {
    const text = this.#text.slice(this.#at, end);
    if (this.#isPlain) return text;
    if (text.includes("]]>")) throw malformed();
    return resolved(withLineFeeds(text));
  }

  #readEndTag(name: string): void {
    this.#at += 1;
    this.#expect(name);
    if (this.#text.charCodeAt(this.#at) !== GREATER) this.#skipBlanks();
    this.#expectCode(GREATER);
  }

  /** Passes over a comment or an instruction from behind its "<"; false where neither stands. */
  #skipAside(): boolean {
    if (this.#text.charCodeAt(this.#at) === QUESTION) {
      this.#skipInstruction();
      return true;
    }
    if (!this.#text.startsWith("!--", this.#at)) return false;
    this.#at += 3;
    this.#at = this.#indexOf("--");
    this.#expect("-->");
    return true;
  }

  #readCdata(): string {
    this.#expect("![CDATA[");
    const end = this.#indexOf("]]>");
    const text = this.#text.slice(this.#at, end);
    this.#at = end + 3;
    return withLineFeeds(text);
  }

  #skipInstruction(): void {
    this.#at += 1;
    if (this.#readName().toLowerCase() === "xml") throw malformed();
    const end = this.#indexOf("?>");
    if (end > this.#at && !this.#skipBlanks()) throw malformed();
    this.#at = end + 2;
  }

  #readAttributes(): readonly XmlAttribute[] {
    if (this.#text.charCodeAt(this.#at) === GREATER) return noAttributes;
    const attributes: XmlAttribute[] = [];
    while (this.#skipBlanks()) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === SLASH || code === GREATER) break;
      attributes.push(this.#readAttribute());
    }
    if (hasRepeats(attributes)) throw malformed();
    return attributes;
  }

  #readAttribute(): XmlAttribute {
    const name = this.#readName();
    this.#skipBlanks();
    this.#expectCode(EQUALS);
    this.#skipBlanks();
    const quote = this.#text.charCodeAt(this.#at) === QUOTE ? '"' : "'";
    this.#expect(quote);
    const end = this.#indexOf(quote);
    const written = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (written.includes("<")) throw malformed();
    const value = resolved(withoutControls(written));
    if (name === "xml:space" && value !== "default" && value !== "preserve") throw malformed();
    return { name, value };
  }

  #readName(): string {
    const text = this.#text;
    const start = this.#at;
    let end = start;
    let code = text.charCodeAt(start);
    const mayBegin = code < 128 ? beginsName[code] === true : true;
    while (isInName[code] === true) {
      end += 1;
      code = text.charCodeAt(end);
    }
    // Names beyond ASCII are rare, and left to the slower way.
    if (code > 127) end = start + (anyName.exec(text.slice(start))?.[0].length ?? 0);
    if (end === start || !mayBegin) throw malformed();
    this.#at = end;
    return text.slice(start, end);
  }

  /** Whether there were any. */
  #skipBlanks(): boolean {
    const start = this.#at;
    let at = start;
    while (isBlank(this.#text.charCodeAt(at))) at += 1;
    this.#at = at;
    return at > start;
  }

  #expect(text: string): void {
    if (!this.#text.startsWith(text, this.#at)) throw malformed();
    this.#at += text.length;
  }

  #expectCode(code: number): void {
    if (this.#text.charCodeAt(this.#at) !== code) throw malformed();
    this.#at += 1;
  }

  #indexOf(text: string): number {
    const found = this.#text.indexOf(text, this.#at);
    if (found < 0) throw malformed();
    return found;
  }
}

const BANG = 0x21;
const QUOTE = 0x22;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

function hasRepeats(attributes: readonly XmlAttribute[]): boolean {
  const [first, second] = attributes;
  if (attributes.length < 3) return first?.name === second?.name && first !== undefined;
  return new Set(attributes.map(({ name }) => name)).size < attributes.length;
}

function addText(text: string, element: OpenElement, last: OpenElement | null): void {
  if (last === null) element.text += text;
  // oxlint-disable-next-line no-param-reassign
  else last.tail += text;
}
