import { colourLabelNames } from "../../shared/marks.ts";
import type { StillRecord, TextField } from "../../shared/still.ts";
import { readCredit, type CreditKnowledge } from "../engine/credits/read-credit.ts";
import { mainText } from "../engine/export/hand-out.ts";
import { carriedDetails } from "../engine/metadata/carried-details.ts";
import { labelCalled } from "../engine/metadata/carried-marks.ts";

/** The record of a still under the key names of `stillroom show --json`; what is empty is left out. credit lines are read by `knowledge`. */
export function stillDocument(
  record: StillRecord,
  knowledge: CreditKnowledge,
): Record<string, unknown> {
  const text = (field: TextField): string => mainText(record.texts[field] ?? {});
  const creditLine = text("creditLine");
  return withoutEmpty({
    id: record.uuid,
    files: record.files.map(
      ({ path, hash, bytes, format, width, height, orientation, pages, state }) => ({
        path,
        hash,
        bytes,
        format,
        width,
        height,
        orientation,
        pages,
        state,
      }),
    ),
    film:
      record.film === null
        ? null
        : withoutEmpty({
            title: record.film.name,
            year: record.film.year,
            directors: record.film.directors,
          }),
    scenes: record.scenes.map(({ name }) => name),
    depictions: record.depictions.map(
      ({ character, performer, called, certainty, identifiedBy, identifiedOn, region, order }) =>
        withoutEmpty({
          character: character?.name,
          performer: performer?.name,
          called,
          certainty: certainty === "certain" ? null : certainty,
          identifiedBy,
          identifiedOn,
          region,
          order,
        }),
    ),
    kind: record.kind,
    number: record.number,
    productionCode: record.productionCode,
    captions: record.texts.caption,
    headline: text("headline"),
    title: text("title"),
    altText: record.texts.altText,
    extendedDescription: record.texts.extendedDescription,
    keywords: record.keywords.map(({ name }) => name),
    creators: record.creators,
    creatorJobTitle: text("creatorJobTitle"),
    captionWriter: text("captionWriter"),
    creditLine,
    credit: creditLine === "" ? null : creditParts(creditLine, knowledge),
    copyrightNotice: text("copyrightNotice"),
    source: text("source"),
    instructions: text("instructions"),
    usageTerms: record.texts.usageTerms,
    webStatement: text("webStatement"),
    dateCreated: record.dateCreated,
    ...carriedPart(record),
    rightsHolders: record.rightsHolders.map(({ name }) => name),
    status: record.status,
    raw: record.carried,
  });
}

/** What the file itself says; persons shown are those, and the performers the archivist has named. */
function carriedPart(record: StillRecord): Record<string, unknown> {
  const [file] = record.files;
  const size =
    file?.width === undefined || file.width === null || file.height === null
      ? null
      : { width: file.width, height: file.height };
  const details = carriedDetails(record.carried, size);
  const performers = record.depictions.flatMap(({ performer }) => performer?.name ?? []);
  const parts = {
    ...details,
    ...marksPart(record, details.label),
    personsShown: [...new Set([...performers, ...details.personsShown])],
  };
  return Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, trimmed(value)]));
}

/** The archive's word on what files say too; a label of the file that is none of the five stays as it is. */
function marksPart({ marks }: StillRecord, ofFile: string | null): Record<string, unknown> {
  const { rating, pick, colourLabel, workState } = marks;
  const unknown = ofFile === null || labelCalled(ofFile) !== null ? null : ofFile;
  return {
    rating: pick === "rejected" ? -1 : rating,
    pick,
    label: colourLabel === null ? unknown : colourLabelNames[colourLabel],
    workState: workState === "new" ? null : workState,
  };
}

/** Structures and lists without their empty parts. */
function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== "object" || value === null) return value;
  return withoutEmpty(
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, trimmed(part)])),
  );
}

function creditParts(line: string, knowledge: CreditKnowledge): Record<string, unknown> {
  const { photographers, rightsHolders, suppliers, distributors, year, restrictions, confidence } =
    readCredit(line, knowledge).credit;
  return withoutEmpty({
    photographers,
    rightsHolders,
    suppliers,
    distributors,
    year,
    restrictions,
    confidence,
  });
}

function withoutEmpty(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
