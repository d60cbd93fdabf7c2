import {
  choiceOf,
  withAlternative,
  withClicked,
  withExcluded,
  withoutChoice,
} from "../../shared/query/choices.ts";
import { searchState, setQuery } from "./search.ts";

/** As a plain click does, beside what is chosen already, or leaving out. */
export type HowChosen = "click" | "or" | "without";

/** Takes a value of a facet into the query, or out of it; `values` are the terms of the facet's values. */
export function choose(term: string, how: HowChosen, values: ReadonlySet<string>): void {
  const { query } = searchState.getState();
  setQuery(chosen(query, term, how, values));
}

function chosen(query: string, term: string, how: HowChosen, values: ReadonlySet<string>): string {
  const now = choiceOf(query, term);
  if (how === "click") return withClicked(query, term, values);
  if (how === "or")
    return now === "either" ? withoutChoice(query, term) : withAlternative(query, term, values);
  return now === "excluded" ? withoutChoice(query, term) : withExcluded(query, term);
}
