import { countryName } from "../../../../shared/country.ts";
import { withinPicture } from "../../../../shared/region.ts";
import type { PartialBox } from "../../../../shared/orientation.ts";
import { stillKindNames } from "../../../../shared/still.ts";
import type { HandOutFile } from "../hand-out.ts";
import { placeInWords } from "../places.ts";
import { statementUri } from "../statement-uri.ts";
import { folderAddress, inAddress, lastingName } from "./addresses.ts";
import { certainCast, memberInWords, titleOf, titlesOf } from "./facts.ts";
import { jsonPieces, saying } from "./json-pieces.ts";
import type { LinkedSheet } from "./linked-sheet.ts";
import { mediaTypeOf } from "./media-type.ts";
import { spokenTexts, type SpokenText } from "./spoken-texts.ts";

type Node = Readonly<Record<string, unknown>>;
type LanguageMap = Readonly<Record<string, readonly string[]>>;

/**
 * Stands for the folder's address where nobody said it: the standard wants every name to be an http(s) address,
 * and one under .invalid is nobody's and never will be (RFC 2606). One replacement in an editor makes it real.
 */
const NOWHERE = "https://stillroom.invalid/";

/**
 * The set as a manifest of the IIIF Presentation API 3.0: a canvas for each still, in the pixels in which it is
 * displayed, with the people in it as annotations. A still whose size nobody knows can have no canvas and is left out.
 */
export function iiifManifest(sheet: LinkedSheet): Generator<string> {
  const folder = folderAddress(sheet.baseUri) ?? NOWHERE;
  const shown = sheet.stills.flatMap(({ width, height, ...still }) =>
    width === null || height === null ? [] : [{ ...still, width, height }],
  );
  return jsonPieces(manifest(sheet, shown, folder), "items", canvases(shown, folder));
}

type ShownStill = HandOutFile & { readonly width: number; readonly height: number };

function manifest(sheet: LinkedSheet, stills: readonly ShownStill[], folder: string): Node {
  const [first] = stills;
  return saying({
    "@context": "http://iiif.io/api/presentation/3/context.json",
    id: folder + inAddress(sheet.place),
    type: "Manifest",
    label: unstated([sheet.title]),
    metadata: pairs([
      ["Handed out on", [plain(sheet.date)]],
      ["Films", distinct(stills.flatMap(({ film }) => (film === null ? [] : titlesOf(film))))],
    ]),
    requiredStatement: credit(stills.map(({ creditLine }) => creditLine)),
    rights: only(stills.map(statementUri)),
    provider:
      sheet.provider === ""
        ? null
        : [{ id: `${folder}#provider`, type: "Agent", label: unstated([sheet.provider]) }],
    thumbnail: first === undefined ? null : [image(first, folder)],
  });
}

function* canvases(stills: readonly ShownStill[], folder: string): Generator<Node> {
  for (const still of stills) yield canvas(still, folder);
}

function canvas(still: ShownStill, folder: string): Node {
  const id = `${folder}canvas/${still.uuid}`;
  const people = annotations(still, id);
  return saying({
    id,
    type: "Canvas",
    label: unstated([titleOf(still)]),
    summary: spokenMap(spokenTexts(still.captions)),
    width: still.width,
    height: still.height,
    metadata: metadataOf(still),
    requiredStatement: credit([still.creditLine]),
    rights: statementUri(still),
    items: [
      {
        id: `${id}/page`,
        type: "AnnotationPage",
        items: [
          {
            id: `${id}/painting`,
            type: "Annotation",
            motivation: "painting",
            body: image(still, folder),
            target: id,
          },
        ],
      },
    ],
    annotations:
      people.length === 0 ? null : [{ id: `${id}/people`, type: "AnnotationPage", items: people }],
  });
}

function image(still: ShownStill, folder: string): Node {
  return {
    id: folder + inAddress(still.fileName),
    type: "Image",
    format: mediaTypeOf(still.fileName),
    width: still.width,
    height: still.height,
  };
}

/** Who is where. Somebody of whom it is not certain who they are is there without a name. */
function annotations(still: ShownStill, canvasId: string): Node[] {
  const named = new Set(certainCast(still));
  return still.cast.flatMap((member, index) => {
    const { region = null } = member;
    const box = region === null ? null : pixelsOf(region, still);
    if (box === null) return [];
    return [
      {
        id: `${canvasId}/people/${String(index + 1)}`,
        type: "Annotation",
        motivation: "tagging",
        body: {
          type: "TextualBody",
          value: named.has(member) ? memberInWords(member) : "unidentified",
          format: "text/plain",
        },
        target: `${canvasId}#xywh=${box.join(",")}`,
      },
    ];
  });
}

