import {
  textFieldNames,
  textFields,
  type LanguageTexts,
  type TextField,
} from "../../../shared/still.ts";
import { isCameraText } from "./camera-texts.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { limitOf, type Reconciliation } from "./reconciliation.ts";
import { saysTheSame } from "./same-text.ts";
import type { Candidate } from "./settle.ts";
import { languageTexts, oneText } from "./xmp-value.ts";

type Texts = Partial<Record<TextField, LanguageTexts>>;

/** Every text property by language, reconciled; that a newer IPTC block won over XMP is told in `warnings`. */
export function carriedTexts(reconciliation: Reconciliation, warnings: string[]): Texts {
  const texts: Texts = {};
  for (const field of textFields) {
    const chosen = chooseText(field, reconciliation, warnings);
    if (Object.keys(chosen).length > 0) texts[field] = chosen;
  }
  return texts;
}

function chooseText(
  field: TextField,
  reconciliation: Reconciliation,
  warnings: string[],
): LanguageTexts {
  const candidates = candidatesFor(field, reconciliation);
  const chosen = reconciliation.settle(field, candidates, agree);
  if (chosen === null) return {};
  const xmp = candidates.find(({ carrier }) => carrier === "xmp" || carrier === "sidecar");
  if (chosen.carrier !== "iim" || xmp === undefined) return chosen.value;
  warnings.push(newerIptc(field));
  return withDefault(xmp.value, defaultText(xmp.value), defaultText(chosen.value));
}

function newerIptc(field: TextField): string {
  return `${textFieldNames[field]}: the IPTC block was changed after the XMP and says something else; the IPTC text was taken.`;
}

/** The newer text takes the place of the default and of its copies under a language; other languages stay. */
function withDefault(xmp: LanguageTexts, replaced: string, text: string): LanguageTexts {
  const others = Object.entries(xmp).filter(
    ([language, other]) => language !== "x-default" && other !== replaced,
  );
  return { "x-default": text, ...Object.fromEntries(others) };
}

function candidatesFor(
  field: TextField,
  reconciliation: Reconciliation,
): readonly Candidate<LanguageTexts>[] {
  const { xmp, sidecar } = reconciliation.sources;
  const carriers = propertyCarriers[field];
  const iim = iimText(field, reconciliation);
  const limit = limitOf(field);
  const candidates: readonly Candidate<LanguageTexts>[] = [
    { carrier: "sidecar", value: languageTexts(sidecar.get(carriers.xmp)) },
    { carrier: "xmp", value: languageTexts(xmp.get(carriers.xmp)) },
    { carrier: "iim", value: single(iim), ...(limit === undefined ? {} : { limit }) },
    ...otherTexts(field, reconciliation),
  ];
  return candidates
    .map((candidate) => ({ ...candidate, value: withoutCameraTexts(field, candidate.value) }))
    .filter(({ value }) => Object.keys(value).length > 0);
}

function otherTexts(
  field: TextField,
  { sources: { exif, plain } }: Reconciliation,
): readonly Candidate<LanguageTexts>[] {
  const carriers = propertyCarriers[field];
  return [
    ...(carriers.exif ?? []).map((tag) => ({
      carrier: "exif" as const,
      value: single(exif.get(tag)),
    })),
    ...(carriers.plain ?? []).map((keyword) => ({
      carrier: "png" as const,
      value: single(plain.get(keyword)),
    })),
  ];
}

function single(text: unknown): LanguageTexts {
  const trimmed = typeof text === "string" ? text.trim() : "";
  return trimmed === "" ? {} : { "x-default": trimmed };
}

/** Several caption writers are joined, as the standard maps the repeatable data set to one text. */
function iimText(field: TextField, reconciliation: Reconciliation): string | undefined {
  const values = reconciliation.iimOf(field).map(({ text }) => text.trim());
  if (field === "captionWriter") return values.join(", ");
  return field === "instructions" && values[0] !== undefined
    ? withoutCredit(values[0], reconciliation)
    : values[0];
}

/**
 * IPTC asks to put a credit line that is longer than its data set into the instructions. Where XMP has
 * the credit line itself, that sentence is no instruction, and no disagreement either.
 */
function withoutCredit(instructions: string, { sources }: Reconciliation): string {
  const credit = oneText(sources.xmp.get(propertyCarriers.creditLine.xmp));
  const sentence = `Credit: ${credit ?? ""}`;
  if (credit === null || !instructions.startsWith(sentence)) return instructions;
  return instructions.slice(sentence.length).replace(/^\.\s*/u, "");
}

function withoutCameraTexts(field: TextField, texts: LanguageTexts): LanguageTexts {
  if (field !== "caption") return texts;
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => !isCameraText(text)));
}

/** Every text of the other is found under its language; one of no stated language under any. */
function agree(one: Candidate<LanguageTexts>, other: Candidate<LanguageTexts>): boolean {
  const limits = { one: one.limit, other: other.limit };
  return Object.entries(other.value).every(([language, text]) => {
    const own = one.value[language];
    if (own !== undefined) return saysTheSame(own, text, limits);
    const isDefault = language === "x-default" || Object.keys(one.value).length === 1;
    return isDefault && Object.values(one.value).some((value) => saysTheSame(value, text, limits));
  });
}

function defaultText(texts: LanguageTexts): string {
  return texts["x-default"] ?? Object.values(texts)[0] ?? "";
}
