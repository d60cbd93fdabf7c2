import type { IimCharset } from "../../../shared/carried.ts";
import { isAscii, latin1, strictUtf8, windows1252 } from "./bytes.ts";
import { guessCharset } from "./guess-charset.ts";
import type { RawDataset } from "./iim.ts";

/** How to read the texts of an IIM block, how that was found out, and what the archivist should know of it. */
export type IimDecoding = {
  readonly decode: (data: Uint8Array) => string;
  readonly charset: IimCharset | null;
  readonly warning: string | null;
};

/** Texts the XMP of the same file has, by IIM data set: what the bytes ought to say. */
export type ExpectedTexts = ReadonlyMap<string, readonly string[]>;

/** Escape sequences of 1:90 that name one character set (ISO 2022, as IIM 4.2 appendix C uses it). */
const escapes: readonly (readonly [escape: string, charset: string])[] = Object.entries({
  "\x1b%G": "utf-8",
  "\x1b%/I": "utf-8",
  "\x1b-A": "iso-8859-1",
  "\x1b.A": "iso-8859-1",
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
  "macintosh",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "windows-1250",
  "windows-1251",
] as const;

/**
 * Finds the character set of IIM texts: what 1:90 declares; else UTF-8 where the bytes are well-formed
 * as such; else the one in which they agree with the XMP; else the most plausible one. `chosen`
 * overrules all of that. Where every byte is ASCII no character set matters, and none is named.
 */
export function decodingOf(
  datasets: readonly RawDataset[],
  expected: () => ExpectedTexts,
  chosen: string | undefined,
): IimDecoding {
  const texts = datasets.filter(({ record }) => record === 2);
  const overruled = chosen === undefined ? null : decoderOf(chosen);
  if (overruled !== null && chosen !== undefined)
    return { ...overruled, charset: { charset: chosen, how: "chosen" }, warning: null };
  const open = texts.filter(({ data }) => !isAscii(data));
  const declared = declaredCharset(datasets);
  if (declared !== null) return declaredDecoding(declared, open);
  if (open.length === 0) return { decode: utf8OrWestern, charset: null, warning: null };
  if (open.every(({ data }) => strictUtf8(data) !== null))
    return {
      decode: utf8OrWestern,
      charset: { charset: "utf-8", how: "valid-utf8" },
      warning: null,
    };
  return foundDecoding(open, expected());
}

function declaredCharset(datasets: readonly RawDataset[]): string | null {
  const mark = datasets.find(({ name }) => name === "CodedCharacterSet");
  if (mark === undefined) return null;
  const escape = latin1(mark.data, 0, mark.data.length);
  return escapes.find(([start]) => escape.startsWith(start))?.[1] ?? null;
}

function declaredDecoding(charset: string, open: readonly RawDataset[]): IimDecoding {
  const isUtf8 = charset === "utf-8";
  const broken = isUtf8 && open.some(({ data }) => strictUtf8(data) === null);
  return {
    decode: isUtf8 ? utf8OrWestern : (decoderOf(charset)?.decode ?? utf8OrWestern),
    charset: { charset, how: "declared" },
    warning: broken
      ? "The IPTC block says it is UTF-8 but is not; the parts that are not were read as Western European (windows-1252)."
      : null,
  };
}

function foundDecoding(open: readonly RawDataset[], expected: ExpectedTexts): IimDecoding {
  const agreeing = agreeingCharset(open, expected);
  const charset =
    agreeing ??
    guessCharset(
      open.map(({ data }) => data),
      candidates,
    );
  return {
    decode: decoderOf(charset)?.decode ?? utf8OrWestern,
    charset: { charset, how: agreeing === null ? "guessed" : "agrees-with-xmp" },
    warning:
      agreeing === null
        ? `The IPTC block does not say its encoding; it was read as ${charset}, which is a guess. Check accents and other scripts.`
        : null,
  };
}

/** The candidate in which the most texts are what the XMP says; null when none is in any. */
function agreeingCharset(open: readonly RawDataset[], expected: ExpectedTexts): string | null {
  let [best, most]: [string | null, number] = [null, 0];
  for (const charset of candidates) {
    const decode = decoderOf(charset)?.decode;
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
function decoderOf(label: string): { decode: (data: Uint8Array) => string } | null {
  try {
    const decoder = new TextDecoder(label);
    return { decode: (data) => decoder.decode(data) };
  } catch {
    return null;
  }
}

/** UTF-8 text by text, and Western European where one is not. */
function utf8OrWestern(data: Uint8Array): string {
  return strictUtf8(data) ?? windows1252(data);
}
