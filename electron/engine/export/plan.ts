import { extname, parse } from "node:path";
import { fileNameProblem } from "../../../shared/export/file-name-template.ts";
import { folderOfCopies } from "../../../shared/export/layout.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { CAPTIONED, renditionEndings, type Rendition } from "../../../shared/export/rendition.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { expand, withDigitsFor } from "../../../shared/variables.ts";
import type { Expanded, VariableName, VariableValues } from "../../../shared/variables.ts";
import { stillKindNames } from "../../../shared/still.ts";
import type { PlannedFile, PlanRemark, PlanRemarkKind } from "../../../shared/contract/export.ts";
import type { Format } from "../ingest/formats.ts";
import type { RawFormat } from "../ingest/raw-formats.ts";
import { fileNamer, safeExtension } from "./file-names.ts";
import { asHandedOut } from "./as-handed-out.ts";
import { mainText, namesOf } from "./hand-out.ts";
import { missing } from "./missing.ts";
import type { NamesThen } from "./names-then.ts";
import { peopleFromLeft, performersAs } from "./people-in-words.ts";
import type { HandOutStill } from "./hand-out.ts";

export type NamingOptions = {
  /** Its file names, what copies it asks for, and how captions are written. */
  readonly profile: Pick<
    Profile,
    "fileNames" | "renditions" | "layout" | "requires" | "languages" | "captionStyle"
  >;
  /** Name of the set handed out; null for a search or a selection. */
  readonly set: string | null;
  /** Names that no still may take in a folder of the hand-out, as folderOfCopies has it. */
  readonly taken: (folder: string) => readonly string[];
  /** Where an export is repeated, the names it gave, and a still as it was known then. */
  readonly repeated?: {
    readonly names: NamesThen;
    readonly knownThen: (still: StillToName) => StillToName;
  };
};

/** What of a still its name and its line in the plan are made from. */
export type StillToName = Pick<
  HandOutStill,
  | "id"
  | "originalPath"
  | "originalName"
  | "format"
  | "scenes"
  | "cast"
  | "placesKnown"
  | "captions"
  | "altText"
  | "headline"
  | "keywords"
  | "copyrightNotice"
  | "copyrightOwners"
  | "suppliers"
  | "distributors"
  | "instructions"
  | "hasPlace"
  | "creditLine"
  | "stillNumber"
  | "kind"
  | "dateCreated"
  | "creators"
> & { readonly film: { readonly title: string; readonly year: number | null } | null };

/** What an export would write, still by still in the order given, without touching a disk. */
export function planFiles(stills: readonly StillToName[], options: NamingOptions): PlannedFile[] {
  return stills.map(filePlanner(options, stills.length));
}

/**
 * Plans so many stills one after the other, each name knowing those before it. Where an export is repeated a still keeps
 * the name it had then, unless what the name is made from has changed; no other still gets it. Remarks say what a
 * recipient would miss and where a name came out differently from the template.
 */
export function filePlanner(
  options: NamingOptions,
  count: number,
): (still: StillToName, index: number) => PlannedFile {
  const { renditions } = options.profile;
  const fileNames = withDigitsFor(count, options.profile.fileNames);
  const namers = new Map<string, ReturnType<typeof fileNamer>>();
  const places = renditions.map((rendition) => {
    const folder = folderOfCopies(options.profile, rendition);
    const nameFor = namers.get(folder) ?? fileNamer(options.taken(folder));
    namers.set(folder, nameFor);
    return { rendition, folder, nameFor, kept: takenAgain(options, rendition, nameFor) };
  });
  const expandedFor = (still: StillToName, position: number): Expanded =>
    expandName(fileNames, valuesFor(still, position, options.set));
  const keepsName = (still: StillToName): boolean =>
    options.repeated !== undefined &&
    expandedFor(still, 1).text === expandedFor(options.repeated.knownThen(still), 1).text;
  return (still, index) => {
    const expanded = expandedFor(still, index + 1);
    const isKept = keepsName(still);
    const copies = places.map(({ rendition, folder, nameFor, kept }) => {
      const { ending, remarks: told } = endingOf(still, rendition);
      const before = isKept ? kept.get(still.id) : undefined;
      const { name, shortened } =
        before?.endsWith(safeExtension(ending)) === true
          ? { name: before, shortened: false }
          : nameFor(expanded.text + (rendition.captioned ? CAPTIONED : ""), ending);
      return { path: folder + name, shortened, told };
    });
    const [fileName = "", ...others] = copies.map(({ path }) => path);
    const outgoing = asHandedOut(still, options.profile);
    const caption = mainText(outgoing.captions);
    const isShortened = copies.some(({ shortened }) => shortened);
    return {
      still: still.id,
      original: still.originalPath,
      fileName,
      others,
      caption,
      creditLine: still.creditLine,
      remarks: [
        ...remarks("missing", missing(outgoing, options.profile)),
        ...(copies.find(({ told }) => told.length > 0)?.told ?? []),
        ...naming(expanded, isShortened),
      ],
    };
  };
}

