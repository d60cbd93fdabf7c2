import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import { localisedFields } from "../../../shared/still.ts";
import type { LanguageTexts, TextField } from "../../../shared/still.ts";
import { cutUtf8 } from "./cut-utf8.ts";
import type { EmbeddedRecord, TagValue, WriteTags } from "./embedded-record.ts";
import { deliveryTags } from "./delivery-tags.ts";
import { withEmbargo, withoutEmbargo } from "./embargo-sentence.ts";
import { aboutTags, filmTags, seriesTags } from "./film-tags.ts";
import { iimLimit } from "./iim-datasets.ts";
import { ownTags } from "./own-tags.ts";
import { partyTags } from "./party-tags.ts";
import { castTags } from "./person-tags.ts";
import { regionTags } from "./region-tags.ts";
import {
  genreEdit,
  hierarchicalKeywords,
  inOrderOfFile,
  list,
  markTags,
  nothingBefore,
  sceneCodes,
  shotTags,
  type CarriedBefore,
} from "./tags-beside-others.ts";

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
 * The tags of a record: XMP (IPTC Core and Extension, PLUS, xmpDM, Lightroom's hierarchical keywords, our own)
 * for every format, and IIM and EXIF, which openExiftool writes where the format has a place for
 * them. `carried` is what the file says so far: where a property is a list that others use too, only
 * what is ours in it is replaced.
 */
export function tagsFor(
  written: EmbeddedRecord,
  carried: CarriedBefore = nothingBefore,
): WriteTags {
  const texts = underTags(written.texts);
  const record = { ...written, texts: { ...texts, instructions: instructionsOf(texts, written) } };
  return {
    ...xmpTagsFor(record, carried),
    ...iimTagsFor(record, carried),
    ...deliveryTags(record, carried),
  };
}

function underTags(texts: EmbeddedRecord["texts"]): EmbeddedRecord["texts"] {
  return Object.fromEntries(
    Object.entries(texts).map(([field, byLanguage]) => [field, underLanguageTags(byLanguage)]),
  );
}

/** An embargo has no property in XMP, so it stands at the head of the instructions, in XMP as in IIM. */
function instructionsOf(
  { instructions = {} }: EmbeddedRecord["texts"],
  { terms }: EmbeddedRecord,
): LanguageTexts {
  const embargo = terms?.embargo ?? null;
  if (embargo === null) return instructions;
  return { [unstatedLanguage]: withEmbargo(embargo, textWithoutLanguage(instructions)) };
}

function xmpTagsFor(record: EmbeddedRecord, carried: CarriedBefore): WriteTags {
  return {
    ...textTags(record),
    ...(textWithoutLanguage(record.texts.source) === null && record.imageSupplier !== null
      ? { "XMP-photoshop:Source": record.imageSupplier }
      : {}),
    "XMP-dc:Creator": list(record.creators),
    "XMP-dc:Subject": list(inOrderOfFile(record.keywords, "dc:subject", carried)),
    "XMP-photoshop:DateCreated": record.dateCreated,
    ...castTags(record, carried),
    ...regionTags(record, carried),
    ...filmTags(record, carried),
    ...seriesTags(record, carried),
    ...aboutTags(record, carried),
    "XMP-iptcExt:Genre": genreEdit(record.kind),
    ...markTags(record, carried),
    "XMP-iptcCore:Scene": list(sceneCodes(record, carried)),
    "XMP-xmpDM:Scene": record.scenes.length > 0 ? record.scenes.join("; ") : null,
    ...shotTags(record, carried),
    "XMP-lr:HierarchicalSubject": list(hierarchicalKeywords(record, carried)),
    ...partyTags(record, carried),
    ...ownTags(record, carried),
  };
}

/**
 * The IIM and EXIF tags of a record. Every IIM text is cut at a whole character to
 * what its data set may hold; XMP has the full text, and a credit that was cut stands in full in the
 * instructions, as IPTC asks.
 */
function iimTagsFor(record: EmbeddedRecord, carried: CarriedBefore): WriteTags {
  const tags: Record<string, TagValue | null> = {
    "IPTC:CodedCharacterSet": "UTF8",
    "Photoshop:IPTCDigest": "new",
  };
  for (const [field, dataset] of iimTexts)
    tags[`IPTC:${dataset}`] = iimText(dataset, textWithoutLanguage(record.texts[field]));
  if (textWithoutLanguage(record.texts.source) === null)
    tags["IPTC:Source"] = iimText("Source", record.imageSupplier);
  const [date, time] = iimDate(record.dateCreated);
  return {
    ...tags,
    "IPTC:SpecialInstructions": iimText("SpecialInstructions", instructionsWithCredit(record)),
    "IPTC:By-line": list(record.creators.map((name) => cutUtf8(name, iimLimit("By-line")))),
    "IPTC:Keywords": list(
      inOrderOfFile(
        [...new Set(record.keywords.map((word) => cutUtf8(word, iimLimit("Keywords"))))],
        "IPTC:Keywords",
        carried,
      ),
    ),
    "IPTC:DateCreated": date,
    "IPTC:TimeCreated": time,
    "EXIF:ImageDescription": textWithoutLanguage(record.texts.caption),
    "EXIF:Artist": record.creators.length > 0 ? record.creators.join("; ") : null,
    "EXIF:Copyright": textWithoutLanguage(record.texts.copyrightNotice),
  };
}

/** A localised text is written first as x-default, then under every language it has; null clears all of them. */
function textTags({ texts }: EmbeddedRecord): WriteTags {
  const tags: Record<string, string | null> = {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  for (const [field, tag] of Object.entries(xmpTags) as [TextField, string][]) {
    tags[tag] = textWithoutLanguage(texts[field]);
    if (!localisedFields.has(field)) continue;
    for (const [language, text] of Object.entries(texts[field] ?? {})) {
      if (language !== "x-default" && text !== "") tags[`${tag}-${language}`] = text;
    }
  }
  return tags;
}

/** The text of no stated language, else English, else the first there is. */
function textWithoutLanguage(texts: LanguageTexts | undefined): string | null {
  const candidates = [texts?.["x-default"], texts?.["en"], ...Object.values(texts ?? {})];
  return candidates.find((text) => text !== undefined && text !== "") ?? null;
}

/** An embargo first, then a credit that was cut, then the instructions themselves. */
function instructionsWithCredit({ texts, terms }: EmbeddedRecord): string | null {
  const instructions = textWithoutLanguage(texts.instructions);
  const credit = textWithoutLanguage(texts.creditLine);
  if (credit === null || Buffer.byteLength(credit) <= iimLimit("Credit")) return instructions;
  const embargo = terms?.embargo ?? null;
  const own = withoutEmbargo(instructions ?? "");
  const credited = own === "" ? `Credit: ${credit}` : `Credit: ${credit}. ${own}`;
  return embargo === null ? credited : withEmbargo(embargo, credited);
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
