import type { Stills } from "../../shared/contract/schemas.ts";
import {
  certainties,
  suggestedFields,
  type SuggestedField,
  type SuggestionForStills,
} from "../../shared/suggestion.ts";
import { acceptSuggested, dismissSuggested } from "../tagging/accept-suggestions.ts";
import type { MenuEntry } from "../ui/menu.tsx";

const fieldsInWords: Readonly<Record<SuggestedField, string>> = {
  film: "films",
  scene: "scenes",
  character: "characters",
  performer: "performers",
  rightsHolder: "rights holders",
};

/** Accepting or dismissing many suggestions at once: by certainty, by field. */
export function suggestionMenu(
  suggestions: readonly SuggestionForStills[],
  stills: Stills,
): readonly (MenuEntry | null)[] {
  const levels = certainties.filter((level) =>
    suggestions.some(({ certainty }) => certainty === level),
  );
  const fields = suggestedFields.filter((one) => suggestions.some(({ field }) => field === one));
  const accept = (id: string, label: string, which: Parameters<typeof acceptSuggested>[1]) => ({
    id,
    label,
    run: () => void acceptSuggested(stills, which, "always"),
  });
  return [
    ...(levels.includes("high")
      ? [
          {
            ...accept("high", "Accept all that is certain", { certainties: ["high"] }),
            shortcut: "S",
          },
        ]
      : []),
    ...(levels.includes("medium")
      ? [
          accept("medium", "Accept all that is certain or likely", {
            certainties: ["high", "medium"],
          }),
        ]
      : []),
    ...(fields.length > 1
      ? [
          null,
          ...fields.map((field) =>
            accept(field, `Accept all ${fieldsInWords[field]}`, {
              certainties: [...certainties],
              field,
            }),
          ),
        ]
      : []),
    null,
    {
      id: "dismiss",
      label: "Dismiss all",
      run: () => void dismissSuggested(stills, { certainties: [...certainties] }),
    },
  ];
}
