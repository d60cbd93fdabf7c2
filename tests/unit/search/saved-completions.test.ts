import { expect, test } from "vitest";
import { savedCompletions } from "../../../electron/engine/saved-completions.ts";
import type { SavedSearch } from "../../../shared/contract/saved-searches.ts";

function saved(name: string, more: Partial<SavedSearch> = {}): SavedSearch {
  const within = `in:"${name}"`;
  return {
    id: 1,
    uuid: "",
    name,
    query: "eggs",
    sort: "film",
    group: null,
    within,
    stills: 3,
    problem: null,
    lost: null,
    ...more,
  };
}
const searches = [
  saved("In the village"),
  saved("Weddings"),
  saved("Véra", { problem: { from: 0, to: 1, message: "" } }),
];

/** The caret stands at the bar; what becomes of the query when the first offer is taken. */
function taken(written: string): string[] {
  const caret = written.indexOf("|");
  const query = written.replace("|", "");
  return savedCompletions(() => searches, query, caret).map(
    ({ insert, from, to }) => query.slice(0, from) + insert + query.slice(to),
  );
}

test.each([
  ["eggs in:|", ['eggs in:"In the village"', 'eggs in:"Weddings"']],
  ["in:vil|", ['in:"In the village"']],
  ['in:"the v|" eggs', ['in:"In the village" eggs']],
  ["-in:wed|ding", ['-in:"Weddings"']],
  ["wed|", []],
  ["film:wed|", []],
  ["in: wed|", []],
  ["in:ver|", []], // it cannot be read
])("%s could become %j", (written, queries) => {
  expect(taken(written)).toEqual(queries);
});