/** A region in whole pixels of the canvas (Media Fragments 1.0, 4.2.2), no smaller than it is; null for what lies outside. */
function pixelsOf(region: PartialBox, { width, height }: ShownStill): number[] | null {
  const seen = withinPicture(region);
  if (seen === null) return null;
  // Parts of a picture are not exact: what is a whole pixel but for the last digit is that pixel.
  const [left, top] = [Math.floor(seen.x * width + 1e-6), Math.floor(seen.y * height + 1e-6)];
  const right = Math.min(width, Math.ceil((seen.x + seen.width) * width - 1e-6));
  const bottom = Math.min(height, Math.ceil((seen.y + seen.height) * height - 1e-6));
  return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)];
}

function metadataOf(still: HandOutFile): Node[] {
  const { film } = still;
  const cast = certainCast(still);
  const characters = cast.flatMap(({ character }) => character ?? []);
  const performers = cast.flatMap(({ performer }) => performer ?? []);
  return pairs([
    ["Film", film === null ? [] : titlesOf(film)],
    ["Year", plains(film === null || film.year === null ? [] : [String(film.year)])],
    ["Director", plains(film?.directors ?? [])],
    ["Production company", plains((film?.producedBy ?? []).map(({ name }) => name))],
    ["Country", (film?.countries ?? []).map((code) => inEnglish(countryName(code)))],
    ["Scene", plains(still.scenes)],
    ["Characters", plains(characters)],
    ["Performers", plains(performers)],
    ["Kind of still", still.kind === null ? [] : [inEnglish(stillKindNames[still.kind])]],
    ["Still number", plains([still.stillNumber])],
    ["Photographer", plains(still.creators)],
    ["Date", plains([still.dateCreated ?? ""])],
    [
      "Taken in",
      plains(still.locationCreated === null ? [] : [placeInWords(still.locationCreated)]),
    ],
    ["Shows", plains(still.locationsShown.map(placeInWords))],
    ["Event", spokenTexts(still.event)],
    ["Alt text", spokenTexts(still.altText)],
    ["Keywords", plains(still.keywords)],
    ["Copyright", plains([still.copyrightNotice])],
    ["Usage terms", plains([still.usageTerms])],
    ["Identifier", plains([lastingName(still)])],
  ]);
}

function plain(text: string): SpokenText {
  return { text, language: null };
}

function plains(texts: readonly string[]): SpokenText[] {
  return [...new Set(texts)].map(plain);
}

function inEnglish(text: string): SpokenText {
  return { text, language: "en" };
}

/** Labels are ours and English; what says nothing is left out. */
function pairs(entries: readonly (readonly [string, readonly SpokenText[]])[]): Node[] {
  return entries.flatMap(([label, texts]) => {
    const value = spokenMap(texts);
    return value === null ? [] : [{ label: { en: [label] }, value }];
  });
}

function credit(lines: readonly string[]): Node | null {
  const value = spokenMap(plains(lines));
  return value === null ? null : { label: { en: ["Credit"] }, value };
}

function unstated(texts: readonly string[]): LanguageMap {
  return { none: texts };
}

/** Texts by language, "none" where it is not stated (4.3 of the standard). */
function spokenMap(texts: readonly SpokenText[]): LanguageMap | null {
  const said = texts.filter(({ text }) => text !== "");
  if (said.length === 0) return null;
  const byLanguage = Map.groupBy(said, ({ language }) => language ?? "none");
  return Object.fromEntries(
    [...byLanguage].map(([language, list]) => [language, list.map(({ text }) => asText(text))]),
  );
}

/** A text between angle brackets would be taken for HTML (4.4): it is given as HTML that shows it. */
function asText(text: string): string {
  if (!/^\s*<.*>\s*$/su.test(text)) return text;
  const shown = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<span>${shown}</span>`;
}

function distinct(texts: readonly SpokenText[]): SpokenText[] {
  return [...new Map(texts.map((one) => [JSON.stringify(one), one])).values()];
}

/** What all have; null where they differ. */
function only(values: readonly (string | null)[]): string | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}
