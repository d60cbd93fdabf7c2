import { basename } from "node:path";
import type { ReadableDb } from "../catalog/database.ts";
import { recordOf, rightsRolesOf } from "../catalog/record.ts";
import type { LanguageTexts, StillId, StillRecord, TextField } from "../../../shared/still.ts";
import type { EmbeddedRecord } from "../metadata/tags-to-write.ts";
import { mainText, type HandOutStill } from "./hand-out.ts";

/** What goes into the copy of a still: the texts in all languages, and its rights holders by role. */
export function embeddedOf(db: ReadableDb, record: StillRecord): EmbeddedRecord {
  const holders = rightsRolesOf(db, record.id);
  return {
    texts: record.texts,
    creators: record.creators,
    keywords: record.keywords.map(({ name }) => name),
    film:
      record.film === null
        ? null
        : { title: record.film.name, year: record.film.year, directors: record.film.directors },
    scenes: record.scenes.map(({ name }) => name),
    kind: record.kind,
    cast: record.depictions.map(({ character, performer }) => ({
      character: character?.name ?? null,
      performer: performer?.name ?? null,
    })),
    copyrightOwners: holders.filter(({ role }) => role === "owner").map(({ name }) => name),
    imageSupplier: holders.find(({ role }) => role === "supplier")?.name ?? null,
    dateCreated: record.dateCreated,
  };
}

/** Stills with everything a hand-out says of them, in the order given; those that are gone are left out. */
export function gather(db: ReadableDb, stills: readonly StillId[]): HandOutStill[] {
  return stills.flatMap((id) => {
    const record = recordOf(db, id);
    return record === null ? [] : [handOutOf(record)];
  });
}

function handOutOf(record: StillRecord): HandOutStill {
  const texts = (field: TextField): LanguageTexts => record.texts[field] ?? {};
  const file = record.files[0];
  const path = file?.path ?? "";
  return {
    id: record.id,
    uuid: record.uuid,
    originalPath: path,
    originalName: basename(path),
    film:
      record.film === null
        ? null
        : { title: record.film.name, year: record.film.year, directors: record.film.directors },
    scenes: record.scenes.map(({ name }) => name),
    cast: record.depictions.map(({ character, performer }) => ({
      character: character?.name ?? null,
      performer: performer?.name ?? null,
    })),
    captions: texts("caption"),
    altText: texts("altText"),
    headline: mainText(texts("headline")),
    keywords: record.keywords.map(({ name }) => name),
    creators: record.creators,
    creditLine: mainText(texts("creditLine")),
    copyrightNotice: mainText(texts("copyrightNotice")),
    copyrightOwners: record.rightsHolders.map(({ name }) => name),
    usageTerms: mainText(texts("usageTerms")),
    instructions: mainText(texts("instructions")),
    stillNumber: mainText(texts("title")),
    kind: record.kind,
    dateCreated: record.dateCreated,
    width: record.width,
    height: record.height,
    sha256: file?.hash ?? "",
  };
}
