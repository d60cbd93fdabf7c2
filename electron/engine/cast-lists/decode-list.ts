import { ProblemError } from "../../../shared/problem.ts";
import { utf16Of } from "../tables/utf16.ts";

/**
 * The text of a cast list's bytes: UTF-8 or UTF-16, with or without a byte order mark. Throws a Problem
 * that says what to do for a workbook, for other binary files, and for older character sets, which would
 * have to be guessed: a name that is guessed wrong is a wrong name in every caption.
 */
export function decodeList(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new ProblemError(
      "unsupported",
      "This is a workbook or another packed file. Save the sheet as CSV (UTF-8) and choose that.",
    );
  if (bytes.includes(0))
    throw new ProblemError(
      "unsupported",
      "This is no text. Choose a cast list as CSV, TSV, JSON or text.",
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError(
      "unsupported",
      `Line ${String(lineOfFirstOther(bytes))} is not in UTF-8, so its names cannot be read for sure. Save the list as UTF-8 (in Excel: “CSV UTF-8”) and choose it again.`,
    );
  }
}

function lineOfFirstOther(bytes: Uint8Array): number {
  return splitAtLineFeeds(bytes).findIndex((line) => !isUtf8(line)) + 1;
}

function splitAtLineFeeds(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
