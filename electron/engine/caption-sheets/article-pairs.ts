import { tokensOf } from "../catalog/fold.ts";
import type { Block } from "./blocks.ts";
import { isCredit, splitCredit } from "../credits/credit-tail.ts";
import { foundAt, type FoundCaption } from "./found-caption.ts";

/** A caption of an article is not longer; a longer paragraph that ends in a credit is the article's last. */
const LONGEST_CAPTION = 2_000;
/** A paragraph right below a picture, without a credit, is taken for its caption up to here. */
const LONGEST_BARE = 400;
/** The same where nothing but a picture is above it. */
const LONGEST_BELOW = 200;
const LONGEST_ALT = 300;

const ending =
  "\\.(?:jpe?g|tiff?|png|psd|webp|heic|avif|gif|dng|cr2|cr3|nef|arw|bmp|jp2|jxl)(?![\\p{L}\\p{N}])";
const pictureFile = new RegExp(
  `(?<![\\p{L}\\p{N}_/.-])(?<name>[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+&-]{0,120}?${ending})`,
  "iu",
);
/** A name with blanks in it is one only where the line begins with it, and ends or goes on behind a mark. */
const spacedFile = new RegExp(
  `^(?<name>(?:[\\p{L}\\p{N}_().,'+&-]{1,60} ){1,5}[\\p{L}\\p{N}_.+&()-]{1,80}?${ending})(?=\\s*(?:$|[:：|\\t–—]))`,
  "iu",
);
/** "12.", "No. 12:", "Fig. 3 –", "#007", "图1：". */
const numberLabel =
  /^(?:(?:still|bild|abb(?:ildung)?|fig(?:ure)?|foto|photo|image|picture|no|nr|num(?:ber)?|图|圖|写真|사진)\s*\.?\s*)?(?:#|№|n[°º]\s*)?(?<number>\d{1,6}[a-z]?)\s*(?:[.)）:：、]|\s[–—-])\s+(?<rest>\S[\s\S]*)$/iu;

/** What one paragraph says, in its own words. */
type Read = {
  readonly fileName: string;
  readonly number: string;
  readonly caption: string;
  readonly credit: string;
};

const nothing: Read = { fileName: "", number: "", caption: "", credit: "" };

/**
 * Pictures of an article with what is said of each: alt text, the caption below it or in its figure, the
 * credit behind or below that; and paragraphs that are captions by themselves, for they end in a credit or
 * name a file. Running text is passed over.
 */
export function articlePairs(blocks: readonly Block[]): FoundCaption[] {
  return new PairFinder(blocks).find();
}

class PairFinder {
  private readonly blocks: readonly Block[];
  private readonly reads: readonly Read[];
  /** Most paragraphs begin with a number: it is a sheet, and each is a caption. */
  private readonly isNumbered: boolean;
  private readonly found: FoundCaption[] = [];
  /** The picture or caption that the next blocks may add to. */
  private open: FoundCaption | null = null;
  private group: number | null = null;
  /** The next block belongs to it for standing right below. */
  private isBelow = false;

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
    this.reads = blocks.map(({ text }) => readBlock(text));
    const numbered = this.reads.filter(({ number }) => number !== "").length;
    this.isNumbered = numbered * 2 > blocks.length;
  }

  find(): FoundCaption[] {
    for (const [at, block] of this.blocks.entries()) this.take(block, at);
    return this.found;
  }

  private take(block: Block, at: number): void {
    const read = this.reads[at] ?? nothing;
    if (block.kind === "picture") this.takePicture(block);
    else if (block.kind === "heading") this.close();
    else if (block.kind === "credit" || isCredit(block.text)) this.takeCredit(block, at);
    else if (this.isCaption(block, read)) this.takeCaption(block, read, at);
    else this.close();
  }

  private close(): void {
    this.open = null;
    this.group = null;
    this.isBelow = false;
  }

  private isIn(block: Block): boolean {
    return block.group !== null && block.group === this.group;
  }

  private takePicture(block: Block): void {
    const { open } = this;
    if (open !== null && this.isIn(block) && open.caption === "" && open.alt === "") {
      open.alt = block.text;
      open.source ||= block.source ?? "";
    } else this.begin({ ...foundAt(block.line), alt: block.text, source: block.source ?? "" });
    this.group = block.group;
    this.isBelow = true;
  }

  private begin(found: FoundCaption): FoundCaption {
    this.found.push(found);
    this.open = found;
    return found;
  }

  /** A credit alone is that of what stands above it: a picture or caption without one, or a short paragraph. */
  private takeCredit(block: Block, at: number): void {
    const isIn = this.isIn(block);
    if (this.open === null) this.takeAbove(block, at);
    if (this.open !== null) this.open.credit ||= creditOf(block.text);
    if (!isIn) this.open = null;
    this.isBelow = false;
  }

  /** The paragraph right above a credit, without an empty line between, is its caption. */
  private takeAbove(block: Block, at: number): void {
    const [above, read] = [this.blocks[at - 1], this.reads[at - 1]];
    if (above === undefined || read === undefined || above.text.length > LONGEST_BARE) return;
    const isNear = above.line === block.line - 1 && above.group === block.group;
    if (!isNear || (above.kind !== "text" && above.kind !== "item")) return;
    into(this.begin({ ...foundAt(above.line), alt: this.altBefore(at - 1, read) }), read);
  }

  private isCaption(block: Block, read: Read): boolean {
    if (block.kind === "caption" || this.isIn(block)) return true;
    if (block.text.length > LONGEST_CAPTION) return false;
    if (read.credit !== "" || read.fileName !== "") return true;
    if (this.isNumbered && read.number !== "") return true;
    return this.isBelow && isLikeCaption(block, this.open);
  }

  private takeCaption(block: Block, read: Read, at: number): void {
    const { open } = this;
    const isIn = this.isIn(block);
    const belongs = open !== null && (isIn || this.isBelow);
    if (open !== null && belongs && open.caption === "" && !namesOther(open, read))
      into(open, read);
    else if (open !== null && isIn) {
      open.caption = `${open.caption} ${read.caption}`.trim();
      open.credit ||= read.credit;
    } else into(this.begin({ ...foundAt(block.line), alt: this.altBefore(at, read) }), read);
    this.group = block.group;
    this.isBelow = this.open?.caption === "" || this.open?.credit === "";
  }

  /** The alt text above a caption, as it comes when a page is copied. */
  private altBefore(at: number, read: Read): string {
    const before = this.blocks[at - 1];
    if (before === undefined || read.fileName !== "") return "";
    return isAltOf(before, this.reads[at - 1] ?? nothing, read.caption) ? before.text : "";
  }
}

