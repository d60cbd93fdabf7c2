import type { Profile } from "../../../shared/export/profile.ts";
import { textsInLanguages } from "../../../shared/export/texts-in-languages.ts";
import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import {
  localisedFields,
  stillKindNames,
  type LanguageTexts,
  type TextField,
} from "../../../shared/still.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import { mainText, type HandOutStill } from "./hand-out.ts";
import { termsInLanguages } from "./terms-going-out.ts";

/** What of a record goes into a copy by its profile; `still` has its captions as they are handed out. */
export function recordForProfile(
  record: EmbeddedRecord,
  still: Pick<HandOutStill, "captions" | "rights">,
  profile: Profile,
): EmbeddedRecord {
  const asked = { ...record, texts: textsFor(record, still, profile) };
  const open = profile.stripsPrivate ? withoutPrivate(asked) : asked;
  return profile.metadata === "caption-and-credit"
    ? captionAndCredit(open)
    : withGetty(forReaders(open, asked), profile);
}

/**
 * For those who read captions and keywords alone: the film stands at the head of the headline, and film, people, kind
 * and the places of the story among the keywords.
 */
function forReaders(open: EmbeddedRecord, { own }: EmbeddedRecord): EmbeddedRecord {
  const { film, cast, kind, keywords, texts } = open;
  const names = [
    film?.title ?? null,
    ...cast.flatMap(({ performer, character }) => [performer, character]),
    kind === null ? null : stillKindNames[kind],
    ...(own?.scenePlaces ?? []),
  ];
  const present = new Set(keywords.map(folded));
  const added: string[] = [];
  for (const name of names) {
    if (name === null || name === "" || present.has(folded(name))) continue;
    present.add(folded(name));
    added.push(name);
  }
  return {
    ...open,
    keywords: [...keywords, ...added],
    texts: film === null ? texts : { ...texts, headline: headlineOf(film, texts.headline ?? {}) },
    ...(open.own === undefined ? {} : { own: { ...open.own, namesAsKeywords: added } }),
  };
}

/** A headline that names the film already, by whichever title, stays as it is. */
function headlineOf(
  { title, year, titles = {} }: NonNullable<EmbeddedRecord["film"]>,
  headline: LanguageTexts,
): LanguageTexts {
  const said = mainText(underLanguageTags(headline));
  const isNamed = [title, ...Object.values(titles)].some((one) =>
    folded(said).includes(folded(one)),
  );
  if (isNamed) return headline;
  const film = year === null ? title : `${title} (${String(year)})`;
  return { [unstatedLanguage]: said === "" ? film : `${film}: ${said}` };
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function textsFor(
  { texts }: EmbeddedRecord,
  { captions, rights }: Pick<HandOutStill, "captions" | "rights">,
  { languages }: Profile,
): EmbeddedRecord["texts"] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const fields = Object.keys(texts) as TextField[];
  const chosen = fields.map((field) => {
    const all = underLanguageTags(texts[field] ?? {});
    if (field === "caption") return [field, captions] as const;
    if (field === "usageTerms")
      return [field, termsInLanguages(all, languages, rights.layers)] as const;
    return [field, localisedFields.has(field) ? textsInLanguages(all, languages) : all] as const;
  });
  return Object.fromEntries(chosen);
}

/** Marks of the house, what only it understands, and what a file calls somebody whom nobody has identified, go to nobody else. */
function withoutPrivate({ own: _own, ...record }: EmbeddedRecord): EmbeddedRecord {
  const regions = record.regions?.map((region) => ({ ...region, called: null }));
  return { ...record, marks: undefined, ...(regions === undefined ? {} : { regions }) };
}

/** The words under a picture, whom to credit, and whom to ask: nothing of who or what is in it. */
function captionAndCredit(record: EmbeddedRecord): EmbeddedRecord {
  const { texts, creators, copyrightOwners, imageSupplier, licensors, terms } = record;
  const { licensorAddresses } = record;
  return {
    texts: { ...texts, title: {}, captionWriter: {} },
    creators,
    copyrightOwners,
    imageSupplier,
    ...(licensors === undefined ? {} : { licensors }),
    ...(licensorAddresses === undefined ? {} : { licensorAddresses }),
    ...(terms === undefined ? {} : { terms }),
    keywords: [],
    film: null,
    scenes: [],
    kind: null,
    cast: [],
    distributors: [],
    dateCreated: null,
  };
}

/** Getty indexes those whom it knows by their names alone. */
function withGetty(record: EmbeddedRecord, { captionStyle }: Profile): EmbeddedRecord {
  if (captionStyle !== "getty") return record;
  const personality = [...new Set(record.cast.flatMap(({ performer }) => performer ?? []))];
  return { ...record, personality };
}
