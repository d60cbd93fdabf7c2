import { Parser } from "htmlparser2";
import { ProblemError } from "../../../shared/problem.ts";
import type { Block } from "./blocks.ts";

/** Nothing in them is read: programs, styles, drawings, and what stands around an article. */
const passedOver = new Set(
  "script style noscript template svg math iframe object embed head nav form select button canvas audio video".split(
    " ",
  ),
);
/** What ends a block of text. */
const breaking = new Set(
  "p div section article header footer main aside h1 h2 h3 h4 h5 h6 li ul ol dl dt dd figure figcaption blockquote pre table caption thead tbody tr td th body hr address".split(
    " ",
  ),
);
const captionClass =
  /(?:^|[\s_-])(?:caption|cutline|legende|bildunterschrift|bildtext|didascalia|pie-de-foto)(?:$|[\s_-]|text|body)/iu;
const creditClass =
  /(?:^|[\s_-])(?:credits?|copyright|photo-?credit|image-?credit|fotograf|source|quelle)(?:$|[\s_-])/iu;
const pictureClass =
  /(?:^|[\s_-])(?:figure|wp-caption|image|photo|picture|media|gallery-item|bild|foto)(?:$|[\s_-])/iu;

/** Deeper is no page that anybody wrote. */
const MOST_DEPTH = 2_000;
/** More is no article. */
const MOST_BLOCKS = 200_000;

type Open = {
  readonly name: string;
  readonly kind: Block["kind"] | null;
  readonly group: number | null;
  readonly skips: boolean;
};

/**
 * The blocks of a page or of an article in HTML: nothing is run or fetched, and no tree is built, so that
 * a hostile page costs no more than its length. Tables come as their rows.
 */
export function htmlBlocks(html: string): Block[] {
  const reader = new BlockReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  return reader.blocks;
}

/** Columns and rows of a table that a cell takes; what is more is no table of captions. */
type Spans = { readonly columns: number; readonly rows: number };
const oneCell: Spans = { columns: 1, rows: 1 };
const MOST_COLUMNS = 300;
const MOST_ROWS = 20_000;

function spansOf({ colspan, rowspan }: Readonly<Record<string, string>>): Spans {
  const within = (written: string | undefined, most: number): number =>
    Math.min(most, Math.max(1, Math.trunc(Number(written ?? 1)) || 1));
  return { columns: within(colspan, MOST_COLUMNS), rows: within(rowspan, MOST_ROWS) };
}

