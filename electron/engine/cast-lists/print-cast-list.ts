import { stringify } from "csv-stringify/sync";
import type { CastEntry, CastForm, ListedFilm } from "../../../shared/cast-list.ts";
import { codesExplained, commentOnCodesMadeUp } from "./code-file.ts";
import { guarded } from "../export/guarded-cell.ts";

/** What a cast can be printed as; text is only read. */
export type PrintedForm = Exclude<CastForm, "text">;

/** The cast of a film as a list in one of the forms, which {@link readCastList} reads back. */
export function printCastList(
  form: PrintedForm,
  film: ListedFilm,
  cast: readonly CastEntry[],
): string {
  switch (form) {
    case "csv":
      return printCells(film, cast, { delimiter: ",", bom: true });
    case "tsv":
      return printCells(film, cast, { delimiter: "\t", bom: false });
    case "json":
      return `${JSON.stringify({ film, cast }, null, 2)}\n`;
    case "codes":
      return printCodes(film, cast);
  }
}

const header = [
  "Film",
  "Year",
  "Order",
  "Character",
  "Performer",
  "Credited as",
  "Kind",
  "Uncredited",
  "Code",
];

/** The byte order mark is for Excel, which takes CSV without it for an older character set. */
function printCells(
  { title, year }: ListedFilm,
  cast: readonly CastEntry[],
  { delimiter, bom }: { delimiter: string; bom: boolean },
): string {
  const rows = cast.map((role) => [
    title,
    year === null ? "" : String(year),
    role.order === null ? "" : String(role.order),
    role.character,
    role.performer ?? "",
    role.creditedAs ?? "",
    role.kind,
    role.uncredited ? "yes" : "",
    role.code ?? "",
  ]);
  return stringify([header, ...rows.map((row) => row.map(guarded))], {
    bom,
    delimiter,
    record_delimiter: "\r\n",
    quoted_match: /[\r\n;\t]/u,
  });
}

/**
 * Photo Mechanic's code replacements: `=cg=` the character, `=cg#2=` the performer, `=cg#3=` the
 * performer as the character, `=cg#4=` the name in the credits. Who has no code is given one, which a
 * comment names, for it to be no code of the archive when the file is read.
 */
function printCodes({ title, year }: ListedFilm, cast: readonly CastEntry[]): string {
  const taken = new Set(cast.flatMap(({ code }) => (code === null ? [] : [code])));
  const madeUp: string[] = [];
  const lines = cast.map((role) => {
    const code = role.code ?? freeCode(role.character, taken);
    taken.add(code);
    if (role.code === null) madeUp.push(code);
    const { character, performer, creditedAs } = role;
    const replacements =
      performer === null ? [character] : [character, performer, `${performer} as ${character}`];
    return [
      code,
      ...replacements,
      ...(creditedAs === null || performer === null ? [] : [creditedAs]),
    ].join("\t");
  });
  const name = year === null ? title : `${title} (${String(year)})`;
  return [
    `// Cast of ${name}`,
    codesExplained,
    ...(madeUp.length === 0 ? [] : [commentOnCodesMadeUp(madeUp)]),
    ...lines,
    "",
  ].join("\r\n");
}

/** The initials of a name in small letters, such as "cg"; "c" where it has none in ASCII; numbered when taken. */
function freeCode(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const initials = [...plain.matchAll(/(?<![a-z0-9])[a-z0-9]/gu)].map(([letter]) => letter);
  const base = initials.length === 0 ? "c" : initials.slice(0, 4).join("");
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${String(number)}`)) number += 1;
  return `${base}${String(number)}`;
}
