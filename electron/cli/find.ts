import type { QueryProblem, SearchAnswer } from "../../shared/contract/search.ts";
import type { Grouping } from "../../shared/grouping.ts";
import type { SortOrder } from "../../shared/sort-order.ts";
import { ProblemError } from "../../shared/problem.ts";
import { parseWholeQuery } from "../../shared/query/whole.ts";
import type { StillId } from "../../shared/still.ts";
import type { Engine } from "../engine/engine.ts";
import { warn } from "./terminal.ts";

/**
 * Runs a query; its result is in the order asked for. Only a blank one is every still: one that is
 * unfinished, says nothing or cannot be understood is a Problem that says what and where.
 */
export async function runQuery(
  engine: Engine,
  query: string,
  {
    sort = "film",
    group = null,
    facets = false,
  }: { sort?: SortOrder; group?: Grouping | null; facets?: boolean } = {},
): Promise<SearchAnswer> {
  const parsed = parseWholeQuery(query);
  if ("problem" in parsed) throw unreadable(parsed.problem);
  await engine.archive().search.ready(); // the order of a large result is the index's
  const answer = await engine.ask("search.run", { query, sort, group, facets });
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
export async function sayMissed(engine: Engine, query: string, total: number): Promise<void> {
  for (const problem of await engine.ask("search.missed", { query, total }))
    warn(`stillroom: ${placed(problem)}`);
}

/** Every still a query finds, in a stable order. */
export async function find(
  engine: Engine,
  query: string,
  sort: SortOrder = "film",
): Promise<StillId[]> {
  return await stillsOf(engine, query, await runQuery(engine, query, { sort }));
}

async function stillsOf(
  engine: Engine,
  query: string,
  { result, total }: SearchAnswer,
): Promise<StillId[]> {
  if (total > 0) await sayMissed(engine, query, total);
  return engine.archive().search.stillsOf({ result, ranges: [[0, total]] });
}

/** The stills to change. @throws ProblemError when the query finds none. */
export async function findSome(engine: Engine, query: string): Promise<StillId[]> {
  const answer = await runQuery(engine, query);
  if (answer.total > 0) return await stillsOf(engine, query, answer);
  const missed = await engine.ask("search.missed", { query, total: 0 });
  throw new ProblemError("not-found", `${nothingFound(query, missed)} Nothing was changed.`);
}

/** That a query finds nothing, in words. */
export function nothingFound(query: string, missed: readonly QueryProblem[] = []): string {
  if (query.trim() === "")
    return "There is no still in this archive yet. Add some with: stillroom index FOLDER.";
  const why = missed.map(placed).join(" ");
  return `No still matches ${query}. ${why === "" ? "Try the query with: stillroom search." : why}`;
}
