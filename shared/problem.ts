/**
 * A failure a person can act on. `path` names the file or folder, `message` says in one or two
 * sentences what is wrong and what to do; neither ever holds an exception's own text.
 */
export type Problem = {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly path?: string;
};

/** Why something could not be done: a closed list, so that window and CLI can word and count them. */
export const problemKinds = [
  "unreadable", // the system would not let us read it
  "empty", // zero bytes
  "damaged", // not decodable, or only in part
  "sidecar", // the XMP file beside it cannot be read
  "unsupported", // a format we do not read
  "too-large", // more pixels than we dare decode
  "gone", // it vanished while we worked
  "fixity", // its bytes changed though nobody wrote it
  "crashed", // it killed the decoder; quarantined
  "name", // a file name that is not valid text
  "loop", // a folder that links back to itself
  "disk-full",
  "read-only",
  "locked", // another process writes this catalog
  "newer", // made by a newer Stillroom
  "not-a-catalog",
  "closed", // no archive is open, or no longer the one that was meant
  "not-found",
  "invalid", // the request itself makes no sense
  "changed", // the thing was changed meanwhile
  "internal", // a broken assumption of ours; the log has the details
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Carries a {@link Problem} up to the edge of the engine, where it becomes an answer. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(kind: ProblemKind, message: string, path?: string) {
    super(message);
    this.name = "ProblemError";
    this.problem = path === undefined ? { kind, message } : { kind, message, path };
  }
}
