import type { RoleKind } from "../../../shared/record.ts";

/** What stands in brackets behind a name: "(voice)", "(uncredited)", "(as Hai Ching)". */
export type Suffixes = {
  readonly name: string;
  readonly kind: RoleKind | null;
  readonly uncredited: boolean;
  readonly creditedAs: string | null;
};

const kindWords: Readonly<Record<RoleKind, RegExp>> = {
  role: /^(?:role|cast|actor|actress|lead|supporting|main|principal|on[ -]screen)$/iu,
  stunt: /^(?:stunts?|stunt (?:double|performer|person|man|woman)|特技|cascades?)$/iu,
  double: /^(?:(?:body|photo|hand|dance )?\s*double|stand[ -]?in|替身|doublure)$/iu,
  voice:
    /^(?:(?:singing )?voice(?:[ -]?over)?|voiced|v\.? ?o\.?|vo|配音|聲優|声优|声|voix|stimme|voz)$/iu,
};

const uncreditedWord =
  /^(?:uncredited|unbilled|not credited|未署名|non crédit[ée]e?|ungenannt|sin acreditar)$/iu;

/** The kind of role a word stands for, in the usual words; null for any other word. */
export function kindOfWord(word: string): RoleKind | null {
  for (const kind of ["stunt", "double", "voice", "role"] as const)
    if (kindWords[kind].test(word.trim())) return kind;
  return null;
}

/** Whether a word says that a performer is not named in the credits. */
export function saysUncredited(word: string): boolean {
  return uncreditedWord.test(word.trim());
}

const lastGroup =
  /^(?<name>.*\S)\s*(?:\((?<round>[^()]*)\)|（(?<wide>[^（）]*)）|\[(?<square>[^[\]]*)\])\s*$/su;

/** Takes off a name what is said behind it in brackets; what is not understood stays part of the name. */
export function suffixesOf(text: string): Suffixes {
  let found: Suffixes = { name: text.trim(), kind: null, uncredited: false, creditedAs: null };
  for (let match = lastGroup.exec(found.name); match !== null; match = lastGroup.exec(found.name)) {
    const { name = "", round, wide, square } = match.groups ?? {};
    const next = withGroup({ ...found, name: name.trim() }, round ?? wide ?? square ?? "");
    if (next === null) return found;
    found = next;
  }
  return found;
}

/** With what one pair of brackets says, of which each part has to be understood; null otherwise. */
function withGroup(found: Suffixes, group: string): Suffixes | null {
  let next = found;
  for (const part of group.split(/[,;/、]/u)) {
    const kind = kindOfWord(part);
    const credited = /^\s*(?:credited as|as)\s+(?<name>.+)$/iu.exec(part)?.groups?.["name"];
    if (kind !== null) next = { ...next, kind };
    else if (saysUncredited(part)) next = { ...next, uncredited: true };
    else if (credited !== undefined) next = { ...next, creditedAs: credited.trim() };
    else return null;
  }
  return next;
}
