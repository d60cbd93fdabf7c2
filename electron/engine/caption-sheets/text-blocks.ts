import type { Block } from "./blocks.ts";

/** The blocks of plain text: its lines, those of a wrapped paragraph together; pictures of Markdown as such. */
export function textBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let before: string | null = null;
  for (const [at, written] of text.split(/\r\n|\n|\r/u).entries()) {
    const line = written.trim();
    const last = blocks.at(-1);
    if (before !== null && last !== undefined && last.kind === "text" && isWrapped(before, line))
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line}` };
    else if (line !== "") blocks.push(blockOf(line, at + 1));
    before = line === "" ? null : line;
  }
  return blocks;
}

/** A line that an editor broke where its width ended. */
function isWrapped(before: string, line: string): boolean {
  if (before.length < 55 || before.length > 100) return false;
  return /^\p{Ll}/u.test(line) && !/[.!?:;)\]”"]$/u.test(before);
}

function blockOf(line: string, at: number): Block {
  const picture = /^!\[([^\]]*)\]\(\s*([^\s)]+)[^)]*\)$/u.exec(line);
  if (picture === null) return { line: at, kind: "text", text: line, group: null };
  const [, alt = "", source = ""] = picture;
  return {
    line: at,
    kind: "picture",
    text: alt.trim(),
    group: null,
    source: source.split(/[\\/]/u).at(-1) ?? "",
  };
}
