import { underLanguageTags } from "../../../shared/language.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { readCarried } from "../metadata/read-carried.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import { tagsFor } from "../metadata/tags-to-write.ts";

/**
 * Embeds caption, credit, persons and rights in a copy, then reads the copy back with our own
 * reader, which shares no code with the writer. Throws a Problem when it does not say the same.
 */
export async function embed(
  exiftool: Exiftool,
  copy: string,
  record: EmbeddedRecord,
): Promise<void> {
  const before = readCarried(await loadForMetadata(copy));
  await exiftool.write(copy, tagsFor(record, before));
  const carried = readCarried(await loadForMetadata(copy));
  for (const field of ["caption", "creditLine", "altText"] as const) {
    if (!says(carried.texts[field] ?? {}, record.texts[field] ?? {})) {
      throw new ProblemError(
        "damaged",
        "The copy did not come out as written, so this still was held back. Its format may not hold texts.",
      );
    }
  }
}

/** Every language wanted is there as it is; line ends may differ, for IIM and XMP keep them differently. */
function says(carried: LanguageTexts, wanted: LanguageTexts): boolean {
  const plain = (text: string | undefined): string =>
    (text ?? "").replaceAll(/\r\n?/gu, "\n").trim().normalize("NFC");
  return Object.entries(underLanguageTags(wanted)).every(
    ([language, text]) => plain(carried[language]) === plain(text),
  );
}
