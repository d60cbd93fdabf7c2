import * as v from "valibot";
import { certainties, suggestedFields, type SuggestionForStills } from "../suggestion.ts";
import { asks, changes } from "./procedure.ts";
import { Id, Name, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** What is suggested for some stills. */
export type SuggestedForStills = {
  /** How many of the stills were looked at: of very many only the first. */
  readonly looked: number;
  /** The most certain first, then those for most stills. */
  readonly suggestions: readonly SuggestionForStills[];
  /** How many more there are than are listed. */
  readonly more: number;
};

/** Which suggestions: all of these that is said must hold. */
const WhichSuggestions = v.strictObject({
  certainties: v.pipe(v.array(v.picklist(certainties)), v.minLength(1)),
  field: v.optional(v.picklist(suggestedFields)),
  /** With `id` null, one of which a record would be made. */
  record: v.optional(v.strictObject({ id: v.nullable(Id), name: Name })),
});
export type WhichSuggestions = v.InferOutput<typeof WhichSuggestions>;

export const suggestions = {
  "suggestions.of": asks<SuggestedForStills>()(
    "What the archive has reason to think of stills and nobody said yet, with reasons. Nothing is applied.",
    v.strictObject({ stills: Stills }),
  ),
  "suggestions.accept": changes<Changed>()(
    "Accepts suggestions for stills: one, all of a field, all of some certainties. Where a still can have only one of several that are as likely, none is taken unless its record is named.",
    v.strictObject({ stills: Stills, which: WhichSuggestions }),
  ),
  "suggestions.dismiss": changes<Changed>()(
    "Has suggestions for stills not be made again.",
    v.strictObject({ stills: Stills, which: WhichSuggestions }),
  ),
} as const;
