import * as v from "valibot";
import { languageComplaint, languageTag } from "../language.ts";
import { nameComplaint, recordName } from "../record-name.ts";
import { textFields } from "../still.ts";
import { MOST_UNIDENTIFIED, tagFields } from "../tag.ts";

/** An integer key of one catalog. */
export const Id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** The lasting name of an entity, the same in every catalog. */
export const Uuid = v.pipe(v.string(), v.uuid());
/** The SHA-256 of a file's bytes, in hex. */
export const FileHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
/** The name of a record. */
export const RecordName = v.pipe(
  v.string(),
  v.transform(recordName),
  v.minLength(1, "a name cannot be empty"),
  v.check(
    (name) => nameComplaint(name) === null,
    ({ input }) => nameComplaint(input) ?? "",
  ),
);
export const LongText = v.pipe(v.string(), v.maxLength(1_000_000));
/** A path from the root: "/stills", "C:\\Stills" or "\\\\server\\share"; what is relative depends on who reads it. */
export const AbsolutePath = v.pipe(
  v.string(),
  v.maxLength(8192),
  v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\])/u, "a path from the root is needed"),
);

/** A BCP 47 language tag in canonical form ("en_us" comes out as "en-US"), or "x-default" where the language is not stated. */
export const Language = v.pipe(
  v.string(),
  v.check(
    (written) => languageTag(written) !== null,
    ({ input }) => languageComplaint(input),
  ),
  v.transform((written) => languageTag(written) ?? written),
);

/**
 * Some stills: by key, or as half-open ranges of positions in a search's result list, so that
 * "select all" of a million stays one small message.
 */
export const Stills = v.union([
  v.strictObject({ ids: v.array(Id) }),
  v.strictObject({ result: Count, ranges: v.array(v.tuple([Count, Count])) }),
]);
export type Stills = v.InferOutput<typeof Stills>;

export const TextFieldSchema = v.picklist(textFields);

export const TagSchema = v.pipe(
  v.strictObject({
    field: v.picklist(tagFields),
    id: v.optional(Id),
    name: v.optional(RecordName),
    /** Somebody whom nobody has identified. */
    unidentified: v.optional(v.literal(true)),
    /** How many of them; one where it is not said. */
    people: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_UNIDENTIFIED)),
    ),
  }),
  v.check(
    ({ id, name, unidentified }) =>
      [id, name, unidentified].filter((one) => one !== undefined).length > 0,
    "a tag needs an id or a name",
  ),
  v.check(
    ({ field, unidentified }) => unidentified === undefined || field === "character",
    "somebody unidentified is a character",
  ),
  v.check(
    ({ people, unidentified }) => people === undefined || unidentified === true,
    "only those who are unidentified are counted",
  ),
);

export const Nothing = v.strictObject({});
