import { namesOf } from "../facts.ts";
import { titleMarksOf } from "../style.ts";
import { marked, marksFor, titleIn } from "../title-marks.ts";
import { writingOf, type Writing } from "../writing.ts";
import { at, put, readFields, textsIn, type CheckedStill, type Found } from "./finding.ts";

const quotes: Readonly<Record<Writing, readonly [string, string]>> = {
  en: ["“", "”"],
  fr: ["«\u00A0", "\u00A0»"],
  de: ["„", "“"],
  zh: ["“", "”"],
  ja: ["「", "」"],
};

/** Straight quotation marks, but not the signs of feet, inches and minutes behind a number. */
export function straightQuotes(still: CheckedStill): Found[] {
  return textsIn(still, readFields).flatMap((one) => {
    const found = /(?<!\d)"|(?<=\p{L})'(?=\p{L})/u.exec(one.text);
    if (found === null) return [];
    const text = curled(one.text, quotes[writingOf(one.language, one.text)]);
    const place = [found.index, found.index + 1] as const;
    return [
      at(one, place, "Straight quotation marks or apostrophes.", {
        label: "Make them curly",
        text,
      }),
    ];
  });
}

/** A mark opens at the beginning, after a blank and after an opening bracket or dash; otherwise it closes. */
function curled(text: string, [open, close]: readonly [string, string]): string {
  return text
    .replaceAll(/(?<!\d)"/gu, (_mark, place: number) =>
      /(?:^|[\s([{—–-])$/u.test(text.slice(0, place)) ? open : close,
    )
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

/** More than one blank in a row. */
export function doubleSpaces(still: CheckedStill): Found[] {
  return textsIn(still, readFields).flatMap((one) => {
    const found = /(?<=\S) {2,}(?=\S)/u.exec(one.text);
    if (found === null) return [];
    const text = one.text.replaceAll(/(?<=\S) {2,}(?=\S)/gu, " ");
    const place = [found.index, found.index + found[0].length] as const;
    return [at(one, place, "More than one space in a row.", { label: "Make it one", text })];
  });
}

/** The film's title set off in another way than the house does. */
export function titleInOtherMarks(still: CheckedStill): Found[] {
  const { film } = still.facts;
  if (film === null) return [];
  const chosen = titleMarksOf(still.style);
  return textsIn(still, ["caption", "extendedDescription"]).flatMap((one) => {
    const writing = writingOf(one.language, one.text);
    const title = titleIn(one.text, namesOf(film));
    const wanted = marksFor(writing, chosen);
    if (title === null || (title.pair ?? []).join() === (wanted ?? []).join()) return [];
    // where there are no italics, quotation marks stand for them as often as nothing does
    if (wanted === null && !/^[*_]/u.test(title.pair?.[0] ?? "")) return [];
    const place = [title.from, title.to] as const;
    const stop =
      /[.,](?=\P{L}*$)/u.exec(one.text.slice(title.from + title.title.length, title.to))?.[0] ?? "";
    const words = marked(title.title, writing, chosen) + stop;
    const message =
      wanted === null
        ? "A plain text has no italics: signs for them are read as signs."
        : `Titles stand in ${wanted.map((mark) => mark.trim()).join(" ")}.`;
    return [
      at(one, place, message, { label: `Write ${words}`, text: put(one.text, place, words) }),
    ];
  });
}
