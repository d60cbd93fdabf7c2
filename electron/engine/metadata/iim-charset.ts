import type { IimCharset } from "../../../shared/carried.ts";
import { isAscii, latin1, windows1252 } from "./bytes.ts";
import { guessCharset } from "./guess-charset.ts";
import { utf8Of } from "./iim-utf8.ts";
import { isText, type RawDataset } from "./iim.ts";

/** How to read the texts of an IIM block, how that was found out, and what the archivist should know of it. */
export type IimDecoding = {
  readonly decode: (dataset: RawDataset) => string;
  readonly charset: IimCharset | null;
  readonly warning: string | null;
};

/** A text whose character set is in question, by the name of its data set or tag. */
export type OldText = { readonly name: string; readonly data: Uint8Array };

/** Texts the XMP of the same file has, by the name of data set or tag: what the bytes ought to say. */
export type ExpectedTexts = ReadonlyMap<string, readonly string[]>;

/** Escape sequences of 1:90 that name one character set (ISO 2022, as IIM 4.2 appendix C uses it). */
const escapes: readonly (readonly [escape: string, charset: string])[] = Object.entries({
  "\x1b%G": "utf-8",
  "\x1b%/I": "utf-8",
  "\x1b-A": "windows-1252", // ISO 8859-1 and more, as which the Encoding Standard reads it
  "\x1b.A": "windows-1252",
  "\x1b-B": "iso-8859-2",
  "\x1b-C": "iso-8859-3",
  "\x1b-D": "iso-8859-4",
  "\x1b-F": "iso-8859-7",
  "\x1b-G": "iso-8859-6",
  "\x1b-H": "iso-8859-8",
  "\x1b-L": "iso-8859-5",
  "\x1b-M": "windows-1254",
});

/** Character sets programs wrote into IIM without saying so; the western ones first, being the most common. */
const candidates = [
  "windows-1252",
  "windows-1250",
  "macintosh",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "windows-1251",
  "windows-1253",
  "windows-874",
] as const;

/**
 * Finds the character set of IIM texts: UTF-8 where 1:90 declares it or the bytes are well-formed as
 * such; else what 1:90 declares; else the one in which they agree with the XMP; else the most plausible
 * one. Texts that are declared UTF-8 and are not are read as if nothing were declared. `chosen` overrules
 * all of that. Where every byte is ASCII no character set matters, and none is named.
 */
export function decodingOf(
  datasets: readonly RawDataset[],
  expected: () => ExpectedTexts,
  chosen: string | undefined,
): IimDecoding {
  const declared = declaredCharset(datasets);
  const open = openTexts(datasets);
  const overruled = chosen === undefined ? null : decoderOf(chosen);
  const among = declared === "utf-8" ? utf8Or : only;
  const isUtf8 =
    declared !== "utf-8" && open.length > 0 && open.every((text) => utf8Of(text) !== null);
  if (overruled !== null && chosen !== undefined && !isUtf8)
    return { decode: among(overruled), charset: { charset: chosen, how: "chosen" }, warning: null };
  if (declared === "utf-8") return open.length === 0 ? declaredUtf8 : brokenUtf8(open, expected());
  if (open.length === 0) return { ...declaredUtf8, charset: null };
  if (isUtf8) return { ...declaredUtf8, charset: { charset: "utf-8", how: "valid-utf8" } };
  const decode = declared === null ? null : decoderOf(declared);
  if (declared === null || decode === null) return foundDecoding(open, expected(), only);
  return { decode: only(decode), charset: { charset: declared, how: "declared" }, warning: null };
}

/** The texts whose character set is in question: not those in ASCII, nor those in UTF-8 where that is declared. */
export function openTexts(datasets: readonly RawDataset[]): readonly RawDataset[] {
  const isUtf8 = declaredCharset(datasets) === "utf-8";
  return datasets.filter(
    (dataset) => isText(dataset) && !isAscii(dataset.data) && !(isUtf8 && utf8Of(dataset) !== null),
  );
}

function declaredCharset(datasets: readonly RawDataset[]): string | null {
  const mark = datasets.find(({ name }) => name === "CodedCharacterSet");
  if (mark === undefined) return null;
  const escape = latin1(mark.data, 0, mark.data.length);
  return escapes.find(([start]) => escape.startsWith(start))?.[1] ?? null;
}

const declaredUtf8: IimDecoding = {
  decode: utf8Or(windows1252),
  charset: { charset: "utf-8", how: "declared" },
  warning: null,
};

function brokenUtf8(open: readonly RawDataset[], expected: ExpectedTexts): IimDecoding {
  return {
    ...foundDecoding(open, expected, utf8Or),
    warning:
      "The IPTC block says it is UTF-8, but some of its texts are not; the character set of those was found from their bytes.",
  };
}

type Decode = (data: Uint8Array) => string;
type Among = (decode: Decode) => IimDecoding["decode"];

function foundDecoding(
  open: readonly RawDataset[],
  expected: ExpectedTexts,
  among: Among,
): IimDecoding {
  const agreeing = agreeingCharset(open, expected);
  const charset = agreeing ?? guessedCharset(open);
  return {
    decode: among(decoderOf(charset) ?? windows1252),
    charset: { charset, how: agreeing === null ? "guessed" : "agrees-with-xmp" },
    warning: null,
  };
}

/** The candidate in which the texts read most like writing. */
export function guessedCharset(open: readonly OldText[]): string {
  return guessCharset(
    open.map(({ data }) => data),
    candidates,
  );
}

/** The candidate in which the most texts are what the XMP says; null when none is in any. */
export function agreeingCharset(open: readonly OldText[], expected: ExpectedTexts): string | null {
  let [best, most]: [string | null, number] = [null, 0];
  for (const charset of candidates) {
    const decode = decoderOf(charset);
    const agreeing = open.filter(({ name, data }) => agrees(decode?.(data), expected.get(name)));
    if (agreeing.length > most) [best, most] = [charset, agreeing.length];
  }
  return best;
}

function agrees(text: string | undefined, expected: readonly string[] | undefined): boolean {
  if (text === undefined || expected === undefined) return false;
  const plain = comparable(text);
  return plain !== "" && expected.some((value) => comparable(value).startsWith(plain));
}

function comparable(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** A decoder for a label of the Encoding Standard; null for one that is none. */
export function decoderOf(label: string): Decode | null {
  try {
    const decoder = new TextDecoder(label);
    return (data) => decoder.decode(data);
  } catch {
    return null;
  }
}

/** Every text the same way. */
function only(decode: Decode): IimDecoding["decode"] {
  return ({ data }) => decode(data);
}

/** What is UTF-8 as such, text by text, and only the others by `decode`. */
function utf8Or(decode: Decode): IimDecoding["decode"] {
  return (dataset) => utf8Of(dataset) ?? decode(dataset.data);
}
