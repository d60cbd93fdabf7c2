import type { Completion } from "../../shared/contract/search.ts";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { lexQuery } from "../../shared/query/lex.ts";
import { tokensOf } from "./catalog/fold.ts";

/** The saved searches that the value of `in:` at the caret (a UTF-16 offset) could become. */
export function savedCompletions(
  searches: () => readonly SavedSearch[],
  query: string,
  caret: number,
): readonly Completion[] {
  const tokens = lexQuery(query.slice(0, caret));
  const last = tokens.at(-1);
  const isName = last?.kind === "field";
  const field = isName ? last : tokens.at(-2);
  if (last?.to !== caret || field?.kind !== "field" || field.name !== "in") return [];
  if (!isName && (field.to !== last.from || !("text" in last))) return [];
  const typed = "text" in last ? tokensOf(last.text) : [];
  const whole = lexQuery(query).find(({ from }) => from === (isName ? caret : last.from));
  return searches()
    .filter(({ name, problem }) => problem === null && begins(tokensOf(name), typed))
    .map(({ name, within, stills }) => ({
      label: name,
      detail: "saved search",
      insert: within,
      from: field.from,
      to: whole?.to ?? caret,
      count: stills,
    }));
}

/** Whether every typed word begins one of the words. */
function begins(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((one) => words.some((word) => word.startsWith(one)));
}
