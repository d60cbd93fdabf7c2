import type { LanguageTexts } from "../../../shared/still.ts";
import { tagsFor } from "../metadata/tags-to-write.ts";
import type { EmbeddedRecord, WriteTags } from "../metadata/embedded-record.ts";
import type { SampleFilm, SampleStill, Texts } from "./still.ts";

/**
 * What the file of a sample still carries, by ExifTool's tag names. It is written as a hand-out is;
 * where the older IIM record is to disagree, as in files that went through many hands, it is set last.
 */
export function tagsOf(film: SampleFilm, still: SampleStill): WriteTags {
  return {
    ...tagsFor(recordOf(film, still)),
    ...(still.iimCredit === undefined ? {} : { "IPTC:Credit": still.iimCredit }),
  };
}

function recordOf(film: SampleFilm, still: SampleStill): EmbeddedRecord {
  const isKnown = still.unidentified !== true;
  return {
    texts: textsOf(film, still),
    creators: film.creator === undefined ? [] : [film.creator],
    keywords: still.keywords,
    film: isKnown ? film : null,
    scenes: still.scene === undefined ? [] : [still.scene],
    cast: castOf(film, still),
    copyrightOwners: film.owner === undefined || !isKnown ? [] : [film.owner],
    imageSupplier: isKnown ? (film.supplier ?? null) : null,
    kind: still.kind,
    dateCreated: still.date ?? null,
  };
}

function textsOf(film: SampleFilm, still: SampleStill): EmbeddedRecord["texts"] {
  const credit = still.credit === undefined ? film.credit : still.credit;
  return {
    caption: localised(still.caption),
    altText: localised(still.altText),
    headline: plain(still.headline),
    title: plain(still.number),
    creditLine: plain(credit ?? undefined),
    copyrightNotice: plain(film.copyright),
    creatorJobTitle: plain(film.creatorTitle),
    usageTerms: plain(film.usageTerms),
    instructions: plain(still.instructions),
  };
}

/** The first language also stands without a language, as IPTC asks of writers. */
function localised(texts: Texts | undefined): LanguageTexts {
  const first = Object.values(texts ?? {})[0];
  return first === undefined ? {} : { "x-default": first, ...texts };
}

function plain(text: string | undefined): LanguageTexts {
  return text === undefined ? {} : { "x-default": text };
}

function castOf(film: SampleFilm, still: SampleStill): EmbeddedRecord["cast"] {
  const cast = still.shown.map((character) => ({
    character,
    performer: film.cast[character] ?? null,
  }));
  const crew = (still.crew ?? []).map((performer) => ({ character: null, performer }));
  return [...cast, ...crew];
}
