import type { Carried } from "../../../shared/carried.ts";
import type { Setting } from "../../../shared/record.ts";
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

/** IPTC scene codes "exterior view" and "interior view". */
const views: Readonly<Record<Setting, readonly string[]>> = {
  exterior: ["011600"],
  interior: ["011700"],
  both: [], // of this very picture it is not known which
};

/**
 * Scene codes, of which only "movie scene" is ours to add or to take away, and nothing is said where the kind of still
 * is not known; "exterior view" and "interior view" where the scenes shown all play out or indoors; and "two" and
 * "group" where somebody said who is there.
 */
export function sceneCodes(record: EmbeddedRecord, { raw }: CarriedBefore): readonly string[] {
  const present = textsOf(raw["Iptc4xmpCore:Scene"]);
  return withPeople(withView(withMovieScene(present, record), record), record);
}

function withMovieScene(
  present: readonly string[],
  { film, kind }: EmbeddedRecord,
): readonly string[] {
  if (kind === null) return present;
  const others = present.filter((code) => code !== movieScene);
  const isOne = takenAtTheShooting.has(kind) && (film !== null || others.length < present.length);
  if (!isOne) return others;
  return others.length < present.length ? [...new Set(present)] : [...others, movieScene];
}

/** Neither is told of a gallery portrait or a poster: the scene is where the story plays, not what the picture shows. */
function withView(
  present: readonly string[],
  { kind, settings = [] }: EmbeddedRecord,
): readonly string[] {
  const [setting, ...others] = settings;
  const isShown = kind === "scene" || kind === "frame";
  if (setting === undefined || others.length > 0 || !isShown) return present;
  const codes = views[setting];
  if (codes.length === 0) return present;
  const every = new Set(Object.values(views).flat());
  const isSaid = codes.every((code) => present.includes(code));
  const kept = present.filter((code) => !every.has(code) || codes.includes(code));
  return isSaid ? kept : [...kept, ...codes];
}

/** IPTC scene codes "two" and "group": a view of two people, of more than two. */
const [TWO, GROUP] = ["010800", "010900"];

/** Of one alone there are codes for how much of them is seen, which the archive does not know. A poster is no view. */
function withPeople(
  present: readonly string[],
  { people = 0, kind }: EmbeddedRecord,
): readonly string[] {
  if (people < 2 || kind === "poster") return present;
  const [code, other] = people === 2 ? [TWO, GROUP] : [GROUP, TWO];
  const kept = present.filter((one) => one !== other);
  return kept.includes(code) ? kept : [...kept, code];
}

/**
 * The number of the scene as the name of the shot, as a slate has it. A name that others gave it stays; by our own
 * namespace the one that is from us is told.
 */
export function shotTags({ own }: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const before = raw["xmpDM:shotName"];
  if (own === undefined || (before !== undefined && before !== raw["fstill:sceneNumber"]))
    return {};
  const { sceneNumbers } = own;
  return { "XMP-xmpDM:ShotName": sceneNumbers.length === 0 ? null : sceneNumbers.join("; ") };
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

/** The texts of a list of `Carried.raw`, or the one text. */
function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string");
}

/** Null, which removes the tag, for an empty list. */
export function list<Item extends string | TagStruct>(
  items: readonly Item[],
): readonly Item[] | null {
  return items.length > 0 ? items : null;
}
