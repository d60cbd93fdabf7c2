import { textFields, type LanguageTexts, type TextField } from "../../../shared/still.ts";
import type { Carrier } from "../../../shared/carried.ts";
import { captionIn } from "./camera-texts.ts";
import { candidatesFor, type Readings } from "./candidates.ts";
import { withoutEmbargo } from "./embargo-sentence.ts";
import { iimLimit } from "./iim-datasets.ts";
import { propertyCarriers } from "./property-carriers.ts";
import type { Reconciliation } from "./reconciliation.ts";
import { saysTheSame } from "./same-text.ts";
import type { Candidate } from "./settle.ts";
import type { MetadataSources } from "./sources.ts";
import { languageTexts, oneText } from "./xmp-value.ts";

/** Those that hold a text in several languages. */
const xmpCarriers: ReadonlySet<Carrier> = new Set(["xmp", "sidecar", "sharedSidecar"]);

type Texts = Partial<Record<TextField, LanguageTexts>>;

/** Every text property by language, reconciled. */
export function carriedTexts(reconciliation: Reconciliation): Texts {
  const texts: Texts = {};
  for (const field of textFields) {
    const chosen = chooseText(field, reconciliation);
    if (chosen !== null) texts[field] = chosen;
  }
  return texts;
}

function chooseText(field: TextField, reconciliation: Reconciliation): LanguageTexts | null {
  const candidates = candidatesFor(field, reconciliation, readings[field] ?? textReadings);
  const chosen = reconciliation.settle(field, candidates, agree);
  if (chosen === null) return null;
  const xmp = candidates.find(({ carrier }) => xmpCarriers.has(carrier));
  if (chosen.carrier !== "iim" || xmp === undefined) return chosen.value;
  return withDefault(xmp.value, defaultText(xmp.value), defaultText(chosen.value));
}

/** The newer text takes the place of the default and of its copies under a language; other languages stay. */
function withDefault(xmp: LanguageTexts, replaced: string, text: string): LanguageTexts {
  const others = Object.entries(xmp).filter(
    ([language, other]) => language !== "x-default" && other !== replaced,
  );
  return { "x-default": text, ...Object.fromEntries(others) };
}

const textReadings: Readings<LanguageTexts> = {
  xmp: (value) => unlessEmpty(languageTexts(value)),
  iim: ([first]) => single(first?.text),
  text: single,
};

const readings: Readonly<Partial<Record<TextField, Readings<LanguageTexts>>>> = {
  caption: {
    xmp: (value) => withoutCameraTexts(languageTexts(value)),
    iim: ([first]) => withoutCameraTexts(single(first?.text)),
    text: (text) => withoutCameraTexts(single(text)),
  },
  /** Several caption writers are joined, as the standard maps the repeatable data set to one text. */
  captionWriter: {
    ...textReadings,
    iim: (values) => single(values.map(({ text }) => text.trim()).join(", ")),
  },
  instructions: {
    ...textReadings,
    xmp: (value) => unlessEmpty(withoutEmbargoes(languageTexts(value))),
    iim: ([first], sources) => single(ownInstructions(first?.text.trim() ?? "", sources)),
  },
};

function withoutEmbargoes(texts: LanguageTexts): LanguageTexts {
  const own = Object.entries(texts).map(
    ([language, text]) => [language, withoutEmbargo(text)] as const,
  );
  return Object.fromEntries(own.filter(([, text]) => text !== ""));
}

/**
 * What stands in the data set of the instructions beside what is none. What was put before them leaves less room: where
 * they were cut for it, those of XMP are what stood there.
 */
function ownInstructions(written: string, sources: MetadataSources): string {
  const own = withoutCredit(withoutEmbargo(written), sources);
  if (own === written || Buffer.byteLength(written) <= iimLimit("SpecialInstructions") - 4)
    return own;
  const whole = withoutEmbargo(oneText(sources.xmp.get(propertyCarriers.instructions.xmp)) ?? "");
  return whole.startsWith(own) ? whole : own;
}

function single(text = ""): LanguageTexts | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : { "x-default": trimmed };
}

function unlessEmpty(texts: LanguageTexts): LanguageTexts | null {
  return Object.keys(texts).length > 0 ? texts : null;
}

function withoutCameraTexts(texts: LanguageTexts | null): LanguageTexts | null {
  if (texts === null) return null;
  const captions = Object.entries(texts).flatMap(([language, text]) => {
    const caption = captionIn(text);
    return caption === null ? [] : [[language, caption] as const];
  });
  return unlessEmpty(Object.fromEntries(captions));
}

/**
 * IPTC asks to put a credit line that is longer than its data set into the instructions. Where XMP has
 * the credit line itself, that sentence is no instruction, and no disagreement either.
 */
function withoutCredit(instructions: string, { xmp }: MetadataSources): string {
  const credit = oneText(xmp.get(propertyCarriers.creditLine.xmp));
  const sentence = `Credit: ${credit ?? ""}`;
  if (credit === null || !instructions.startsWith(sentence)) return instructions;
  return instructions.slice(sentence.length).replace(/^\.\s*/u, "");
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
