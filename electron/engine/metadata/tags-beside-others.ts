import type { Carried, CarriedPerson } from "../../../shared/carried.ts";
import { colourLabelNames, nothingMarked } from "../../../shared/marks.ts";
import { stillKindNames, stillKinds, stillKindUri, type StillKind } from "../../../shared/still.ts";
import { movieScene } from "./carried-film.ts";
import type { EmbeddedRecord, TagEdit, TagStruct, WriteTags } from "./embedded-record.ts";

/** What a file says of itself before it is written into. */
export type CarriedBefore = Pick<
  Carried,
  | "keywords"
  | "film"
  | "scenes"
  | "persons"
  | "marks"
  | "copyrightOwners"
  | "imageSupplier"
  | "pixels"
  | "raw"
>;

export const nothingBefore: CarriedBefore = {
  keywords: [],
  film: null,
  scenes: [],
  persons: [],
  marks: nothingMarked,
  copyrightOwners: [],
  imageSupplier: null,
  pixels: null,
  raw: {},
};

/**
 * The keywords in the order in which a property of the file has them, new ones behind: to put them in another would
 * be a change that nobody made. Where the file has them in another carrier only, it is the order of that.
 */
export function inOrderOfFile(
  keywords: readonly string[],
  property: "dc:subject" | "IPTC:Keywords",
  { raw, keywords: carried }: CarriedBefore,
): readonly string[] {
  const own = textsOf(raw[property]);
  const present = (own.length > 0 ? own : carried).map(asRead);
  const placeOf = (keyword: string): number => {
    const exact = present.indexOf(asRead(keyword));
    if (exact !== -1) return exact;
    const alike = present.findIndex((one) => one.toLowerCase() === asRead(keyword).toLowerCase());
    return alike === -1 ? present.length : alike;
  };
  return keywords
    .map((keyword) => ({ keyword, place: placeOf(keyword) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ keyword }) => keyword);
}

/** Blanks and composition differ between a file and the archive without anyone having edited them. */
function asRead(keyword: string): string {
  return keyword.trim().normalize("NFC");
}

/** The kinds whose picture was taken while the camera ran or stood by; a poster or a gallery portrait was not. */
const takenAtTheShooting: ReadonlySet<StillKind> = new Set(["scene", "frame", "bts"]);

/**
 * Scene codes, of which only "movie scene" is ours to add or to take away. Nothing is said where the
 * kind of still is not known.
 */
export function sceneCodes(
  { film, kind }: EmbeddedRecord,
  { raw }: CarriedBefore,
): readonly string[] {
  const present = textsOf(raw["Iptc4xmpCore:Scene"]);
  if (kind === null) return present;
  const others = present.filter((code) => code !== movieScene);
  const isOne = takenAtTheShooting.has(kind) && (film !== null || others.length < present.length);
  return isOne ? [...others, movieScene] : others;
}

/** The still kind as a term of our own vocabulary, for IPTC has none for it; genres of others stay. */
export function genreEdit(kind: StillKind | null): TagEdit {
  return {
    remove: stillKinds.map((code) => ({ CvTermId: `${stillKindUri}${code}` })),
    add: kind === null ? [] : [genreOf(kind)],
  };
}

function genreOf(kind: StillKind): TagStruct {
  return {
    CvId: stillKindUri.slice(0, -1),
    CvTermId: `${stillKindUri}${kind}`,
    CvTermName: stillKindNames[kind],
  };
}

/**
 * Rating and colour label, where the file means something else so far: its own word for a colour stays, and
 * so does a label that is none of ours. EXIF has the rating too, since it counts where XMP has none.
 */
export function markTags({ marks }: EmbeddedRecord, { marks: before }: CarriedBefore): WriteTags {
  if (marks === undefined) return {};
  const { rating, pick, colourLabel } = marks;
  const stars = rating === null ? null : String(rating);
  const isRejected = pick === "rejected";
  const isRated = rating === before.rating && isRejected === (before.pick === "rejected");
  return {
    ...(isRated
      ? {}
      : {
          "XMP-xmp:Rating": isRejected ? "-1" : stars,
          "EXIF:Rating": isRejected ? null : stars,
        }),
    ...(colourLabel === before.colourLabel
      ? {}
      : { "XMP-xmp:Label": colourLabel === null ? null : colourLabelNames[colourLabel] }),
  };
}

/**
 * Performers are persons shown; whom they play is said in their details, never in the list of
 * persons. Details that still hold (with identifiers others gave the person) are left as they are.
 */
