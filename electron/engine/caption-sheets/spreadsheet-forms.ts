/*
 * What spreadsheets make of still numbers: 007 becomes 7, 1234567890123 is shown as 1.23457E+12, digits
 * beyond the fifteenth become 0, 1E12 is 1.00E+12, 3-12 and MAR1 become days. None of it can be undone for
 * sure, so a number is looked for by the keys that what was written and what is shown have in common.
 */

/** How a number was damaged, from what can still be read of it to what hardly can. */
export type Damage = "zeros" | "digits" | "exponent" | "date";

export type NumberKey = { readonly key: string; readonly damage: Damage };

/** Digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;

/** What spreadsheets may make of a still number. */
export function keysOfWritten(number: string): NumberKey[] {
  const written = number.trim();
  const keys: NumberKey[] = [];
  if (/^\d+$/u.test(written)) {
    const kept = keptDigits(written);
    keys.push({ key: `n ${kept}`, damage: kept === bare(written) ? "zeros" : "digits" });
    if (bare(written).length > 11) keys.push(...exponentKeys(Number(written)));
  }
  if (/^\d+\.\d*0$/u.test(written))
    keys.push({ key: `n ${String(Number(written))}`, damage: "zeros" });
  const power = /^(?<head>\d{1,3})E(?<tail>\d{1,3})$/iu.exec(written)?.groups;
  if (power !== undefined && Number.isFinite(Number(written)))
    keys.push(...exponentKeys(Number(written)));
  for (const key of dateKeys(partsOf(written))) keys.push({ key, damage: "date" });
  return keys;
}

/** By what a number that a spreadsheet shows may be found; none where it is not what one shows. */
export function keysOfShown(shown: string): string[] {
  const text = shown.trim();
  if (/^(?:0|[1-9]\d*)$/u.test(text)) return [`n ${keptDigits(text)}`];
  if (/^\d+\.\d+$/u.test(text) && !text.endsWith("0"))
    return [`n ${text}`, ...dateKeys(shownDate(text))];
  const power = /^(?<head>\d(?:[.,]\d+)?)E\+?(?<exponent>\d{1,3})$/iu.exec(text)?.groups;
  if (power !== undefined) {
    const head = (power["head"] ?? "").replace(",", ".");
    const exponent = String(Number(power["exponent"]));
    return [`e2 ${head} ${exponent}`, `e ${String(Number(head))} ${exponent}`];
  }
  return dateKeys(shownDate(text));
}

/** Whether what is shown is what a spreadsheet may have made of what was written; how, or null. */
export function damageOf(written: string, shown: string): Damage | null {
  if (written.trim() === shown.trim() || written.length > 40 || shown.length > 40) return null;
  const keys = new Set(keysOfShown(shown));
  return keysOfWritten(written).find(({ key }) => keys.has(key))?.damage ?? null;
}

/** In words, behind "the spreadsheet". */
export const damageWords: Readonly<Record<Damage, string>> = {
  zeros: "took its leading zeros off",
  digits: "lost its last digits",
  exponent: "shortened it to a power of ten",
  date: "made a date of it",
};

function bare(digits: string): string {
  return digits.replace(/^0+(?=\d)/u, "");
}

function keptDigits(digits: string): string {
  const whole = bare(digits);
  return whole.length <= KEPT_DIGITS
    ? whole
    : whole.slice(0, KEPT_DIGITS).padEnd(whole.length, "0");
}

/** With two decimals, as a format for it has, and with up to five, as without one. */
function exponentKeys(value: number): NumberKey[] {
  const [two = "", of = ""] = value.toExponential(2).split("e+");
  const [five = "", power = ""] = value.toExponential(5).split("e+");
  return [
    { key: `e2 ${two} ${of}`, damage: "exponent" },
    { key: `e ${String(Number(five))} ${power}`, damage: "exponent" },
  ];
}

/** The parts of what may be taken for a date: 3-12, 12/3/24, MAR1, 1-Sep. */
function partsOf(written: string): number[] {
  const glued = /^(?<month>\p{L}{3,5})[-./ ]?(?<day>\d{1,2})$/u.exec(written)?.groups;
  const parts =
    glued === undefined ? written.split(/[-./ ]/u) : [glued["month"] ?? "", glued["day"] ?? ""];
  return parts.length > 3 ? [] : parts.flatMap((part) => numberOf(part) ?? []);
}

/** The parts of a day as a spreadsheet shows it: 12-Mar, 12. Mrz, Mar-45, 3/12/2024, 2024-03-12. */
function shownDate(text: string): number[] {
  const day = text.replace(/[T ]\d\d:\d\d(?::\d\d)?$/u, "");
  return day.split(/[-./ ]+/u).flatMap((part) => numberOf(part) ?? []);
}

/** Of two parts, and of any two of three: a day without its year was written, and a year was put to it. */
function dateKeys(parts: readonly number[]): string[] {
  if (parts.length < 2 || parts.length > 3) return [];
  const short = parts.map((part) => (part > 999 ? part % 100 : part));
  const key = (some: readonly number[]): string =>
    `d ${some.toSorted((one, other) => one - other).join("-")}`;
  const pairs = short.flatMap((one, at) => short.slice(at + 1).map((other) => [one, other]));
  return [...pairs.map(key), ...(short.length === 3 ? [key(short)] : [])];
}

function numberOf(part: string): number | null {
  if (/^\d{1,4}$/u.test(part)) return Number(part);
  return months.get(part.toLowerCase().replace(/\.$/u, "")) ?? null;
}

/** Short names of months in the languages in which spreadsheets write them. */
const months: ReadonlyMap<string, number> = new Map(
  ["en", "de", "fr", "es", "it", "pt"]
    .flatMap((language) =>
      Array.from({ length: 12 }, (_none, at): [string, number] => [
        new Date(Date.UTC(2001, at, 1))
          .toLocaleString(language, { month: "short", timeZone: "UTC" })
          .toLowerCase()
          .replace(/\.$/u, ""),
        at + 1,
      ]),
    )
    .concat([
      ["mrz", 3],
      ["mär", 3],
      ["sept", 9],
      ["sep", 9],
    ]),
);
