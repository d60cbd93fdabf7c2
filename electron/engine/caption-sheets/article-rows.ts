import { ProblemError } from "../../../shared/problem.ts";
import type { SheetRow, SheetWord } from "../../../shared/caption-sheet.ts";
import { tokensOf } from "../catalog/fold.ts";
import { articlePairs } from "./article-pairs.ts";
import type { Block } from "./blocks.ts";
import { rowOf, type FoundCaption } from "./found-caption.ts";
import { keptText, LONGEST_TEXT } from "./kept-text.ts";
import { labelledRecords } from "./labelled-records.ts";
import { problem, remark } from "./sheet-document.ts";

/**
 * The captions in an article or a sheet that is written as text: records of "Caption: …" lines, or else
 * figures and paragraphs that are captions. What is repeated is taken once.
 */
export function articleRows(blocks: readonly Block[]): {
  rows: SheetRow[];
  words: SheetWord[];
} {
  const spread = blocks.flatMap(spreadOut);
  const { texts, words } = kept(spread);
  const found = (labelledRecords(texts) ?? articlePairs(texts)).filter(saysSomething);
  if (found.length === 0)
    throw new ProblemError(
      "invalid",
      "No captions were found in this text. Lines are taken for captions where they end in a credit (“… Photo: Courtesy of X”), stand in a figure, or begin with a file name, a number or “Caption:”.",
    );
  const rows = withoutRepeats(found);
  const repeated = found.length - rows.length;
  if (repeated > 0) words.push(remark(rows[0]?.line ?? 1, repeatedSaid(repeated)));
  return { rows: rows.map(rowOf), words };
}

function repeatedSaid(count: number): string {
  return count === 1
    ? "One caption stands here twice and is taken once."
    : `${count.toLocaleString("en")} captions are repeated and taken once.`;
}

/** A table that is no list of captions holds them as paragraphs. */
function spreadOut(block: Block): Block[] {
  if (block.kind !== "table") return [block];
  const cells = (block.rows ?? []).flat().flatMap((cell) => cell.split("\n"));
  return cells.flatMap((text): Block[] =>
    text.trim() === "" ? [] : [{ line: block.line, kind: "text", text: text.trim(), group: null }],
  );
}

/** Blocks without control characters and without what is no text of an article. */
function kept(blocks: readonly Block[]): { texts: Block[]; words: SheetWord[] } {
  const words: SheetWord[] = [];
  const texts = blocks.flatMap((block): Block[] => {
    const { text, hadControls } = keptText(block.text);
    if (hadControls)
      words.push(
        remark(
          block.line,
          "A text holds control characters, which nobody can see; they are left out.",
        ),
      );
    if (text.length <= LONGEST_TEXT) return [{ ...block, text }];
    const length = text.length.toLocaleString("en");
    words.push(
      problem(block.line, `A paragraph of ${length} characters is no caption and is left out.`),
    );
    return [];
  });
  return { texts, words };
}

/** The alt text alone of a mark or a portrait of the author is not meant: "Logo". */
function saysSomething({ caption, alt, others }: FoundCaption): boolean {
  return caption !== "" || tokensOf(alt).length > 2 || others.length > 0;
}

/** Each once; of a picture that is there again, smaller, only the alt text says anything. */
function withoutRepeats(found: readonly FoundCaption[]): FoundCaption[] {
  const seen = new Set<string>();
  const alts = new Set(found.flatMap(({ caption, alt }) => (caption === "" ? [] : [alt])));
  return found.filter(({ fileName, source, number, alt, caption, credit, others }) => {
    const said = [fileName, source, number, alt, caption, credit].map((text) =>
      tokensOf(text).join(" "),
    );
    const key = JSON.stringify([...said, others]);
    const isRepeated = seen.has(key) || (caption === "" && others.length === 0 && alts.has(alt));
    seen.add(key);
    return !isRepeated;
  });
}
