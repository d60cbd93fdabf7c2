import type { Carried } from "../../../shared/carried.ts";
import { underLanguageTags } from "../../../shared/language.ts";
import { localisedFields, textFieldNames, textFields } from "../../../shared/still.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";

/**
 * What a file does not say as it was to be written, by name; null when it says everything. Our own reader is asked,
 * which shares no code with the writer.
 */
export function lostIn(record: EmbeddedRecord, carried: Carried): string | null {
  for (const field of textFields) {
    const wanted = Object.entries(underLanguageTags(record.texts[field] ?? {}));
    const said = carried.texts[field] ?? {};
    const isThere = ([language, text]: readonly [string, string]): boolean =>
      plain(text) === "" ||
      (localisedFields.has(field)
        ? plain(said[language]) === plain(text)
        : Object.values(said).some((one) =>
            wanted.some(([, other]) => plain(one) === plain(other)),
          ));
    if (!wanted.every(isThere)) return textFieldNames[field].toLowerCase();
  }
  if (!sameNames(record.creators, carried.creators)) return "creators";
  return sameNames(record.keywords.toSorted(), carried.keywords.toSorted()) ? null : "keywords";
}

function sameNames(wanted: readonly string[], said: readonly string[]): boolean {
  const names = new Set(wanted.map(plain).filter((name) => name !== ""));
  return names.size === said.length && said.every((name) => names.has(plain(name)));
}

/** Line ends may differ, for IIM and XMP keep them differently. */
function plain(text: string | undefined): string {
  return (text ?? "").replaceAll(/\r\n?/gu, "\n").trim().normalize("NFC");
}
