import { altTextAsCaption, altTextOpening, longAltText } from "./lint/alt-text.ts";
import type { CheckedStill, Found } from "./lint/finding.ts";
import { leftoverCodes, leftoverVariables, placeholdersLeft } from "./lint/leftovers.ts";
import { cutInIim, longHeadline, sameCaption } from "./lint/length.ts";
import { missingCaption, missingCredit, missingFilm, missingYear } from "./lint/missing.ts";
import {
  namedNotShown,
  namesUnlikeRoster,
  orderUnlikeRegions,
  peopleNotNamed,
} from "./lint/names.ts";
import { placesUnsaid } from "./lint/places.ts";
import { misspeltWords } from "./lint/spelling.ts";
import { pastTense } from "./lint/past-tense.ts";
import { doubleSpaces, straightQuotes, titleInOtherMarks } from "./lint/typography.ts";

type Rule = {
  /** What it looks for, as the list of rules says it. */
  readonly name: string;
  readonly find: (still: CheckedStill) => Found[];
};

/** What captions are checked for, in the order it is told. */
const rules = {
  leftoverVariable: { name: "Variables that were not filled in", find: leftoverVariables },
  leftoverCode: { name: "Cast codes that were not replaced", find: leftoverCodes },
  placeholder: { name: "“Name to come”, TK, XXX and the like", find: placeholdersLeft },
  missingCaption: { name: "No caption", find: missingCaption },
  missingFilm: { name: "No film, or a caption that does not name it", find: missingFilm },
  missingYear: { name: "The film without its year", find: missingYear },
  missingCredit: { name: "No credit line", find: missingCredit },
  nameUnlikeRoster: { name: "Names spelled unlike the cast’s", find: namesUnlikeRoster },
  orderUnlikeRegions: { name: "Left and right unlike the regions", find: orderUnlikeRegions },
  placesUnsaid: {
    name: "Left and right where nobody has said who stands where",
    find: placesUnsaid,
  },
  notNamed: { name: "People in the picture the caption leaves out", find: peopleNotNamed },
  notShown: {
    name: "People the caption names who are not tagged or have no region",
    find: namedNotShown,
  },
  misspelt: { name: "Words that no dictionary has", find: misspeltWords },
  sameCaption: { name: "The same caption on other stills", find: sameCaption },
  pastTense: { name: "Captions in the past tense", find: pastTense },
  titleMarks: { name: "Titles set off otherwise than the house does", find: titleInOtherMarks },
  straightQuotes: { name: "Straight quotation marks", find: straightQuotes },
  doubleSpaces: { name: "Double spaces", find: doubleSpaces },
  longAltText: { name: "Alt text over 250 characters", find: longAltText },
  altTextAsCaption: { name: "Alt text that repeats the caption", find: altTextAsCaption },
  altTextOpening: { name: "Alt text that begins “Image of”", find: altTextOpening },
  longHeadline: { name: "Headlines over 80 characters", find: longHeadline },
  cutInIim: { name: "Texts longer than IPTC-IIM holds", find: cutInIim },
} as const satisfies Readonly<Record<string, Rule>>;

export type LintRule = keyof typeof rules;

// The keys of the very object the type is made from.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const lintRules = Object.keys(rules) as LintRule[];

/** The rules that find what was to be filled in before anybody reads the texts. */
export const leftoverRules = [
  "leftoverVariable",
  "leftoverCode",
  "placeholder",
] as const satisfies readonly LintRule[];

/** What a rule looks for, in words. */
export function lintRuleName(rule: LintRule): string {
  return rules[rule].name;
}

/** Something to look at in a still's texts, and the rule that found it. */
export type LintFinding = Found & { readonly rule: LintRule };

/** What the rules find in the texts of a still, leaving out those that the archive has switched off. */
export function lint(still: CheckedStill, off: ReadonlySet<LintRule>): LintFinding[] {
  return lintRules.filter((rule) => !off.has(rule)).flatMap((rule) => lintFindings(still, rule));
}

/** What one rule finds in the texts of a still, whether or not it is switched off. */
export function lintFindings(still: CheckedStill, rule: LintRule): LintFinding[] {
  return rules[rule].find(still).map((found) => ({ ...found, rule }));
}
