import type { ComparedField, ProposalReason } from "../../shared/contract/near-duplicates.ts";
import { chosenFields, type ChosenField } from "../../shared/contract/near-duplicates.ts";
import { markNames } from "../../shared/marks.ts";
import { textFieldNames, textFields } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";

const otherNames: Readonly<Record<string, string>> = {
  film: "Film",
  kind: "Kind",
  dateCreated: "Date made",
  creators: "Creator",
  scenes: "Scenes",
  depictions: "In the picture",
  rightsHolders: "Rights holders",
  keywords: "Keywords",
  sets: "Sets",
  ...markNames,
};

/** What a line of the comparison is called. */
export function fieldWords({ field, language }: ComparedField): string {
  const text = textFields.find((name) => name === field);
  const name = text === undefined ? (otherNames[field] ?? field) : textFieldNames[text];
  return language === "x-default" ? name : `${name}, ${languageName(language)}`;
}

/** The field as one of which a still has a single value; null for those that are gathered. */
export function asChosen(field: ComparedField["field"]): ChosenField | null {
  return chosenFields.find((name) => name === field) ?? null;
}

/** How certain it is that stills are one picture, in words and as a figure. */
export function certaintyInWords(certainty: number): string {
  const percent = `${String(Math.floor(certainty * 100))} %`;
  if (certainty >= 0.85) return `Nearly certain, ${percent}`;
  return certainty >= 0.65 ? `Likely, ${percent}` : `Possible, ${percent}`;
}

const reasonWords: Readonly<Record<ProposalReason, (format: string) => string>> = {
  largest: () => "largest",
  colour: () => "in colour",
  format: (format) => `nearest to an original as ${format.toUpperCase()}`,
  quality: () => "least compressed",
  words: () => "with words of its own",
  oldest: () => "oldest",
};

/** Why a file of this format is proposed, in a few words; null where nothing tells it from the others. */
export function reasonsInWords(reasons: readonly ProposalReason[], format: string): string | null {
  if (reasons.length === 0) return null;
  return reasons.map((reason) => reasonWords[reason](format)).join(", ");
}
