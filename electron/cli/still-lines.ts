import { markFields, markInWords, markNames, unmarked } from "../../shared/marks.ts";
import { usualInWords, type UsualRequest } from "../../shared/rights/usual.ts";
import { isUnidentified, whoInWords } from "../../shared/depiction.ts";
import { stillKindNames, textFieldNames, textFields } from "../../shared/still.ts";
import type { Depiction, FilmSummary, StillFile, StillRecord } from "../../shared/still.ts";
import { propertyNames } from "../../shared/carried-names.ts";
import { tagFieldNames } from "../../shared/tag.ts";

/** How far the values stand from the left. */
const INDENT = 26;

/** The record of a still for people: a line a value, each under the name the window has for it; then what is to be checked. */
export function stillLines(
  record: StillRecord,
  usual: UsualRequest,
  toCheck: readonly string[],
): string[] {
  const names = (records: readonly { readonly name: string }[]): string =>
    records.map(({ name }) => name).join("; ");
  const lines: readonly (readonly [label: string, value: string])[] = [
    ...record.files.map((file) => ["File", fileInWords(file)] as const),
    [tagFieldNames.film, record.film === null ? "" : filmInWords(record.film)],
    [tagFieldNames.scene, names(record.scenes)],
    ...record.depictions.map(depictionLine),
    [
      tagFieldNames.rightsHolder,
      record.rightsHolders
        .map(({ name, follows }) => (follows ? `${name} (from the film)` : name))
        .join("; "),
    ],
    ["Rights", `${record.status} (${usualInWords(usual)})`],
    [tagFieldNames.keyword, names(record.keywords)],
    [tagFieldNames.kind, record.kind === null ? "" : stillKindNames[record.kind]],
    ...markFields.map((mark) => {
      const value = record.marks[mark];
      return [
        markNames[mark],
        value === unmarked[mark] ? "" : (markInWords(mark, value) ?? ""),
      ] as const;
    }),
    ...textFields.flatMap((field) =>
      Object.entries(record.texts[field] ?? {}).map(
        ([language, text]) => [labelIn(textFieldNames[field], language), text] as const,
      ),
    ),
    [propertyNames.creators, record.creators.join("; ")],
    [propertyNames.dateCreated, record.dateCreated ?? ""],
    ...toCheck.map((what) => ["To check", what] as const),
    ["ID", record.uuid],
  ];
  const said = lines
    .filter(([, value]) => value !== "")
    .map(([label, value]) => line(label, value));
  const others = Object.keys(record.carried).length;
  if (others === 0) return said;
  const count = others === 1 ? "1 further property" : `${String(others)} further properties`;
  return [...said, `${count} of the file: --json shows them`];
}

/** Further lines of a value stand under its first. */
function line(label: string, value: string): string {
  return `${label.padEnd(INDENT)}${value.trim().replaceAll(/\r?\n/gu, `\n${" ".repeat(INDENT)}`)}`;
}

function labelIn(name: string, language: string): string {
  return language === "x-default" ? name : `${name} (${language})`;
}

function fileInWords({ path, format, width, height, state }: StillFile): string {
  const size = width === null || height === null ? "" : `, ${String(width)} × ${String(height)}`;
  const away = state === "present" ? "" : `, ${state}`;
  return `${path} (${format}${size}${away})`;
}

function filmInWords({ name, year, directors }: FilmSummary): string {
  const of = directors.length === 0 ? "" : `, directed by ${directors.join(" and ")}`;
  return `${name}${year === null ? "" : ` (${String(year)})`}${of}`;
}

function depictionLine(person: Depiction): readonly [string, string] {
  const { character, performer, certainty } = person;
  if (isUnidentified(person)) return ["In the picture", whoInWords(person)];
  const doubt = certainty === "certain" ? "" : `, ${certainty}`;
  if (character === null) return [tagFieldNames.performer, `${performer?.name ?? ""}${doubt}`];
  const played = performer === null ? "" : `, played by ${performer.name}`;
  return [tagFieldNames.character, `${character.name}${played}${doubt}`];
}
