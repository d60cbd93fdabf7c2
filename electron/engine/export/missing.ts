import { requirements, type Profile, type Requirement } from "../../../shared/export/profile.ts";
import { languageName } from "../../../shared/language-name.ts";
import type { StillKind } from "../../../shared/still.ts";
import { mainText, type HandOutStill } from "./hand-out.ts";

/** What is looked at to tell what a recipient would miss, in the languages that go out. */
export type RequiredParts = Pick<
  HandOutStill,
  | "captions"
  | "headline"
  | "altText"
  | "creators"
  | "creditLine"
  | "copyrightNotice"
  | "dateCreated"
  | "hasPlace"
  | "kind"
  | "instructions"
  | "keywords"
> & { readonly film: unknown };

/** What a still has not that the profile insists on, in words, in the order of the requirements. */
export function missing(still: RequiredParts, { requires, languages }: Asked): string[] {
  const inWords =
    languages.length === 0 ? "" : ` in ${languages.map((tag) => languageName(tag)).join(" or ")}`;
  const isThere: Readonly<Record<Requirement, boolean>> = {
    film: still.film !== null,
    caption: isSaid(mainText(still.captions)),
    headline: isSaid(still.headline),
    altText: isSaid(mainText(still.altText)),
    creator: still.creators.length > 0,
    creditLine: isSaid(still.creditLine),
    copyrightNotice: isSaid(still.copyrightNotice),
    dateCreated: still.dateCreated !== null,
    place: still.hasPlace || (still.kind !== null && ofFilms.has(still.kind)),
    instructions: isSaid(still.instructions),
    keywords: still.keywords.length > 0,
  };
  const words: Readonly<Record<Requirement, string>> = {
    film: "No film: nothing says where this still is from.",
    caption: `No caption${inWords}.`,
    headline: "No headline.",
    altText: `No alt text${inWords}: nobody who cannot see it would know what it shows.`,
    creator: "No photographer: nobody is named who took it.",
    creditLine: "No credit line: it could be printed without credit.",
    copyrightNotice: "No copyright notice.",
    dateCreated: "No date: nothing says when it was taken.",
    place: "No place, and no kind that says that it is a film still.",
    instructions: "No instructions: nothing says what it may be used for.",
    keywords: "No keywords.",
  };
  return requirements
    .filter((one) => requires.includes(one) && !isThere[one])
    .map((one) => words[one]);
}

type Asked = Pick<Profile, "requires" | "languages">;

function isSaid(text: string): boolean {
  return text.trim() !== "";
}

/** Kinds that are of a film: its own places count, and no other is asked for. */
const ofFilms: ReadonlySet<StillKind> = new Set([
  "scene",
  "bts",
  "publicity",
  "frame",
  "lobby",
  "poster",
  "test",
  "set",
]);