function readBlock(text: string): Read {
  // What is longer than a caption and a credit is not searched.
  if (text.length > LONGEST_CAPTION * 2) return nothing;
  const named = spacedFile.exec(text) ?? pictureFile.exec(text);
  const fileName = named?.groups?.["name"]?.trim() ?? "";
  const unnamed = named === null ? text : withoutName(text, named);
  const { number = "", rest = unnamed } = numberLabel.exec(unnamed)?.groups ?? {};
  const { caption, credit } = splitCredit(rest);
  return { fileName, number, caption: withoutEmphasis(caption), credit };
}

/** Without the stars of Markdown around it. */
function withoutEmphasis(caption: string): string {
  return (
    /^(?<stars>[*_]{1,3})(?<inner>[^*_]+)\k<stars>$/u.exec(caption)?.groups?.["inner"] ?? caption
  );
}

/** A caption without the name of its file, and what led from the one to the other. */
function withoutName(text: string, named: RegExpExecArray): string {
  const before = text
    .slice(0, named.index)
    .replace(/[\s([（]*(?:file(?: name)?|datei|fichier|文件)?[:：]?\s*$/iu, "");
  const after = text.slice(named.index + named[0].length).replace(/^[\s)\]）:：|–—-]+/u, "");
  return [before, after]
    .filter((part) => part !== "")
    .join(" ")
    .trim();
}

function into(open: FoundCaption, read: Read): void {
  open.fileName ||= read.fileName;
  open.number ||= read.number;
  open.caption = read.caption;
  open.credit ||= read.credit;
}

function namesOther(open: FoundCaption, read: Read): boolean {
  return open.fileName !== "" && read.fileName !== "" && open.fileName !== read.fileName;
}

/** A short paragraph below a file's name, or one that speaks of what the picture's alt text does. */
function isLikeCaption(block: Block, open: FoundCaption | null): boolean {
  if (open === null || block.text.length > LONGEST_BARE) return false;
  if (open.alt !== "") return saysAlike(open.alt, block.text);
  return open.fileName !== "" || (open.source !== "" && block.text.length <= LONGEST_BELOW);
}

/** A paragraph of one sentence that speaks of the same as the caption below it. */
function isAltOf(block: Block, read: Read, caption: string): boolean {
  if (block.kind !== "text" || block.text.length > LONGEST_ALT) return false;
  if (read.credit !== "" || read.fileName !== "" || read.number !== "") return false;
  return !/[.!?。！？]\s+\S/u.test(block.text) && saysAlike(block.text, caption);
}

/** Whether half of the longer words of one stand in the other. */
function saysAlike(one: string, other: string): boolean {
  const words = tokensOf(one).filter((word) => word.length > 2 || /\p{Lo}/u.test(word));
  const others = new Set(tokensOf(other));
  const shared = words.filter((word) => others.has(word)).length;
  return words.length > 0 && shared * 2 >= words.length;
}

/** A block that the document calls a credit is one whatever its words. */
function creditOf(text: string): string {
  const { caption, credit } = splitCredit(text);
  return caption === "" && credit !== "" ? credit : text;
}
