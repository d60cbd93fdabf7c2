import { existsSync } from "node:fs";
import { basename } from "node:path";
import { isUnidentified } from "../../../shared/depiction.ts";
import { firstThere } from "../../../shared/first-there.ts";
import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import { recordedCreditLine } from "../../../shared/rights/credit-duty.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { namedStills } from "../catalog/naming.ts";
import { recordOf, rightsPartiesOf } from "../catalog/record.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import type {
  Depiction,
  LanguageTexts,
  StillId,
  StillRecord,
  TextField,
} from "../../../shared/still.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import { mainText, type HandOutStill } from "./hand-out.ts";
import type { StillToName } from "./plan.ts";
import { rightsRoles, type RightsRoles } from "./rights-roles.ts";

/** What goes into the copy of a still: the texts in all languages, and its rights holders by role. */
export function embeddedOf(db: ReadableDb, record: StillRecord): EmbeddedRecord {
  const roles = rightsRoles(rightsPartiesOf(db, record.id));
  return {
    texts: { ...record.texts, ...recordedCredits(db, [record.id]).get(record.id) },
    creators: record.creators,
    keywords: record.keywords.map(({ name }) => name),
    film:
      record.film === null
        ? null
        : { title: record.film.name, year: record.film.year, directors: record.film.directors },
    scenes: record.scenes.map(({ name }) => name),
    kind: record.kind,
    marks: record.marks,
    // A guess is never embedded as a name.
    cast: record.depictions.filter(isNamed).map(namesOf),
    ...regionsOf(record),
    copyrightOwners: roles.owners,
    imageSupplier: roles.suppliers[0] ?? null,
    licensors: roles.licensors,
    distributors: roles.distributors,
    dateCreated: record.dateCreated,
  };
}

type Credit = { readonly creditLine?: LanguageTexts };

/**
 * The credit lines that rights records say, of stills of which they say any: where one is owed it is theirs, whatever
 * line came with the file, and it goes out in place of that.
 */
function recordedCredits(db: ReadableDb, stills: readonly StillId[]): Map<StillId, Credit> {
  const rights = rightsOfStills(db, stills);
  return new Map(
    [...rights].flatMap(([id, { layers }]): [StillId, Credit][] => {
      const line = recordedCreditLine(layers);
      return line === null ? [] : [[id, { creditLine: { [unstatedLanguage]: line } }]];
    }),
  );
}

function isNamed(person: Depiction): boolean {
  return person.certainty === "certain" && !isUnidentified(person);
}

function namesOf({ character, performer }: Depiction): {
  readonly character: string | null;
  readonly performer: string | null;
} {
  return { character: character?.name ?? null, performer: performer?.name ?? null };
}

const nameless = { character: null, performer: null };

/** Regions are of the file that stands for the still: a copy of another keeps those it has. */
function regionsOf({ files, depictions }: StillRecord): Pick<EmbeddedRecord, "regions"> {
  if (toCopy(files)?.hash !== files[0]?.hash) return {};
  const regions = depictions.flatMap((person) =>
    person.region === null
      ? []
      : [
          {
            box: person.region,
            called: person.called,
            ...(isNamed(person) ? namesOf(person) : nameless),
          },
        ],
  );
  return { regions };
}

/** Stills with everything a hand-out says of them, in the order given; those that are gone are left out. */
export function gather(db: ReadableDb, stills: readonly StillId[]): HandOutStill[] {
  const credits = recordedCredits(db, stills);
  return stills.flatMap((id) => {
    const record = recordOf(db, id);
    if (record === null) return [];
    const texts = { ...record.texts, ...credits.get(id) };
    return [handOutOf({ ...record, texts }, rightsRoles(rightsPartiesOf(db, id)))];
  });
}

/** Stills with what names are made from, in the order given; those that are gone are left out. */
export function gatherNames(db: ReadableDb, stills: readonly StillId[]): StillToName[] {
  const credits = recordedCredits(db, stills);
  return namedStills(db, stills).map(({ files, texts: own, number, ...still }) => {
    const file = toCopy(files);
    const path = file?.path ?? "";
    const texts = { ...own, ...credits.get(still.id) };
    const languages = (field: TextField): LanguageTexts => underLanguageTags(texts[field] ?? {});
    return {
      ...still,
      originalPath: path,
      originalName: basename(path),
      format: file?.format ?? null,
      captions: languages("caption"),
      creditLine: mainText(languages("creditLine")),
      stillNumber: number ?? mainText(languages("title")),
    };
  });
}

function handOutOf(record: StillRecord, roles: RightsRoles): HandOutStill {
  const texts = (field: TextField): LanguageTexts => underLanguageTags(record.texts[field] ?? {});
  const file = toCopy(record.files);
  const path = file?.path ?? "";
  return {
    id: record.id,
    uuid: record.uuid,
    originalPath: path,
    originalName: basename(path),
    format: file?.format ?? null,
    orientation: file?.orientation ?? 1,
    film:
      record.film === null
        ? null
        : { title: record.film.name, year: record.film.year, directors: record.film.directors },
    scenes: record.scenes.map(({ name }) => name),
    cast: record.depictions.map((person) => ({
      ...namesOf(person),
      certainty: person.certainty,
    })),
    placesKnown: record.placesKnown,
    captions: texts("caption"),
    altText: texts("altText"),
    headline: mainText(texts("headline")),
    keywords: record.keywords.map(({ name }) => name),
    creators: record.creators,
    creditLine: mainText(texts("creditLine")),
    copyrightNotice: mainText(texts("copyrightNotice")),
    copyrightOwners: roles.owners,
    suppliers: roles.suppliers,
    licensors: roles.licensors,
    distributors: roles.distributors.map(({ name }) => name),
    usageTerms: mainText(texts("usageTerms")),
    instructions: mainText(texts("instructions")),
    stillNumber: record.number ?? mainText(texts("title")),
    kind: record.kind,
    dateCreated: record.dateCreated,
    width: record.width,
    height: record.height,
    sha256: file?.hash ?? "",
  };
}

/** The file to copy. One alone needs no look at the disk here: that it is missing is told when it is copied. */
function toCopy<File extends { readonly path: string }>(files: readonly File[]): File | undefined {
  const [first] = files;
  return files.length < 2 ? first : (firstThere(files, existsSync) ?? first);
}
