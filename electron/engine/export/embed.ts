import { underLanguageTags } from "../../../shared/language.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import type { Carried } from "../../../shared/carried.ts";
import { formatOf, isRaw } from "../ingest/formats.ts";
import { hasContentCredentials } from "../metadata/content-credentials.ts";
import type { EmbeddedRecord, WriteTags } from "../metadata/embedded-record.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import type { Groundwork } from "../metadata/groundwork.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { minorAges, privateTags } from "../metadata/private-tags.ts";
import { readCarried } from "../metadata/read-carried.ts";
import { nothingBefore, type CarriedBefore } from "../metadata/tags-beside-others.ts";
import { tagsFor } from "../metadata/tags-to-write.ts";
import { writeInto } from "../metadata/write-into.ts";
import type { ReadOriginal } from "./read-original.ts";
import { samePicture } from "./same-picture.ts";

export type Embedding = {
  readonly copy: string;
  /** As this copy is to say it. */
  readonly record: EmbeddedRecord;
  readonly profile: Pick<Profile, "metadata" | "stripsPrivate">;
  readonly original: ReadOriginal;
  /** Whether the picture was made anew from it, or is its own. */
  readonly isMadeAnew: boolean;
};

/**
 * Embeds caption, credit, persons and rights in a copy, as much as its profile says, then reads the copy back with our
 * own reader, which shares nothing with the writers but, with that of JPEGs, how XML is taken apart. Answers the copy as it
 * was read. Throws a Problem when it does not say the same, or is not the same picture any more.
 */
export async function embed(exiftool: Exiftool, embedding: Embedding): Promise<Uint8Array> {
  const { copy, record, profile, original, isMadeAnew } = embedding;
  const bytes = isMadeAnew ? await loadForMetadata(copy) : original.bytes;
  const { first, before } = groundworkFor(embedding, bytes);
  const file = {
    path: copy,
    bytes,
    said: before.raw,
    ...(isMadeAnew ? { original: original.bytes } : {}),
  };
  const write = (): Promise<void> => writeInto(exiftool, file, tagsOf(embedding, before), first);
  const written = isMadeAnew
    ? await write().then(() => loadForMetadata(copy))
    : await samePicture(exiftool, { file: copy, bytes }, write);
  const { texts } = readCarried(written);
  const isAsWanted =
    profile.metadata === "nothing"
      ? Object.keys(texts).length === 0
      : readBack.every((field) => says(texts[field] ?? {}, record.texts[field] ?? {}));
  if (!isAsWanted)
    throw new ProblemError(
      "damaged",
      "The copy did not come out as written, so this still was held back. Its format may not hold texts.",
    );
  return written;
}

/** Of these a copy that lacks them is not handed out. */
const readBack = ["caption", "creditLine", "altText"] as const;

/** What becomes of what the copy says so far, or its original, and what of that is there before the record is written. */
function groundworkFor(
  { profile, original, isMadeAnew }: Embedding,
  bytes: Uint8Array,
): { first: Groundwork; before: CarriedBefore } {
  const isOfRaw = (of: Uint8Array): boolean => {
    const format = formatOf(of);
    return format !== null && isRaw(format);
  };
  if (profile.metadata !== "everything")
    return { first: { kind: "cleared", isRaw: isOfRaw(bytes) }, before: nothingBefore };
  const carried = original.said();
  if (!isMadeAnew) {
    const without = [
      ...(profile.stripsPrivate ? privateTags({ isRaw: isOfRaw(bytes) }) : []),
      // A seal that is broken would say that somebody forged the picture.
      ...(hasContentCredentials(bytes) ? ["JUMBF:all"] : []),
    ];
    return { first: { kind: "kept", without }, before: carried };
  }
  const made = readCarried(bytes);
  const raw = { ...withoutXmp(carried.raw), ...made.raw };
  const first: Groundwork = {
    kind: "carried",
    from: original.path,
    isRaw: isOfRaw(original.bytes),
    raw,
    without: profile.stripsPrivate ? privateTags({ isRaw: false }) : [],
  };
  return { first, before: { ...carried, pixels: made.pixels, raw } };
}

/** EXIF, IIM and the texts of a PNG. */
function withoutXmp(raw: Carried["raw"]): Carried["raw"] {
  const kept = Object.entries(raw).filter(([name]) => /^(?:EXIF|IPTC|Text|PNG):/u.test(name));
  return Object.fromEntries(kept);
}

function tagsOf({ record, profile }: Embedding, before: CarriedBefore): WriteTags {
  if (profile.metadata === "nothing") return {};
  const ages = profile.stripsPrivate ? minorAges(before.raw) : {};
  return { ...tagsFor(record, before), ...ages };
}

/** Every language wanted is there as it is; line ends may differ, for IIM and XMP keep them differently. */
function says(carried: LanguageTexts, wanted: LanguageTexts): boolean {
  const plain = (text: string | undefined): string =>
    (text ?? "").replaceAll(/\r\n?/gu, "\n").trim().normalize("NFC");
  return Object.entries(underLanguageTags(wanted)).every(
    ([language, text]) => plain(carried[language]) === plain(text),
  );
}
