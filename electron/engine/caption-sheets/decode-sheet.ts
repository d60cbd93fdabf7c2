import { ProblemError } from "../../../shared/problem.ts";
import { guessCharset } from "../metadata/guess-charset.ts";
import { utf16Of } from "../tables/utf16.ts";
import type { SheetCharset } from "./sheet-document.ts";

/** Character sets of spreadsheets and editors that do not write Unicode, the likeliest first. */
const candidates = [
  "windows-1252",
  "windows-1250",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "windows-1251",
  "windows-1253",
  "macintosh",
] as const;

/**
 * The text of a file's bytes: in the character set asked for, else UTF-16 or UTF-8 where it is that, else
 * the one it reads best in, which is a guess and told as one. Throws a Problem for what is no text.
 */
export function decodeSheet(
  bytes: Uint8Array,
  asked: string | null,
): { readonly text: string; readonly charset: SheetCharset } {
  if (asked !== null) return decoded(bytes, asked, false);
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return decoded(bytes, utf16, false);
  if (bytes.subarray(0, 65_536).includes(0))
    throw new ProblemError(
      "unsupported",
      "This is no text. Choose captions as CSV, TSV, XLSX, DOCX, HTML or plain text.",
    );
  if (isUtf8(bytes)) return decoded(bytes, "utf-8", false);
  return decoded(bytes, guessCharset(linesWithOthers(bytes), candidates), true);
}

function decoded(bytes: Uint8Array, charset: string, guessed: boolean) {
  const text = new TextDecoder(charset).decode(bytes);
  return { text: text.replace(/^\uFEFF/u, ""), charset: { charset, guessed } };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Enough to tell by. */
const SAMPLED_LINES = 200;

/** Lines that are not ASCII alone: the others say nothing of the character set. */
function linesWithOthers(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length && lines.length < SAMPLED_LINES) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed === -1 ? bytes.length : feed;
    const line = bytes.subarray(from, end);
    if (line.some((byte) => byte > 0x7f)) lines.push(line);
    from = end + 1;
  }
  return lines;
}
