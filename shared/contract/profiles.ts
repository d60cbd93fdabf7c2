import * as v from "valibot";
import { documentKinds } from "../export/document-kinds.ts";
import { fileNameProblem } from "../export/file-name-template.ts";
import {
  captionStyles,
  layouts,
  lintStrictnesses,
  metadataAmounts,
  requirements,
  type Profile,
} from "../export/profile.ts";
import { cmykFormats, colourProfiles, renditionFormats } from "../export/rendition.ts";
import { strictnesses } from "../rights/gate.ts";
import { asks, changes } from "./procedure.ts";
import { Id, Language, Name, Nothing } from "./schemas.ts";
import type { Changed } from "./stills.ts";

const MadePicture = v.pipe(
  v.strictObject({
    format: v.picklist(renditionFormats),
    longEdge: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(100_000))),
    quality: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    colour: v.picklist(colourProfiles),
    resolution: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  }),
  v.check(
    ({ colour, format }) => colour !== "cmyk" || cmykFormats.has(format),
    "only JPEG and TIFF hold CMYK",
  ),
);

const RenditionName = v.pipe(
  v.string(),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u, "a name of letters and digits is needed"),
);

const Rendition = v.strictObject({
  name: RenditionName,
  made: v.nullable(MadePicture),
  captioned: v.boolean(),
});

const FileNames = v.pipe(
  v.string(),
  v.maxLength(500),
  v.check(
    (template) => fileNameProblem(template) === null,
    ({ input }) => fileNameProblem(input)?.message ?? "",
  ),
);

/** An export profile, whole. */
export const ProfileSchema: v.GenericSchema<Profile> = v.strictObject({
  name: Name,
  renditions: v.pipe(
    v.array(Rendition),
    v.minLength(1, "a rendition is needed"),
    v.maxLength(8),
    v.check(
      (all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length,
      "each rendition needs a name of its own",
    ),
    v.check(
      ([first]) => first?.captioned !== true,
      "the first picture of each still goes without a strip, for agencies refuse text in a picture: add one without before it",
    ),
  ),
  fileNames: FileNames,
  metadata: v.picklist(metadataAmounts),
  stripsPrivate: v.boolean(),
  languages: v.array(Language),
  captionStyle: v.picklist(captionStyles),
  documents: v.array(v.picklist(documentKinds)),
  layout: v.picklist(layouts),
  isPacked: v.boolean(),
  rights: v.picklist(strictnesses),
  requires: v.array(v.picklist(requirements)),
  lint: v.picklist(lintStrictnesses),
  baseUri: v.nullable(
    v.pipe(v.string(), v.url("an address is needed, such as https://example.org/stills/")),
  ),
});

/** A profile that can be chosen. */
export type ListedProfile = {
  readonly profile: Profile;
  /** Null for one that every archive has. */
  readonly id: number | null;
};

export const profiles = {
  "profiles.list": asks<ListedProfile[]>()(
    "The export profiles: those that every archive has, then its own by name.",
    Nothing,
  ),
  "profiles.save": changes<Changed & { readonly id: number }>()(
    "Keeps an export profile of the archive's own, a new one where `id` is null.",
    v.strictObject({ id: v.nullable(Id), profile: ProfileSchema }),
  ),
  "profiles.delete": changes<Changed>()(
    "Takes an export profile of the archive's own away; what was handed out with it stays in the ledger.",
    v.strictObject({ id: Id }),
  ),
} as const;
