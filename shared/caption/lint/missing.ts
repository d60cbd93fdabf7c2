import { namesOf, type CaptionFilm } from "../facts.ts";
import { titleMarksOf, type CaptionStyle } from "../style.ts";
import { marked, titleIn } from "../title-marks.ts";
import { taughtWriting, writingOf, writtenIn, type Writing } from "../writing.ts";
import { nameIn } from "../facts.ts";
import {
  at,
  put,
  textsIn,
  whole,
  type CheckedStill,
  type CheckedText,
  type Found,
} from "./finding.ts";

const nothing = { language: "x-default", text: "" };

/** A still without a caption in any language. */
export function missingCaption(still: CheckedStill): Found[] {
  if (textsIn(still, ["caption"]).length > 0) return [];
  return [whole({ field: "caption", ...nothing }, "There is no caption.")];
}

/** A still that is of no film, and captions that do not name it. */
export function missingFilm(still: CheckedStill): Found[] {
  const { film } = still.facts;
  if (film === null)
    return [
      whole(
        { field: "caption", ...nothing },
        "No film is tagged: nothing says where this still is from.",
      ),
    ];
  return textsIn(still, ["caption"]).flatMap((one) =>
    titleIn(one.text, namesOf(film)) === null
      ? [
          whole(
            one,
            `The caption does not name the film, ${film.name}.`,
            withFilm(one, film, still.style),
          ),
        ]
      : [],
  );
}

/** Captions that name the film without its year. */
export function missingYear(still: CheckedStill): Found[] {
  const { film } = still.facts;
  if (film === null || film.year === null) return [];
  const year = String(film.year);
  return textsIn(still, ["caption"]).flatMap((one) => {
    const title = titleIn(one.text, namesOf(film));
    if (title === null || one.text.replace(title.title, "").includes(year)) return [];
    const place = [title.to, title.to] as const;
    const fix = {
      label: `Add (${year})`,
      text: put(one.text, place, inBrackets(year, writingOf(one.language, one.text))),
    };
    return [
      at(
        one,
        [title.from, title.to],
        `The caption does not say the year of the film, ${year}.`,
        fix,
      ),
    ];
  });
}

/** A still without credit line; the standard one of its rights holder is at hand where there is one. */
export function missingCredit(still: CheckedStill): Found[] {
  if (textsIn(still, ["creditLine"]).length > 0) return [];
  const holder = still.facts.holders.find(({ creditLine }) => creditLine !== null);
  const fix =
    holder === undefined || holder.creditLine === null
      ? null
      : { label: `Write “${holder.creditLine}”`, text: holder.creditLine };
  return [
    whole(
      { field: "creditLine", ...nothing },
      "There is no credit line: it could be printed without credit.",
      fix,
    ),
  ];
}

/**
 * The film as a caption ends in it: before the full stop of its first sentence. Null in a language in which nobody has
 * taught us to say so.
 */
function withFilm(
  one: CheckedText,
  film: CaptionFilm,
  style: CaptionStyle,
): { label: string; text: string } | null {
  const writing = taughtWriting(one.language, one.text);
  if (writing === null) return null; // “in” is no Spanish word
  const language = writtenIn(one.language, one.text);
  const name = language === "x-default" ? film.name : nameIn(film, language);
  const title = marked(name, writing, titleMarksOf(style));
  const work = film.year === null ? title : `${title}${inBrackets(String(film.year), writing)}`;
  const label = `Add ${work}`;
  if (writing === "zh" || writing === "ja") return { label, text: `${work}：${one.text}` };
  const words = ` ${links[writing]} ${work}`;
  const end = /[.!?](?=\s+[\p{Lu}\p{Ps}]|\s*$)/u.exec(one.text);
  const place = end === null ? one.text.trimEnd().length : end.index;
  return { label, text: put(one.text, [place, place], words) };
}

const links: Readonly<Record<Exclude<Writing, "zh" | "ja">, string>> = {
  en: "in",
  fr: "dans",
  de: "in",
};

function inBrackets(year: string, writing: Writing): string {
  return writing === "zh" || writing === "ja" ? `（${year}）` : ` (${year})`;
}
