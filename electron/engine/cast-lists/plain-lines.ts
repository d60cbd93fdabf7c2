import type { CastWord } from "../../../shared/cast-list.ts";
import { problem, remark, type CastTable } from "./cast-table.ts";
import type { TableLine } from "../tables/split-rows.ts";
import { suffixesOf } from "./suffixes.ts";

/** Who plays whom, as one line says it. */
export type Pair = { readonly character: string; readonly performer: string };

/** Two names of the greatest length and some words; longer lines are articles. */
const LONGEST_LINE = 2000;

/** How a line says in words who plays whom. */
const worded: readonly RegExp[] = [
  // 海清 饰 曹贵英
  /^(?<performer>.+?)\s*(?:饰演|飾演|扮演|饰|飾)\s*[:：]?\s*(?<character>.+)$/u,
  // Hai Qing as Cao Guiying
  /^(?<performer>.+?)[\s,]+(?:as|als|como|nel ruolo di|nei panni di|dans le rôle (?:de |d['’]|du ))\s*(?<character>\S.*)$/iu,
];

/** How else, the surest first: the signs between two names, which some write the other way round. */
const signed: readonly RegExp[] = [
  // Hai Qing ... Cao Guiying, as IMDb has it; longer rows of dots are those of the credits on the screen
  /^(?<performer>.+?)\s+(?:\.{3}|…)\s+(?<character>.+)$/u,
  /^(?<character>.+?)\s*(?:\.{3,}|…+|·{3,}|_{3,}|(?:\.\s){2,}\.)\s*(?<performer>.+)$/u,
  // Hai Qing (Cao Guiying)
  /^(?<performer>[^()（）]+?)\s*[(（](?<character>[^()（）]+)[)）]$/u,
  // Cao Guiying: Hai Qing
  /^(?<character>[^:：]+?)\s*[:：]\s*(?<performer>.+)$/u,
  // Hai Qing – Cao Guiying
  /^(?<performer>.+?)\s+(?:[-–—]|→|=)\s+(?<character>.+)$/u,
  // Cao Guiying      Hai Qing
  /^(?<character>.+?)(?:\s*\t\s*|\s{3,}|\u3000+)(?<performer>.+)$/u,
];

/** Who plays whom by the words of a line, in one of the usual layouts; null when it has none of them. */
export function pairIn(line: string): Pair | null {
  const { text, behind } = withoutSuffixes(line);
  for (const pattern of [...worded, ...signed]) {
    const { character, performer } = pattern.exec(text)?.groups ?? {};
    if (character !== undefined && performer !== undefined)
      return { character: character.trim(), performer: `${performer.trim()}${behind}` };
  }
  return null;
}

/** Whether a line says in words who plays whom. */
function isWorded(line: string): boolean {
  const { text } = withoutSuffixes(line);
  return worded.some((pattern) => pattern.test(text));
}

/** A line without "(voice)" at its end, which is no character's name, and what was taken off. */
function withoutSuffixes(line: string): { text: string; behind: string } {
  const { name } = suffixesOf(line);
  const behind = line.slice(name.length).trim();
  return { text: name, behind: behind === "" ? "" : ` ${behind}` };
}

const bullet = /^\s*(?:[•·*‣▪◦●○■□–—-]\s*|(?<order>\d{1,4})\s*[.)、]\s*)(?=\S)/u;
const headings =
  /^(?:(?:full |main |the )?cast(?: (?:and|&) (?:characters|crew))?(?: list)?|cast \(.*\)|starring|characters|besetzung|distribution|reparto|interpreti|演员表|演職員表|演职员表|主演|演员|演員|出演|配役|キャスト)\s*[:：]?$/iu;

/** Reads a cast list that somebody wrote as text: a line a role, in any of the usual layouts. */
export function readPlainLines(text: string): CastTable {
  const lines: TableLine[] = [];
  const words: CastWord[] = [];
  let inWords = false;
  for (const [at, written] of text.split(/\r\n|\n|\r/u).entries()) {
    const line = at + 1;
    if (written.trim() === "") continue;
    if (written.length > LONGEST_LINE) {
      words.push(problem(line, "This line is too long to be a role of a cast list."));
      continue;
    }
    const { order, rest } = withoutBullet(written);
    if (headings.test(rest)) {
      words.push(remark(line, `“${rest}” is taken for a heading and passed over.`));
      continue;
    }
    const pair = pairIn(rest);
    inWords ||= isWorded(rest);
    if (pair === null)
      words.push(
        problem(
          line,
          `“${shortened(rest)}” does not say who plays whom. Write it as “Performer as Character”.`,
        ),
      );
    else lines.push(...cellsOf(line, order, pair));
  }
  return {
    form: "text",
    header: ["Character", "Performer", "Number", "Words behind"],
    lines,
    columns: ["character", "performer", "order", "notes"],
    words,
    ...(inWords ? { inWords } : {}),
  };
}

function withoutBullet(written: string): { order: string; rest: string } {
  const match = bullet.exec(written);
  const rest = written.slice(match?.[0].length ?? 0).trim();
  return { order: match?.groups?.["order"] ?? "", rest };
}

/** A row for each character: IMDb puts several that one performer plays beside each other, "Akeem / Clarence". */
function cellsOf(line: number, order: string, { character, performer }: Pair): TableLine[] {
  const described = /^(?<name>[^,，;]+)[,，;]\s*(?<notes>(?:\p{Ll}|A |An |The ).*)$/u.exec(
    character,
  );
  const { name = character, notes = "" } = described?.groups ?? {};
  return name
    .split(/\s+\/\s+/u)
    .map((one) => ({ line, cells: [one.trim(), performer, order, notes] }));
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : text;
}
