import { isObject } from "./flat-raw.ts";

/**
 * Whether our raw value is what ExifTool read: printed as words, or as the numbers it has for those
 * words. Numbers may be rounded by ExifTool's printing; dates and coordinates are brought to one form.
 */
export function sameValue(
  name: string,
  ours: unknown,
  printed: unknown,
  numeric: unknown,
): boolean {
  // A tag of blanks says nothing, and is not kept.
  if (ours === undefined && typeof printed === "string" && printed.trim() === "") return true;
  const converted = converters[name]?.(ours) ?? ours;
  return [ours, converted].some(
    (value) => sameAs(value, printed) || (numeric !== undefined && sameAs(value, numeric)),
  );
}

function sameAs(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(theirs) || Array.isArray(ours)) return sameList(listOf(ours), listOf(theirs));
  if (isObject(ours) && Object.keys(ours).length === 0) return theirs === "";
  if (isObject(theirs)) return isObject(ours) && sameStruct(ours, theirs);
  return !isObject(ours) && sameScalar(ours, theirs);
}

/** One text and a list of it are one to ExifTool; a tag of several numbers is a text with blanks. */
function sameList(ours: readonly unknown[], theirs: readonly unknown[]): boolean {
  const filled = ours.filter((item) => item !== "");
  const wanted = theirs.filter((item) => item !== "");
  const isBlank = [...filled, ...wanted].every(
    (item) => isObject(item) && Object.keys(item).length === 0,
  );
  if (isBlank) return true;
  if (filled.length === wanted.length && filled.every((item, index) => sameAs(item, wanted[index])))
    return true;
  const [only] = theirs;
  if (theirs.length !== 1 || typeof only !== "string") return false;
  // Of tables it prints the size only: of the numbers written out, or of their bytes.
  const sizes = [filled.join(" ").length, filled.length, filled.length * 2];
  return (
    sameWords(filled, only) || sizes.some((size) => only.startsWith(`(Binary data ${size} bytes`))
  );
}

function sameWords(ours: readonly unknown[], theirs: string): boolean {
  const words = theirs.split(/[\s,]+/u).filter((word) => word !== "");
  return words.length === ours.length && ours.every((item, index) => sameWord(item, words[index]));
}

/** What has no value: null to us, 0/0 in XMP. */
function sameWord(ours: unknown, theirs: string | undefined): boolean {
  return theirs === "undef" ? ours === null || ours === "0/0" : sameScalar(ours, theirs);
}

function sameStruct(
  ours: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): boolean {
  const own = new Map(Object.entries(ours).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(theirs).every(([name, value]) =>
    sameAs(own.get(name.slice(name.indexOf(":") + 1).toLowerCase()), value),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function sameScalar(ours: unknown, theirs: unknown): boolean {
  if (ours === undefined || theirs === undefined) return false;
  const [one, other] = [plain(ours), plain(theirs)];
  if (/[ ,]/u.test(one) && /[ ,]/u.test(other) && sameWords(one.split(/[\s,]+/u), other))
    return true;
  if (one === other || one.toLowerCase() === other.toLowerCase()) return true;
  if (dateForm(one) === dateForm(other)) return true;
  const [first, second] = [numberOf(one), numberOf(other)];
  return first !== null && second !== null && near(first, second);
}

function plain(value: unknown): string {
  return String(value)
    .replace(/\r\n?/gu, "\n")
    .replace(/^http:\/\/ns\.useplus\.org\/ldf\/vocab\//u, "")
    .replace(/^\(Binary data (\d+) bytes.*\)$/u, "($1 bytes of data)")
    .trim();
}

/** Printed numbers have at least four digits. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 6e-4 * Math.max(Math.abs(one), Math.abs(other)) + 1e-9;
}

function numberOf(text: string): number | null {
  const degrees = /^(\d+),(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?([NSEW])?$/u.exec(text);
  if (degrees !== null) {
    const [, whole, minutes, seconds = "0", side = ""] = degrees;
    const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
    return /[SW]/u.test(side) ? -value : value;
  }
  const fraction = /^([+-]?\d+)\/(\d+)$/u.exec(text);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?= ?(?:mm|m|s)?$)/iu.exec(text)?.[0];
  return number === undefined ? null : Number(number);
}

/** ISO 8601 and IIM dates and times in the form of EXIF. */
function dateForm(text: string): string {
  const iim = /^(\d{4})(\d\d)(\d\d)$/u.exec(text);
  if (iim !== null) return `${iim[1]}:${iim[2]}:${iim[3]}`;
  const time = /^(\d\d)(\d\d)(\d\d(?:\.\d+)?)(?:([+-]\d\d)(\d\d))?$/u.exec(text);
  if (time !== null)
    return `${time[1]}:${time[2]}:${time[3]}${time[4] === undefined ? "" : `${time[4]}:${time[5]}`}`;
  return text
    .replace(/^(\d{4})-(\d\d)(?:-(\d\d))?/u, (_, year, month, day) =>
      [year, month, day].filter(Boolean).join(":"),
    )
    .replace(/^(\d{4}:\d\d:\d\d)T/u, "$1 ")
    .replace(/ (?=[+-]\d\d:\d\d$)/u, "");
}

type Converter = (ours: unknown) => unknown;

/** What ExifTool calculates even where it prints no words: exposure from APEX units, angles from three parts. */
const converters: Readonly<Record<string, Converter>> = {
  "exif:shutterspeedvalue": (value) => 2 ** -toNumber(value),
  "exif:aperturevalue": (value) => 2 ** (toNumber(value) / 2),
  "exif:maxaperturevalue": (value) => 2 ** (toNumber(value) / 2),
  "exif:gpslatitude": angleOf,
  "exif:gpslongitude": angleOf,
  "exif:gpstimestamp": clock,
  "exif:cfapattern": patternOf,
  "exif:rawdatauniqueid": (value) =>
    Array.isArray(value) ? Buffer.from(value).toString("hex") : value,
  "png:gamma": (value) => 1 / toNumber(value),
  // Programs that rewrite a file now and then add the mark again.
  "iptc:codedcharacterset": (value) =>
    [value].flat().every((mark) => mark === "ESC % G") ? "UTF8" : value,
};

function toNumber(value: unknown): number {
  return numberOf(plain(value)) ?? Number.NaN;
}

function angleOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [whole = 0, minutes = 0, seconds = 0] = value.map(Number);
  return whole + minutes / 60 + seconds / 3600;
}

/** Two numbers of two bytes in the order of the file, then one byte for each colour. */
function patternOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [a = 0, b = 0, c = 0, d = 0, ...colours] = value.map(Number);
  return [a + b, c + d, ...colours];
}

function clock(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((part) => String(part).padStart(2, "0")).join(":");
}
