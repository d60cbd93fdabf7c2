import { isUnidentified } from "../../../../shared/depiction.ts";
import { wellKnownParties } from "../../credits/gazetteer/gazetteer.ts";
import type { HandOutFile, HandOutFilm } from "../hand-out.ts";
import { spokenText, type SpokenText } from "./spoken-texts.ts";

/** What a still is called where it has no headline: its film and number, or else its file. */
export function titleOf({ headline, film, stillNumber, fileName }: HandOutFile): string {
  if (headline !== "") return headline;
  const parts = [film === null ? "" : filmInWords(film), stillNumber];
  return parts.filter((part) => part !== "").join(", ") || fileName;
}

/** "Return to Dust (2022)". */
export function filmInWords({ title, year }: HandOutFilm): string {
  return year === null ? title : `${title} (${String(year)})`;
}

/** Every title of a film, each once, the preferred one first. */
export function titlesOf({ title, language, otherTitles }: HandOutFilm): SpokenText[] {
  const titles = [
    spokenText(title, language),
    ...otherTitles.map((other) => spokenText(other.name, other.language)),
  ].filter(({ text }) => text !== "");
  return [...new Map(titles.map((one) => [JSON.stringify(one), one])).values()];
}

/** Those of whom it is certain who they are, from left to right: a guess goes out of the house as no name. */
export function certainCast({ cast }: HandOutFile): HandOutFile["cast"] {
  return cast.filter(
    (member) =>
      (member.certainty ?? "certain") === "certain" &&
      !isUnidentified({
        character: named(member.character),
        performer: named(member.performer),
      }),
  );
}

function named(name: string | null): { readonly name: string } | null {
  return name === null ? null : { name };
}

/** Who it is: "Hai Qing as Cao Guiying". */
export function memberInWords({ performer, character }: HandOutFile["cast"][number]): string {
  return [performer, character].filter((name) => name !== null).join(" as ");
}

/** Whether a photographer as credited is an agency or a company that is known. */
export function isCompany(name: string): boolean {
  return wellKnownParties.kindOf(name) !== null;
}

/** The year in a copyright notice, if it names just one. */
export function copyrightYear(notice: string): number | null {
  const years = new Set(notice.match(/(?<!\d)(?:18|19|20)\d\d(?!\d)/gu));
  const [year] = years;
  return years.size === 1 ? Number(year) : null;
}
