import type { LanguageTexts, StillKind, TextField } from "../../../shared/still.ts";
import { localisedFields, stillKindNames, stillKindUri } from "../../../shared/still.ts";
import { cutUtf8 } from "./cut-utf8.ts";
import { iimLimit } from "./iim-datasets.ts";

/** What is embedded in a copy that is handed out. Empty means: the copy shall not carry it. */
export type EmbeddedRecord = {
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly creators: readonly string[];
  readonly keywords: readonly string[];
  readonly film: {
    readonly title: string;
    readonly year: number | null;
    readonly directors: readonly string[];
  } | null;
  readonly scenes: readonly string[];
  readonly kind: StillKind | null;
  /** From left to right; either side may be unknown. */
  readonly cast: readonly {
    readonly character: string | null;
    readonly performer: string | null;
  }[];
  readonly copyrightOwners: readonly string[];
  readonly imageSupplier: string | null;
  /** ISO 8601, possibly truncated: "1962", "1962-05". */
  readonly dateCreated: string | null;
};

/** ExifTool tag names and their new values; null removes the tag. */
export type WriteTags = Readonly<Record<string, TagValue | null>>;
export type TagValue = string | readonly string[] | readonly TagStruct[];
export type TagStruct = { readonly [name: string]: string | readonly string[] };

/** IPTC Scene code "movie scene". */
const movieScene = "012400";

const xmpTags: Readonly<Record<TextField, string>> = {
  caption: "XMP-dc:Description",
  headline: "XMP-photoshop:Headline",
  title: "XMP-dc:Title",
  altText: "XMP-iptcCore:AltTextAccessibility",
  extendedDescription: "XMP-iptcCore:ExtDescrAccessibility",
  creditLine: "XMP-photoshop:Credit",
  copyrightNotice: "XMP-dc:Rights",
  usageTerms: "XMP-xmpRights:UsageTerms",
  instructions: "XMP-photoshop:Instructions",
  source: "XMP-photoshop:Source",
  captionWriter: "XMP-photoshop:CaptionWriter",
  creatorJobTitle: "XMP-photoshop:AuthorsPosition",
  webStatement: "XMP-xmpRights:WebStatement",
};

const iimTexts: readonly (readonly [TextField, string])[] = [
  ["caption", "Caption-Abstract"],
  ["headline", "Headline"],
  ["title", "ObjectName"],
  ["creditLine", "Credit"],
  ["copyrightNotice", "CopyrightNotice"],
  ["source", "Source"],
  ["captionWriter", "Writer-Editor"],
  ["creatorJobTitle", "By-lineTitle"],
];

/**
 * The tags of a record: XMP (IPTC Core and Extension, PLUS, xmpDM, Lightroom's hierarchical keywords)
 * for every format, and IIM and EXIF, which openExiftool writes into JPEG and TIFF only.
 */
export function tagsFor(record: EmbeddedRecord): WriteTags {
  return { ...xmpTagsFor(record), ...iimTagsFor(record) };
}

/** The still kind as a term of our own vocabulary, for IPTC has none for it. */
function genreOf(kind: StillKind): TagStruct {
  return {
    CvId: stillKindUri.slice(0, -1),
    CvTermId: `${stillKindUri}${kind}`,
    CvTermName: stillKindNames[kind],
  };
}

function xmpTagsFor(record: EmbeddedRecord): WriteTags {
  return {
    ...textTags(record),
    "XMP-dc:Creator": list(record.creators),
    "XMP-dc:Subject": list(record.keywords),
    "XMP-photoshop:DateCreated": record.dateCreated,
    ...castTags(record),
    ...filmTags(record),
    "XMP-iptcExt:Genre": record.kind === null ? null : [genreOf(record.kind)],
    "XMP-xmpDM:Scene": record.scenes.length > 0 ? record.scenes.join("; ") : null,
    "XMP-lr:HierarchicalSubject": list(hierarchicalKeywords(record)),
    "XMP-plus:CopyrightOwner": list(
      record.copyrightOwners.map((name) => ({ CopyrightOwnerName: name })),
    ),
    "XMP-plus:ImageSupplier": list(
      record.imageSupplier === null ? [] : [{ ImageSupplierName: record.imageSupplier }],
    ),
  };
}

/**
 * The IIM and EXIF tags of a record. Every IIM text is cut at a whole character to
 * what its data set may hold; XMP has the full text, and a credit that was cut stands in full in the
 * instructions, as IPTC asks.
 */
