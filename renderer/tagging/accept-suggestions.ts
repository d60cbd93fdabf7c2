import type { Stills } from "../../shared/contract/schemas.ts";
import type { WhichSuggestions } from "../../shared/contract/suggestions.ts";
import type { SuggestionForStills } from "../../shared/suggestion.ts";
import { ask } from "../archive.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";

/** This one suggestion, for all the stills it is made for. */
export function onlyThis({ certainty, field, id, name }: SuggestionForStills): WhichSuggestions {
  return { certainties: [certainty], field, record: { id, name } };
}

/** Accepts suggestions, and tells it where the inspector does not show it. */
export async function acceptSuggested(
  stills: Stills,
  which: WhichSuggestions,
  told: "of-several" | "always" = "of-several",
): Promise<void> {
  await orTell(async () => {
    const { changed, label, change } = await ask("suggestions.accept", { stills, which });
    if (changed === 0)
      tell("This is no longer suggested, or there is more than one to choose from.");
    else if (told === "always" || changed > 1) tellChange(label, change);
  });
}

/** Has suggestions not be made again; always told, for it can be undone there. */
export async function dismissSuggested(stills: Stills, which: WhichSuggestions): Promise<void> {
  await orTell(async () => {
    const { label, change } = await ask("suggestions.dismiss", { stills, which });
    tellChange(label, change);
  });
}

/** Accepts all that is certain for the selected stills. */
export async function acceptCertain(): Promise<void> {
  await orTell(async () => {
    const stills = stillsOf(selectedState.getState());
    if (stills === null) return;
    const which: WhichSuggestions = { certainties: ["high"] };
    const { changed, label, change } = await ask("suggestions.accept", { stills, which });
    if (changed === 0) tell("Nothing is suggested with certainty here.");
    else tellChange(label, change);
  });
}
