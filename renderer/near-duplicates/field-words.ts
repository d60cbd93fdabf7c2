import type { ComparedField } from "../../shared/contract/near-duplicates.ts";
import { chosenFields, type ChosenField } from "../../shared/contract/near-duplicates.ts";
import { textFieldNames, textFields } from "../../shared/still.ts";
import { languageName } from "../inspector/languages.ts";

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

/** Below this a still shows less than the fullest view, and not by a rounding. */
const WHOLE = 0.97;

/** How much of the picture a still shows; null when that is not known. */
export function shareInWords(share: number | null): string | null {
  if (share === null) return null;
  return share >= WHOLE ? "Whole picture" : `Crop, ${String(Math.round(share * 100))} % of it`;
}
