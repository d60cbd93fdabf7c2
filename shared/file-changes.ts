import { markNames } from "./marks.ts";
import { textFields, textFieldNames, type TextField } from "./still.ts";

/** What a file says about a still that the archive has exactly one value of, so that the two can differ. */
export const followedProperties = [
  ...textFields,
  "creators",
  "dateCreated",
  "kind",
  "film",
  "rating",
  "pick",
  "colourLabel",
] as const;
export type FollowedProperty = (typeof followedProperties)[number];

export const followedNames: Readonly<Record<FollowedProperty | "keywords", string>> = {
  ...textFieldNames,
  creators: "Creators",
  dateCreated: "Date created",
  kind: "Kind",
  film: "Film",
  rating: markNames.rating,
  pick: markNames.pick,
  colourLabel: markNames.colourLabel,
  keywords: "Keywords",
};

/** Null: nothing is said. */
export type FollowedValue = string | readonly string[] | null;

/** A value that another program wrote into the file, where the archivist wrote something else. */
export type FileDifference = {
  readonly property: FollowedProperty;
  /** "x-default" where there is none. */
  readonly language: string;
  /** What the file said when the archive took it over. */
  readonly before: FollowedValue;
  readonly file: FollowedValue;
  readonly archive: FollowedValue;
};

/** With where the other program wrote it; "either" when both file and sidecar may be the one. */
export type PlacedDifference = FileDifference & {
  readonly saidIn: "file" | "sidecar" | "either";
};

/** A file as it was at a time. */
export type FileState = {
  readonly hash: string;
  readonly bytes: number;
  /** Stored pixels; null when it could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  readonly modifiedMs: number;
};

/**
 * What happened to a file: it was changed; the same bytes were read again and understood differently, by a
 * later Stillroom; it was changed to another picture altogether, to which its
 * record went along; or the picture of another still was put in its place, which leaves its record with the
 * picture that it was, as missing.
 */
export type FileEventKind = "changed" | "reread" | "exchanged" | "displaced";

/** What became of a file, most often that another program changed it, or what stands beside it in a sidecar (then the hash is the same). */
export type FileEvent = {
  readonly id: number;
  /** When the archive met the change. */
  readonly at: string;
  readonly path: string;
  readonly as: FileEventKind;
  readonly before: FileState;
  readonly after: FileState;
  readonly values: readonly {
    readonly property: FollowedProperty | "keywords";
    readonly language: string;
    readonly before: FollowedValue;
    readonly after: FollowedValue;
  }[];
};

/** A text field by its name; null for the other properties. */
export function textFieldOf(property: string): TextField | null {
  return textFields.find((field) => field === property) ?? null;
}