export function castTags({ cast }: EmbeddedRecord, { persons }: CarriedBefore): WriteTags {
  const played = cast.flatMap(({ performer, character }) =>
    performer === null ? [] : [{ performer, character }],
  );
  const performers = [...new Set(played.map(({ performer }) => performer))];
  const before = [...new Set(persons.flatMap(({ performer }) => performer ?? []))];
  const stale = before.filter((name) => rolesOf(name, persons) !== rolesOf(name, cast));
  return {
    "XMP-iptcExt:PersonInImage": list(performers),
    "XMP-iptcExt:PersonInImageWDetails": {
      remove: stale.map((PersonName) => ({ PersonName })),
      add: played
        .filter(({ performer }) => stale.includes(performer) || !before.includes(performer))
        .map(({ performer, character }) => ({
          PersonName: performer,
          ...(character === null ? {} : { PersonDescription: `as ${character}` }),
        })),
    },
  };
}

function rolesOf(name: string, persons: readonly CarriedPerson[]): string {
  return JSON.stringify(
    persons.filter(({ performer }) => performer === name).map(({ character }) => character),
  );
}

/**
 * The film takes the place of the one the file named; other works shown (posters, paintings) stay,
 * and so does everything said of the film where it is the same.
 */
export function filmTags({ film }: EmbeddedRecord, { film: before }: CarriedBefore): WriteTags {
  if (isSame(film, before)) return {};
  return {
    "XMP-iptcExt:ArtworkOrObject": {
      remove: before === null ? [] : [{ AOTitle: before.title }],
      add: film === null ? [] : [workOf(film)],
    },
  };
}

function workOf(film: NonNullable<EmbeddedRecord["film"]>): TagStruct {
  return {
    AOTitle: film.title,
    AOContentDescription: "Feature film",
    ...(film.directors.length > 0 ? { AOCreator: film.directors } : {}),
    ...(film.year === null ? {} : { AODateCreated: String(film.year).padStart(4, "0") }),
  };
}

/**
 * Paths of "Film|…", "Scenes|…" and "Characters|…"; a bar in a name would break the path. Of the
 * paths in the file those that repeat what the archive read from it (its film, scenes and
 * characters) are ours and replaced; all others stay, whatever they begin with.
 */
export function hierarchicalKeywords(
  record: EmbeddedRecord,
  carried: CarriedBefore,
): readonly string[] {
  const replaced = new Set([
    ...pathsOf({ film: carried.film, scenes: carried.scenes, cast: carried.persons }),
    ...carriedCharacterPaths(carried),
  ]);
  const others = textsOf(carried.raw["lr:hierarchicalSubject"]).filter(
    (path) => !replaced.has(path),
  );
  return [...new Set([...others, ...pathsOf(record)])];
}

/** "Characters|Film|Name" is read as a character, whatever the film is called there. */
function carriedCharacterPaths({ raw }: CarriedBefore): readonly string[] {
  return textsOf(raw["lr:hierarchicalSubject"]).filter((path) =>
    /^\s*characters?\s*\|[^|]*\|[^|]*$/iu.test(path),
  );
}

function pathsOf({
  film,
  scenes,
  cast,
}: Pick<EmbeddedRecord, "film" | "scenes" | "cast">): readonly string[] {
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

/** The parties by their roles; what is the same as in the file is left with all that is said of it there. */
export function partyTags(record: EmbeddedRecord, carried: CarriedBefore): WriteTags {
  const { copyrightOwners, imageSupplier, licensors = [], distributors = [] } = record;
  const owners = copyrightOwners.map((name) => ({ CopyrightOwnerName: name }));
  const suppliers = imageSupplier === null ? [] : [{ ImageSupplierName: imageSupplier }];
  return {
    ...(isSame(copyrightOwners, carried.copyrightOwners)
      ? {}
      : { "XMP-plus:CopyrightOwner": list(owners) }),
    ...(imageSupplier === carried.imageSupplier
      ? {}
      : { "XMP-plus:ImageSupplier": list(suppliers) }),
    ...additions("XMP-plus:Licensor", licensors, namesIn(carried, "plus:Licensor"), (name) => ({
      LicensorName: name,
    })),
    ...additions(
      "XMP-iptcExt:Contributor",
      distributors.map(({ name }) => name),
      namesIn(carried, "Iptc4xmpExt:Contributor"),
      (name) => ({
        Name: name,
        Identifier: distributors.flatMap((one) => (one.name === name ? [one.uri] : [])),
        Role: [distributorRole],
      }),
    ),
  };
}

const distributorRole = "http://cv.iptc.org/newscodes/contentprodpartyrole/distributor";

/** Adds those who are not named yet. */
function additions(
  tag: string,
  names: readonly string[],
  present: string,
  structOf: (name: string) => TagStruct,
): WriteTags {
  const missing = names.filter((name) => !present.includes(JSON.stringify(name)));
  return missing.length === 0 ? {} : { [tag]: { remove: [], add: missing.map(structOf) } };
}

function namesIn({ raw }: CarriedBefore, property: string): string {
  return JSON.stringify(raw[property] ?? []);
}

function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string");
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Null, which removes the tag, for an empty list. */
export function list<Item extends string | TagStruct>(
  items: readonly Item[],
): readonly Item[] | null {
  return items.length > 0 ? items : null;
}
