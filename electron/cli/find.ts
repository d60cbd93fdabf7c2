import type { QueryProblem, SearchAnswer } from "../../shared/contract/search.ts";
import type { SortOrder } from "../../shared/sort-order.ts";
import { ProblemError } from "../../shared/problem.ts";
import { parseWholeQuery } from "../../shared/query/whole.ts";
import type { StillId } from "../../shared/still.ts";
import type { Engine } from "../engine/engine.ts";

/**
 * Runs a query; its result is in the order asked for. Only a blank one is every still: one that is
 * unfinished, says nothing or cannot be understood is a Problem that says what and where.
 */
export async function runQuery(
  engine: Engine,
  query: string,
  { sort = "film", facets = false }: { sort?: SortOrder; facets?: boolean } = {},
): Promise<SearchAnswer> {
  const parsed = parseWholeQuery(query);
  if ("problem" in parsed) throw unreadable(parsed.problem);
  await engine.archive().search.ready(); // the order of a large result is the index's
  const answer = await engine.ask("search.run", { query, sort, facets });
  if (answer.problem !== null) throw unreadable(answer.problem); // in a saved search that it looks in
  return answer;
}

function unreadable(problem: QueryProblem): ProblemError {
  return new ProblemError("invalid", placed(problem));
}

function placed({ from, message }: QueryProblem): string {
  return `${message} (at character ${String(from + 1)} of the query)`;
}

/** Says on stderr what of a query names nothing there is. */
export function sayMissed({ missed }: SearchAnswer): void {
  for (const problem of missed) process.stderr.write(`stillroom: ${placed(problem)}\n`);
}

/** Every still a query finds, in a stable order. */
export async function find(
  engine: Engine,
  query: string,
  sort: SortOrder = "film",
): Promise<StillId[]> {
  return stillsOf(engine, await runQuery(engine, query, { sort }));
}

function stillsOf(engine: Engine, answer: SearchAnswer): StillId[] {
  if (answer.total > 0) sayMissed(answer);
  const { result, total } = answer;
  return engine.archive().search.stillsOf({ result, ranges: [[0, total]] });
}

/** The stills to change. @throws ProblemError when the query finds none. */
export async function findSome(engine: Engine, query: string): Promise<StillId[]> {
  const answer = await runQuery(engine, query);
  if (answer.total > 0) return stillsOf(engine, answer);
  throw new ProblemError("not-found", `${nothingFound(query, answer.missed)} Nothing was changed.`);
}

/** That a query finds nothing, in words. */
export function nothingFound(query: string, missed: readonly QueryProblem[] = []): string {
  if (query.trim() === "")
    return "There is no still in this archive yet. Add some with: stillroom index FOLDER.";
  const why = missed.map(placed).join(" ");
  return `No still matches ${query}. ${why === "" ? "Try the query with: stillroom search." : why}`;
}