/** Takes the names that the copies of a rendition had in an export that is repeated, before any other still can. */
function takenAgain(
  { repeated }: NamingOptions,
  { name: rendition }: Rendition,
  nameFor: ReturnType<typeof fileNamer>,
): ReadonlyMap<number, string> {
  const kept = new Map<number, string>();
  for (const [still, places] of repeated?.names ?? []) {
    const place = places.get(rendition);
    if (place === undefined) continue;
    const { base, name, ext } = parse(place);
    // What follows the last point of a name without an ending is no ending either.
    const isEnding = safeExtension(ext) === ext;
    kept.set(still, nameFor(isEnding ? name : base, isEnding ? ext : "").name);
  }
  return kept;
}

/** Refuses a template of file names that cannot be read. @throws ProblemError that says where and why. */
export function requireTemplate(template: string): void {
  const problem = fileNameProblem(template);
  if (problem === null) return;
  const place = `at character ${String(problem.from + 1)}`;
  throw new ProblemError("invalid", `File names, ${place}: ${problem.message}`);
}

/** That of the format it is made anew in, or the original's own, unless its bytes are of another: or no program would open the copy. */
function endingOf(
  { originalName, format }: StillToName,
  { made }: Rendition,
): {
  readonly ending: string;
  readonly remarks: readonly PlanRemark[];
} {
  if (made !== null) return { ending: renditionEndings[made.format], remarks: [] };
  const ending = extname(originalName);
  const proper = format === null ? undefined : endingsOf[format];
  if (proper === undefined || proper.includes(ending.toLowerCase())) return { ending, remarks: [] };
  const [usual] = proper;
  return {
    ending: usual,
    remarks: remarks("fileName", [
      `File name: ends in ${usual}, because the picture is a ${usual.slice(1).toUpperCase()} although its name ends in “${ending}”.`,
    ]),
  };
}

/** Endings of the formats that are read, the usual one first. Raw formats keep theirs: makers share signatures. */
const endingsOf: Readonly<Partial<Record<string, readonly [string, ...string[]]>>> = {
  jpeg: [".jpg", ".jpeg", ".jpe", ".jfif"],
  png: [".png"],
  tiff: [".tif", ".tiff"],
  webp: [".webp"],
  avif: [".avif"],
  gif: [".gif"],
  heic: [".heic", ".heif", ".hif"],
  jxl: [".jxl"],
  psd: [".psd"],
  psb: [".psb"],
  jp2: [".jp2", ".jpx", ".jpf", ".j2k"],
  bmp: [".bmp"],
} satisfies Record<Exclude<Format, RawFormat>, readonly [string, ...string[]]>;

/** What the variables stand for in one still; `position` counts from 1. */
export function valuesFor(
  still: StillToName,
  position: number,
  set: string | null,
): VariableValues {
  return {
    film: still.film?.title ?? "",
    year: String(still.film?.year ?? ""),
    characters: namesOf(still.cast, "character").join(", "),
    performers: namesOf(still.cast, "performer").join(", "),
    "performers:as": performersAs(still.cast),
    "people:left-to-right": peopleFromLeft(still),
    scene: still.scenes.join(", "),
    credit: still.creditLine,
    date: (still.dateCreated ?? "").slice(0, "2022-07-08".length),
    filename: stemOf(still.originalName),
    seq: String(position),
    stillnumber: still.stillNumber,
    kind: still.kind === null ? "" : stillKindNames[still.kind],
    set: set ?? "",
    photographer: still.creators.join(", "),
  };
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}

/** Expands a template for a file name: what stands for nothing takes the separator before it along. */
function expandName(template: string, values: VariableValues): Expanded {
  const expanded = expand(template, values);
  if (expanded.empty.length === 0) return expanded;
  const withoutEmpty = expanded.empty.reduce(dropVariable, template);
  const text = expand(withoutEmpty, values).text.replace(/^[\s_\-–,.]+/u, "");
  return { ...expanded, text };
}

function dropVariable(template: string, name: VariableName): string {
  return template.replace(
    new RegExp(`[\\s_\\-–,.]*(?<!\\{)\\{\\s*${name}\\s*(?::[^{}]*)?\\}`, "giu"),
    "",
  );
}

function remarks(kind: PlanRemarkKind, messages: readonly string[]): PlanRemark[] {
  return messages.map((message) => ({ kind, message }));
}

function naming(expanded: Expanded, shortened: boolean): PlanRemark[] {
  return remarks("fileName", [
    ...expanded.empty.map(
      (name) => `File name: this still has no ${labels[name]} to put in for {${name}}.`,
    ),
    ...(shortened ? ["File name: shortened, because no system takes more than 255 bytes."] : []),
  ]);
}

const labels: Readonly<Record<VariableName, string>> = {
  film: "film",
  year: "year",
  characters: "characters",
  performers: "performers",
  "performers:as": "performers",
  "people:left-to-right": "people",
  scene: "scene",
  credit: "credit line",
  date: "date",
  filename: "file name",
  seq: "position",
  stillnumber: "still number",
  kind: "kind",
  set: "set",
  photographer: "photographer",
};