class BlockReader {
  readonly blocks: Block[] = [];
  private readonly open: Open[] = [];
  private text = "";
  private groups = 0;
  private line = 1;
  private row: string[] | null = null;
  private rows: string[][] | null = null;
  private tables = 0;
  /** Of the cell that is open. */
  private spans = oneCell;
  /** By column, what cells say that reach down into rows to come, and into how many. */
  private below = new Map<number, { readonly text: string; readonly left: number }>();
  private isMerged = false;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.open.length > MOST_DEPTH) throw tooDeep();
    const parent = this.open.at(-1);
    if (parent?.skips === true || passedOver.has(name)) {
      this.open.push({ name, kind: null, group: null, skips: true });
      return;
    }
    if (name === "br") this.text += "\n";
    if (breaking.has(name)) this.endBlock();
    const said = attributes["class"] ?? "";
    const isGroup = name === "figure" || (breaking.has(name) && pictureClass.test(said));
    const group = isGroup ? ++this.groups : (parent?.group ?? null);
    const kind = kindOf(name, said) ?? parent?.kind ?? null;
    this.open.push({ name, kind, group, skips: false });
    if (name === "img") this.picture(attributes, group);
    if (name === "table") this.beginTable();
    if (name === "ol" || name === "ul")
      this.lists.push(name === "ol" ? Number(attributes["start"] ?? 1) : null);
    if (name === "li") this.beginItem();
    if (name === "tr" && this.tables === 1) this.beginRow();
    if ((name === "td" || name === "th") && this.tables === 1) this.spans = spansOf(attributes);
  }

  ontext(text: string): void {
    // Line ends of the source are blanks; only <br> is one.
    if (this.open.at(-1)?.skips !== true) this.text += text.replaceAll(/\s+/gu, " ");
  }

  onclosetag(name: string): void {
    // What HTML closes of itself was never opened.
    if (this.open.at(-1)?.name !== name) return;
    const skips = this.open.at(-1)?.skips === true;
    if (!skips && breaking.has(name)) this.endBlock();
    this.open.pop();
    if (skips) return;
    if (name === "ol" || name === "ul") this.lists.pop();
    if ((name === "td" || name === "th") && this.tables === 1) this.endCell();
    if (name === "tr" && this.row !== null && this.tables === 1) {
      this.fillFromAbove();
      this.rows?.push(this.row);
      this.row = null;
    }
    if (name === "table") this.endTable();
  }

  onend(): void {
    this.endBlock();
  }

  private cell: string[] = [];
  /** The next number of each list that is open; null of one without numbers. */
  private readonly lists: (number | null)[] = [];

  /** What a browser or a letter puts before an item is part of it: a numbered list of captions. */
  private beginItem(): void {
    const number = this.lists.at(-1) ?? null;
    if (number === null || Number.isNaN(number)) return;
    this.text = `${String(number)}. `;
    this.lists[this.lists.length - 1] = number + 1;
  }

  private beginTable(): void {
    this.tables += 1;
    if (this.tables === 1) {
      this.rows = [];
      this.below = new Map();
      this.isMerged = false;
    }
  }

  private beginRow(): void {
    this.row = [];
    this.fillFromAbove();
  }

  /** A cell that is merged downwards counts for each of its rows; across, its text stands once. */
  private endCell(): void {
    const { row, cell, spans } = this;
    // cells that said the same and were merged say it as often
    const text = (spans.rows > 1 ? [...new Set(cell)] : cell).join("\n");
    this.cell = [];
    this.spans = oneCell;
    if (row === null) return;
    for (let across = 0; across < spans.columns; across += 1) {
      const said = across === 0 ? text : "";
      if (spans.rows > 1) this.below.set(row.length, { text: said, left: spans.rows - 1 });
      row.push(said);
    }
    this.isMerged ||= spans.rows > 1 && text !== "";
    this.fillFromAbove();
  }

  /** Puts cells that reach down into this row where they stand. */
  private fillFromAbove(): void {
    const { row, below } = this;
    if (row === null) return;
    for (let cell = below.get(row.length); cell !== undefined; cell = below.get(row.length)) {
      if (cell.left === 1) below.delete(row.length);
      else below.set(row.length, { ...cell, left: cell.left - 1 });
      row.push(cell.text);
    }
  }

  private endTable(): void {
    this.tables -= 1;
    if (this.tables > 0 || this.rows === null) return;
    const { rows, isMerged } = this;
    this.add({ kind: "table", text: "", group: null, rows, isMerged });
    this.rows = null;
  }

  private picture(attributes: Readonly<Record<string, string>>, group: number | null): void {
    this.endBlock();
    const { alt = "", src = "" } = attributes;
    const name = fileNameOf(attributes["data-src"] ?? src);
    if (this.row !== null) {
      if (name !== "") this.cell.push(name);
      return;
    }
    this.add({ kind: "picture", text: tidy(alt), group, source: name });
  }

  private endBlock(): void {
    const text = tidy(this.text);
    // An item's number waits for the paragraph within it.
    const waits = this.open.at(-1)?.name === "li" && /^\d+\.$/u.test(text);
    if (waits) return;
    this.text = "";
    if (text === "") return;
    if (this.row !== null) {
      this.cell.push(text);
      return;
    }
    const { kind, group } = this.open.at(-1) ?? { kind: null, group: null };
    this.add({ kind: kind ?? "text", text, group });
  }

  private add(block: Omit<Block, "line">): void {
    if (this.blocks.length < MOST_BLOCKS) this.blocks.push({ ...block, line: this.line });
    this.line += 1;
  }
}

function tooDeep(): ProblemError {
  return new ProblemError(
    "unsupported",
    "The elements of this page are nested deeper than anybody writes them, as harmful files do. It was not read. Copy its text and paste that.",
  );
}

function kindOf(name: string, said: string): Block["kind"] | null {
  if (name === "figcaption" || (name === "caption" && said === "")) return "caption";
  if (creditClass.test(said)) return "credit";
  if (captionClass.test(said) && !pictureClass.test(said.replace(/wp-caption-text/iu, "")))
    return "caption";
  if (/^h[1-6]$/u.test(name)) return "heading";
  return name === "li" ? "item" : null;
}

/** The file's name in an address; of a picture within the page itself there is none. */
function fileNameOf(source: string): string {
  if (/^(?:data|blob|cid):/iu.test(source)) return "";
  const path = source.split(/[?#]/u)[0] ?? "";
  const name = path.split(/[\\/]/u).at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Blanks as one, lines as they were broken by hand. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replaceAll(/[\s\u00a0]+/gu, " ").trim())
    .join("\n")
    .replaceAll(/\n{2,}/gu, "\n")
    .trim();
}
