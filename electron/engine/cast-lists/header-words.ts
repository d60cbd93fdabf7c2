import type { CastColumn } from "../../../shared/cast-list.ts";

/** What the columns of cast lists are called, in the languages in which they come. */
const words: Readonly<Record<CastColumn, string>> = {
  character:
    "character, characters, character name, role, roles, role name, part, personnage, rôle, rolle, figur, personaje, papel, personaggio, ruolo, 角色, 角色名, 人物, 饰演, 飾演, 役名, 役",
  performer:
    "performer, performers, performer name, actor, actors, actor name, actress, cast, cast member, artist, name, played by, portrayed by, interprète, acteur, actrice, darsteller, darstellerin, schauspieler, intérprete, actriz, attore, interprete, 演员, 演員, 主演, 出演, 扮演者, 俳優, 배우",
  both: "performer as character, actor as character, cast and characters, 演员及角色",
  creditedAs:
    "credited as, credited name, credit, credit name, billed as, as credited, screen credit, crédité, genannt als, 署名",
  order:
    "order, billing, billing order, position, no, nr, number, rank, #, ordre, reihenfolge, orden, 序号, 顺序, 順序, 排名",
  kind: "kind, kind of role, role kind, role type, type, voice, double, stunt, art, 类型, 類型",
  uncredited: "uncredited, unbilled, is uncredited, non crédité, ungenannt, 未署名",
  code: "code, codes, shortcut, abbreviation, key, code replacement, kürzel, 代码, 代碼",
  notes:
    "notes, note, comment, comments, remarks, remark, description, notiz, bemerkung, remarque, 备注, 備註, 说明",
  film: "film, title, film title, movie, movie title, work, titre, titel, filmtitel, título, titolo, 影片, 片名, 电影, 電影, 作品",
  year: "year, release year, année, jahr, año, anno, 年, 年份",
};

const columnOfWord: ReadonlyMap<string, CastColumn> = new Map(
  // Object.entries forgets which keys there are.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (Object.entries(words) as [CastColumn, string][]).flatMap(([column, list]) =>
    list.split(", ").map((word): [string, CastColumn] => [word, column]),
  ),
);

/** What a column under this heading holds, or null when that is not said in a usual word. "creditedAs" is "credited as". */
export function columnOfHeading(heading: string): CastColumn | null {
  const word = heading
    .normalize("NFC")
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .toLowerCase()
    .replaceAll(/[_\-/:：.()（）*]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return columnOfWord.get(word) ?? null;
}

/** Whether a row of cells is a header: it names a character or a performer, and other usual words mostly. */
export function isHeader(cells: readonly string[]): boolean {
  if (cells.length < 2) return false;
  const columns = cells.map(columnOfHeading);
  const known = columns.filter((column) => column !== null);
  const names = known.some((column) => ["character", "performer", "both"].includes(column));
  return names && known.length * 2 >= cells.filter((cell) => cell.trim() !== "").length;
}
