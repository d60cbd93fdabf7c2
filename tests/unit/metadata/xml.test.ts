import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as oracle from "@rgrove/parse-xml";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packetText } from "../../../electron/engine/metadata/xmp-packet.ts";
import { XmlError } from "../../../electron/engine/metadata/xml-error.ts";
import { parseXml, wholeText } from "../../../electron/engine/metadata/xml.ts";
import { seeded } from "../../helpers/damage.ts";

/** A tree as both readers can be brought to tell it: names, attributes in order, texts and elements in order. */
type Told = { name: string; attributes: [string, string][]; content: (string | Told)[] };

function ours(text: string): Told | "refused" {
  try {
    return toldByUs(parseXml(text));
  } catch (error) {
    expect(error).toBeInstanceOf(XmlError);
    return "refused";
  }
}

function toldByUs({ name, attributes, children, text }: ReturnType<typeof parseXml>): Told {
  const content = [text, ...children.flatMap((child) => [toldByUs(child), child.tail])];
  return {
    name,
    attributes: attributes.map((attribute) => [attribute.name, attribute.value]),
    content: content.filter((part) => part !== ""),
  };
}

/** What a strict library makes of it; ours is to make the same, refusals included. */
function theirs(text: string): Told | "refused" {
  try {
    const { root } = oracle.parseXml(text, { resolveUndefinedEntity: (reference) => reference });
    return root === null ? "refused" : toldByThem(root);
  } catch {
    return "refused";
  }
}

function toldByThem({ name, attributes, children }: oracle.XmlElement): Told {
  const content: (string | Told)[] = [];
  for (const child of children) {
    if (child instanceof oracle.XmlElement) content.push(toldByThem(child));
    if (!(child instanceof oracle.XmlText)) continue;
    const before = content.at(-1);
    // An instruction, of which nothing is kept, parts two texts.
    if (typeof before === "string") content[content.length - 1] = before + child.text;
    else content.push(child.text);
  }
  const filled = content.filter((part) => part !== "");
  return { name, attributes: Object.entries(attributes), content: filled };
}

const names = fc.constantFrom(
  "a",
  "rdf:li",
  "x:y-z.1",
  "é",
  "名:字",
  "_",
  ":",
  "xml:space",
  "xmlns:q",
);
const blanks = fc.constantFrom("", " ", "\n", "\r\n", "\t ", "\r");
const someText = fc.oneof(
  fc
    .string({ unit: "grapheme", maxLength: 8 })
    .map((any) => any.replaceAll(/[\p{Cc}\p{Cs}<&]/gu, " ")),
  fc.constantFrom(
    "&amp;",
    "&lt;",
    "&#xe9;",
    "&#38;",
    "&b;",
    "&#13;",
    "]",
    "]]",
    ">",
    "\r\n",
    "\r",
    "马",
    "😀",
  ),
);
const aside = fc.constantFrom(
  "<!-- no -->",
  "<?go on?>",
  "<?x?>",
  "<![CDATA[<&]]>",
  "<![CDATA[\r\n]]>",
);
const attribute = fc
  .tuple(blanks, names, blanks, fc.array(someText, { maxLength: 2 }), fc.constantFrom('"', "'"))
  .map(([blank, name, around, value, quote]) => {
    const content = name === "xml:space" ? "preserve" : value.join("").replaceAll(quote, "");
    return ` ${blank}${name}${around}=${around}${quote}${content}${quote}`;
  });

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(names, fc.array(attribute, { maxLength: 4 }), blanks, tie("content"))
    .map(([name, attributes, blank, content]) =>
      content === ""
        ? `<${name}${attributes.join("")}${blank}/>`
        : `<${name}${attributes.join("")}${blank}>${content}</${name}${blank}>`,
    ),
  content: fc
    .array(fc.oneof({ maxDepth: 4, depthSize: "small" }, someText, aside, tie("element")), {
      maxLength: 4,
    })
    .map((parts) => parts.join("")),
}));

/** What damages markup: each stands in a place of a well-formed text, or takes the place of a character there. */
const splinters = [
  "<",
  ">",
  "&",
  ";",
  "/",
  "/>",
  "</",
  "]]>",
  "--",
  "<!--",
  "-->",
  "<?",
  "?>",
  "<?xml ?>",
  "<![CDATA[",
  "<!DOCTYPE a>",
  "&#0;",
  "&#x110000;",
  "&#xD800;",
  "&#xg;",
  "&#;",
  "&;",
  "&a#b;",
  "'",
  '"',
  "=",
  " ",
  "a",
  "1",
  "é",
  ` b="1" b="2"`,
  ` xml:space="no"`,
  "<a>",
  "</a>",
  "<1/>",
  "< a/>",
  "\u{b7}",
  "",
];

function splintered(whole: string, at: number, splinter: string, isReplaced: boolean): string {
  return whole.slice(0, at) + splinter + whole.slice(isReplaced ? at + 1 : at);
}

describe("the XML reader", () => {
  it("reads what a strict library reads", () => {
    fc.assert(
      fc.property(element, blanks, (root, end) => {
        expect(ours(root + end)).toEqual(theirs(root + end));
      }),
      { numRuns: 1_000 },
    );
  });

  it("refuses what a strict library refuses", () => {
    fc.assert(
      fc.property(
        element,
        fc.nat(),
        fc.constantFrom(...splinters),
        fc.boolean(),
        (root, place, splinter, isReplaced) => {
          const damaged = splintered(root, 1 + (place % root.length), splinter, isReplaced);
          if (damaged.isWellFormed()) expect(ours(damaged)).toEqual(theirs(damaged));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it("has the text of an element with that of its descendants, in order", () => {
    expect(wholeText(parseXml("<a>1<b>2<c>3</c>4</b><!-- no -->5<b/>6</a>"))).toBe("123456");
  });

  it("refuses what is nested too deeply or has too many elements, and says which", () => {
    const nested = (depth: number): string => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(parseXml(nested(200)).name).toBe("a");
    expect(() => parseXml(nested(201))).toThrow("too deep");
    expect(() => parseXml(`<a>${"<b/>".repeat(500_000)}</a>`)).toThrow("too many elements");
  });
});

const corpus = join(import.meta.dirname, "../../../../shared/corpus");

describe.skipIf(!existsSync(corpus))("the packets of the corpus", () => {
  it("are read as a strict library reads them, whole and damaged", () => {
    const random = seeded(7);
    for (const packet of packetsOfCorpus()) {
      expect(ours(packet)).toEqual(theirs(packet));
      if (packet.length > 100_000) continue;
      for (let round = 0; round < 10; round += 1) {
        const splinter = splinters[Math.floor(random() * splinters.length)] ?? "";
        const damaged = splintered(
          packet,
          1 + Math.floor(random() * packet.length),
          splinter,
          random() < 0.5,
        );
        if (damaged.isWellFormed()) expect(ours(damaged)).toEqual(theirs(damaged));
      }
    }
  });
});

/** Of every file the first packet that lies in it uncompressed. */
function packetsOfCorpus(): readonly string[] {
  return globSync("**/*.{jpg,jpeg,png,tif,tiff,webp,xmp,dng,psd}", { cwd: corpus })
    .map((name) => readFileSync(join(corpus, name)))
    .map((bytes) => bytes.subarray(0, bytes.indexOf("</x:xmpmeta>") + "</x:xmpmeta>".length))
    .map((bytes) => packetText(bytes.subarray(Math.max(0, bytes.indexOf("<x:xmpmeta")))).text)
    .filter((text) => text.startsWith("<"));
}
