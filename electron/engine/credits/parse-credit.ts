import { isKnownSupplier, partyKind } from "./parties.ts";
import { takeRestrictions } from "./restrictions.ts";
import { splitCredit, type CreditPart } from "./split-credit.ts";

/** A credit line taken apart. `line` is verbatim and is what gets printed; the parts are a reading of it. */
export type ParsedCredit = {
  readonly line: string;
  readonly photographers: readonly string[];
  readonly rightsHolders: readonly string[];
  readonly suppliers: readonly string[];
  readonly distributors: readonly string[];
  readonly clients: readonly string[];
  readonly year: number | null;
  readonly restrictions: readonly string[];
  readonly licence: string | null;
  readonly film: string | null;
  /** 0 to 1: 1 when every part was named by a marker or is a known party, less for each guess. */
  readonly confidence: number;
};

type Role = "photographers" | "rightsHolders" | "suppliers" | "distributors" | "clients";
type Reading = { readonly role: Role | null; readonly name: string; readonly sure: boolean };

/** Reads one credit line. Pure, never throws; an unreadable line has empty parts and confidence 0. */
export function parseCredit(line: string): ParsedCredit {
  const { rest, restrictions } = takeRestrictions(plainPunctuation(line));
  const licence =
    /\b(?:CC[ -]?(?:0|BY(?:-(?:SA|ND|NC))*)(?:[ -]\d\.\d)?|public domain)\b/iu.exec(rest)?.[0] ??
    null;
  const described = takeFilm(licence === null ? rest : rest.replace(licence, " / "));
  const chinese = takeChinese(described.rest);
  const parts = splitCredit(chinese.rest);
  const readings = [
    ...chinese.readings,
    ...parts.flatMap((part, index) => readPart(part, index, parts)),
  ];
  const names = (role: Role): string[] => [
    ...new Set(readings.filter((reading) => reading.role === role).map(({ name }) => name)),
  ];
  return {
    line,
    photographers: names("photographers"),
    rightsHolders: names("rightsHolders"),
    suppliers: names("suppliers"),
    distributors: names("distributors"),
    clients: names("clients"),
    year: yearOf(rest),
    restrictions,
    licence,
    film: described.film,
    confidence: confidenceOf(readings, restrictions.length + (licence === null ? 0 : 1)),
  };
}

/** Full-width punctuation as plain, and one pair of brackets around everything taken off. */
function plainPunctuation(line: string): string {
  const plain = line
    .normalize("NFC")
    .replace(/[（）：；，／｜＃＝]/gu, (mark) =>
      String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xfee0),
    )
    .trim();
  return /^\(.*\)$/u.test(plain) ? plain.slice(1, -1).trim() : plain;
}

/** "《Title》剧照 …", or "TITLE, from left: …. ph: …" of American collections, where the credit begins at "ph:". */
function takeFilm(text: string): { readonly film: string | null; readonly rest: string } {
  const chinese = /《([^》]+)》\s*(?:剧照|劇照|电影剧照|海报)?/u.exec(text);
  if (chinese?.[1] !== undefined) return { film: chinese[1], rest: text.replace(chinese[0], " ") };
  const caption = /^([^,/©]+),\s.*?[.,]\s*(?=ph(?:oto)?:)/iu.exec(text);
  if (caption?.[1] === undefined) return { film: null, rest: text };
  return { film: caption[1].trim(), rest: text.slice(caption[0].length) };
}

const chineseForms: readonly (readonly [Role, RegExp])[] = [
  ["photographers", /(?<![\p{Script=Han}])([\p{Script=Han}·、]{2,}?)\s*(?:摄影|摄)(?!影?:)/u],
  ["photographers", /摄影:\s*([\p{Script=Han}·、]+)/u],
  ["suppliers", /(新华社|中新社)(?:发|记者)/u],
  ["distributors", /(?:剧照)?由([\p{Script=Han}A-Za-z ]+?)(?:公司)?提供/u],
  ["suppliers", /(视觉中国|东方IC|新华社|中新社|CFP)\s*供图/u],
  ["distributors", /([\p{Script=Han}]+?)\s*供图/u],
  ["distributors", /사진제공\s*=\s*(.+)$/u],
];

/** Chinese puts the role behind the name: 夏永康 摄, 片方供图. */
function takeChinese(text: string): {
  readonly rest: string;
  readonly readings: readonly Reading[];
} {
  let rest = text;
  const readings: Reading[] = [];
  for (const [role, form] of chineseForms) {
    const match = form.exec(rest);
    if (match?.[1] === undefined) continue;
    const names = role === "photographers" ? match[1].split("、") : [match[1].trim()];
    readings.push(
      ...names.filter((name) => name !== "").map((name) => ({ role, name, sure: true })),
    );
    rest = rest.replace(match[0], " / ");
  }
  return { rest, readings };
}

function readPart(
  part: CreditPart,
  index: number,
  parts: readonly CreditPart[],
): readonly Reading[] {
  const { marker, name } = part;
  const kind = partyKind(name);
  const one = (role: Role | null, sure: boolean): readonly Reading[] => [{ role, name, sure }];
  if (marker === "copyright") return one("rightsHolders", true);
  if (marker === "client") return one("clients", true);
  if (marker === "via" || marker === "supply") return one("suppliers", true);
  // Only a party known by name supplies what is by courtesy of it; any other lends its own pictures.
  if (marker === "courtesy") return one(isKnownSupplier(name) ? "suppliers" : "distributors", true);
  // A company after "Photo by" is no photographer.
  if (kind === "supplier") return one("suppliers", true);
  if (kind === "rightsHolder") return one("rightsHolders", true);
  if (marker === "photographer")
    return peopleIn(name).map((person) => ({ role: "photographers", name: person, sure: true }));
  return readUnmarked(name, kind === "person", index, parts);
}

/** By position: a person first in an Anglo-American chain is the photographer; one name alone stays open. */
function readUnmarked(
  name: string,
  isPerson: boolean,
  index: number,
  parts: readonly CreditPart[],
): readonly Reading[] {
  const hasPhotographer = parts.some(({ marker }) => marker === "photographer");
  if (isPerson && !hasPhotographer) return [{ role: "photographers", name, sure: false }];
  const inChain = index > 0 && index < parts.length - 1;
  return [{ role: inChain ? "suppliers" : null, name, sure: false }];
}

function peopleIn(names: string): readonly string[] {
  return names.split(/\s*,\s*|\s+(?:and|und|et|y)\s+|\s*&\s*|、/u).filter((name) => name !== "");
}

function yearOf(text: string): number | null {
  const marked = /(?:©|\(c\)|copyright)\s*((?:18|19|20)\d\d)/iu.exec(text)?.[1];
  const any = marked ?? /(?<![\d-])(?:18|19|20)\d\d(?![\d-])/u.exec(text)?.[0];
  return any === undefined ? null : Number(any);
}

function confidenceOf(readings: readonly Reading[], others: number): number {
  if (readings.length === 0) return others > 0 ? 0.9 : 0;
  const certainty = readings.map(({ role, sure }) => (role === null ? 0.2 : sure ? 1 : 0.6));
  const mean = certainty.reduce((sum, value) => sum + value, 0) / certainty.length;
  return Math.round(mean * 100) / 100;
}
