import { bareName, isNoise, isShortName } from "./bare-name.ts";
import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import { readMarker, type Marker } from "./markers.ts";
import { isPersonForm, kindByWord } from "./party-form.ts";
import { isInverted } from "./person-name.ts";

/** The marker before a piece of a line, and the parties that are known. */
export type Around = { readonly marker: Marker | null; readonly known: Gazetteer };

/** The members of "A, B and C", where they are people or known parties; else the name as it is, without a place behind it; none where nothing is named. */
export function listOf(name: string, { marker, known }: Around): readonly string[] {
  if (
    isInverted(name) &&
    name.split(",").every((part) => known.kindOf(part.trim()) === null) &&
    marker !== "copyright"
  )
    return [name];
  const isNamed = (part: string): boolean =>
    known.kindOf(part) !== null || (isOfCompanies(marker) && isShortName(part));
  const parts = name
    .split(/\s*(?:,(?!\s*(?:inc|ltd|llc|corp|co|jr|sr|s\.?a|s\.?l|gmbh|limited|plc)\b)|、|，)\s*/iu)
    .flatMap((part) => conjoined(part, { marker, known }))
    .map((part) => bareName(part))
    .filter((part) => isNamed(part) || !isNoise(part));
  if (parts.length < 2) return parts.length === 0 ? [] : parts;
  const tells = (part: string): boolean =>
    isNamed(part) ||
    isPersonForm(part) ||
    readMarker(part).marker !== null ||
    (marker !== null && /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2,6}$/u.test(part));
  if (parts.every((part) => tells(part) || kindByWord(part) !== null)) return parts;
  if (marker === "by") return parts;
  // a place, a department or a remark behind the party
  return parts.filter((part, index) => index === 0 || tells(part) || kindByWord(part) !== null);
}

/** Behind these stand companies, so that a name with a number is no number of a picture. */
function isOfCompanies(marker: Marker | null): boolean {
  return marker !== null && marker !== "photo" && marker !== "by" && marker !== "other";
}

/** "A and B" are two where both are people or known; a name such as "Smith & Sons" is one. */
function conjoined(part: string, { marker, known }: Around): readonly string[] {
  const isTold = (half: string): boolean =>
    known.kindOf(half) !== null || (isPersonForm(half) && kindByWord(half) === null);
  const halves = part.split(AND).map((half) => half.trim());
  const [first = "", second = ""] = halves;
  if (halves.length === 1) return dotted(part, known);
  if (halves.every((half) => isTold(half))) return halves;
  // "the artist and Kestrel & Rowe": somebody who is not named, but said, stands for one
  const said = UNNAMED.exec(part);
  if (said?.groups?.["other"] !== undefined) return [said[1] ?? "", said.groups["other"]];
  if (halves.length > 2) return [part];
  const isCompany = /\s/u.test(second) && kindByWord(second) !== null;
  if (known.kindOf(first) !== null && isCompany) return halves;
  // "Ada and Max Weber": two given names of one family
  if (marker === "by" && /^\p{Lu}\p{Ll}+$/u.test(first) && isPersonForm(second))
    return [`${first} ${second.split(/\s+/u).slice(1).join(" ")}`, second];
  return [part];
}

/** A dot in the middle joins the parts of a foreign name; between known parties, or in Korean, it stands for "and". */
function dotted(part: string, known: Gazetteer): readonly string[] {
  const halves = part.split(/(?<=\S)[·・](?=\S)/u);
  const isList =
    halves.some((half) => known.kindOf(half) !== null || /\p{Script=Hangul}/u.test(half)) ||
    (halves.some((half) => /\p{Script=Han}/u.test(half)) &&
      halves.some((half) => /\p{Script=Latin}/u.test(half)));
  return isList ? halves : [part];
}

const UNNAMED =
  /^((?:the|der|die|den|l[’']|les?|la|el|il|o|a)\s?\p{Ll}+)\s+(?:and|und|et|y|ed?|&)\s+(?<other>\p{Lu}.*)$/u;
const AND =
  /\s+(?:and|AND|und|UND|u\.|et|ET|ed?|y|Y|e|E|&|\+|和|与|與|및|と)\s+|(?<=\p{Script=Han})[和与與](?=\p{Script=Han}{2,4}$)/u;
