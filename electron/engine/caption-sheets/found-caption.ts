import type { SheetRow, SheetText } from "../../../shared/caption-sheet.ts";
import { parseFilmName } from "../../../shared/film-name.ts";

/** A picture's words as they are gathered from an article, one after the other; empty where there are none. */
export type FoundCaption = {
  readonly line: number;
  /** As it stands in the text. */
  fileName: string;
  /** Of the picture beside it: what a page calls its copies is seldom what an archive does. */
  source: string;
  number: string;
  identifier: string;
  film: string;
  people: string;
  alt: string;
  caption: string;
  credit: string;
  others: SheetText[];
};

/** One of which nothing is known yet, at its place. */
export function foundAt(line: number): FoundCaption {
  return {
    line,
    fileName: "",
    source: "",
    number: "",
    identifier: "",
    film: "",
    people: "",
    alt: "",
    caption: "",
    credit: "",
    others: [],
  };
}

/** What was gathered, as a row. */
export function rowOf(found: FoundCaption): SheetRow {
  const texts: SheetText[] = [
    { field: "caption", language: null, text: found.caption },
    { field: "altText", language: null, text: found.alt },
    { field: "creditLine", language: null, text: found.credit },
    ...found.others,
  ];
  const all = (text: string): string[] => (text === "" ? [] : [text]);
  return {
    line: found.line,
    fileNames: [...all(found.fileName), ...all(found.source)],
    number: all(found.number)[0] ?? null,
    identifiers: all(found.identifier),
    isSigned: found.fileName !== "" || found.number !== "" || found.identifier !== "",
    film: found.film === "" ? null : parseFilmName(found.film),
    people: found.people,
    texts: texts.filter(({ text }) => text !== ""),
    emptied: [],
  };
}