function iimTagsFor(record: EmbeddedRecord): WriteTags {
  const tags: Record<string, TagValue | null> = {
    "IPTC:CodedCharacterSet": "UTF8",
    "Photoshop:IPTCDigest": "new",
  };
  for (const [field, dataset] of iimTexts)
    tags[`IPTC:${dataset}`] = iimText(dataset, mainText(record.texts[field]));
  const [date, time] = iimDate(record.dateCreated);
  return {
    ...tags,
    "IPTC:SpecialInstructions": iimText("SpecialInstructions", instructionsWithCredit(record)),
    "IPTC:By-line": list(record.creators.map((name) => cutUtf8(name, iimLimit("By-line")))),
    "IPTC:Keywords": list([
      ...new Set(record.keywords.map((word) => cutUtf8(word, iimLimit("Keywords")))),
    ]),
    "IPTC:DateCreated": date,
    "IPTC:TimeCreated": time,
    "EXIF:ImageDescription": mainText(record.texts.caption),
    "EXIF:Artist": record.creators.length > 0 ? record.creators.join("; ") : null,
    "EXIF:Copyright": mainText(record.texts.copyrightNotice),
  };
}

/** A localised text is written first as x-default, then under every language it has; null clears all of them. */
function textTags({ texts }: EmbeddedRecord): WriteTags {
  const tags: Record<string, string | null> = {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  for (const [field, tag] of Object.entries(xmpTags) as [TextField, string][]) {
    tags[tag] = mainText(texts[field]);
    if (!localisedFields.has(field)) continue;
    for (const [language, text] of Object.entries(texts[field] ?? {})) {
      if (language !== "x-default" && text !== "") tags[`${tag}-${language}`] = text;
    }
  }
  return tags;
}

/** The text of no stated language, else English, else the first there is. */
function mainText(texts: LanguageTexts | undefined): string | null {
  const candidates = [texts?.["x-default"], texts?.["en"], ...Object.values(texts ?? {})];
  return candidates.find((text) => text !== undefined && text !== "") ?? null;
}

/** Performers are persons shown; whom they play is said in their details, never in the list of persons. */
function castTags({ cast }: EmbeddedRecord): WriteTags {
  const played = cast.flatMap(({ performer, character }) =>
    performer === null
      ? []
      : [
          {
            PersonName: performer,
            ...(character === null ? {} : { PersonDescription: `as ${character}` }),
          },
        ],
  );
  return {
    "XMP-iptcExt:PersonInImage": list([...new Set(played.map(({ PersonName }) => PersonName))]),
    "XMP-iptcExt:PersonInImageWDetails": list(played),
  };
}

/** Without a film the works shown are left as they are: they may be posters or paintings. */
function filmTags({ film }: EmbeddedRecord): WriteTags {
  if (film === null) return {};
  const work = {
    AOTitle: film.title,
    AOContentDescription: "Feature film",
    ...(film.directors.length > 0 ? { AOCreator: film.directors } : {}),
    ...(film.year === null ? {} : { AODateCreated: String(film.year).padStart(4, "0") }),
  };
  return { "XMP-iptcExt:ArtworkOrObject": [work], "XMP-iptcCore:Scene": [movieScene] };
}

/** Paths of "Film|…", "Scenes|…" and "Characters|…"; a bar in a name would break the path. */
function hierarchicalKeywords({ film, scenes, cast }: EmbeddedRecord): readonly string[] {
  const name =
    film === null ? null : film.year === null ? film.title : `${film.title} (${film.year})`;
  const characters = [...new Set(cast.flatMap(({ character }) => character ?? []))];
  const paths = [
    ...(name === null ? [] : [["Film", name]]),
    ...scenes.map((scene) => ["Scenes", ...(name === null ? [] : [name]), scene]),
    ...characters.map((character) => ["Characters", name ?? "Unknown film", character]),
  ];
  return paths.map((path) => path.map((part) => part.replaceAll("|", "/")).join("|"));
}

function instructionsWithCredit({ texts }: EmbeddedRecord): string | null {
  const instructions = mainText(texts.instructions);
  const credit = mainText(texts.creditLine);
  if (credit === null || Buffer.byteLength(credit) <= iimLimit("Credit")) return instructions;
  return instructions === null ? `Credit: ${credit}` : `Credit: ${credit}. ${instructions}`;
}

function iimText(dataset: string, text: string | null): string | null {
  return text === null ? null : cutUtf8(text, iimLimit(dataset));
}

/** IIM 2:55 and 2:60 in ExifTool's form; unknown parts of the date are zeros ("1962:00:00"). */
function iimDate(iso: string | null): readonly [string | null, string | null] {
  const found =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?/u.exec(
      iso ?? "",
    );
  if (found === null) return [null, null];
  const date = `${found[1]}:${found[2] ?? "00"}:${found[3] ?? "00"}`;
  if (found[4] === undefined) return [date, null];
  return [date, `${found[4]}${found[5] ?? ":00"}${found[6] === "Z" ? "+00:00" : (found[6] ?? "")}`];
}

function list<Item extends string | TagStruct>(items: readonly Item[]): readonly Item[] | null {
  return items.length > 0 ? items : null;
}
