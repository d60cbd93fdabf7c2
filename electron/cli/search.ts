import { facetNames, type Facets } from "../../shared/contract/search.ts";
import { withDistinction } from "../../shared/distinction.ts";
import { facetTitles } from "../../shared/facet-titles.ts";
import { ProblemError } from "../../shared/problem.ts";
import { isLink, readLink, type LinkedSearch } from "../../shared/search-link.ts";
import { turnedRound, type SortOrder } from "../../shared/sort-order.ts";
import { stillKindNames, stillKinds, type StillRecord } from "../../shared/still.ts";
import { mainText } from "../engine/export/hand-out.ts";
import { catalogUuid } from "../engine/catalog/catalog-uuid.ts";
import type { Engine } from "../engine/engine.ts";
import { runQuery, sayMissed } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type SearchOptions = CommonOptions & {
  readonly limit: number;
  readonly offset: number;
  readonly sort?: SortOrder;
  readonly reverse?: boolean;
  readonly facets?: boolean;
};

/** `stillroom search QUERY`, or a link to a search in its place. */
export async function search(asked: string, options: SearchOptions): Promise<ExitCode> {
  const linked = isLink(asked) ? searchOfLink(asked) : null;
  return await withArchive(options, async (engine) => {
    if (linked !== null) requireItsArchive(engine, linked);
    const sort = options.sort ?? linked?.sort ?? "film";
    const answer = await runQuery(engine, linked?.query ?? asked, {
      sort: options.reverse === true ? turnedRound(sort) : sort,
      facets: options.facets === true,
    });
    sayMissed(answer);
    const to = Math.min(options.offset + options.limit, answer.total);
    const ids = engine
      .archive()
      .search.stillsOf({ result: answer.result, ranges: [[Math.min(options.offset, to), to]] });
    const records = await Promise.all(ids.map((id) => engine.ask("stills.get", { id })));
    const stills = records.flatMap((record) => (record === null ? [] : [hitOf(record)]));
    const facets = answer.facets === null ? {} : { facets: plainFacets(answer.facets) };
    print(options, { total: answer.total, ms: answer.ms, stills, ...facets }, () => [
      ...stills.map(({ path, caption }) => (caption === "" ? path : `${path}\n    ${caption}`)),
      `${answer.total.toLocaleString("en")} ${answer.total === 1 ? "still" : "stills"} · ${String(answer.ms)} ms`,
      ...(answer.facets === null ? [] : facetLines(answer.facets)),
    ]);
    return 0;
  });
}

function searchOfLink(link: string): LinkedSearch {
  const read = readLink(link);
  if ("problem" in read) throw new ProblemError("invalid", read.problem);
  return read.search;
}

function requireItsArchive(engine: Engine, { archive }: LinkedSearch): void {
  const { db, folder } = engine.archive().catalog;
  if (archive !== null && archive !== catalogUuid(db))
    throw new ProblemError(
      "invalid",
      "This link is to a search in another archive. Name that one with --catalog.",
      folder,
    );
}

type Hit = {
  readonly id: string;
  readonly path: string;
  readonly film: string | null;
  readonly scenes: readonly string[];
  readonly characters: readonly string[];
  readonly caption: string;
  readonly creditLine: string;
  readonly status: string;
};

function hitOf(record: StillRecord): Hit {
  return {
    id: record.uuid,
    path: record.files[0]?.path ?? "",
    film: record.film?.name ?? null,
    scenes: record.scenes.map(({ name }) => name),
    characters: [...new Set(record.depictions.flatMap(({ character }) => character?.name ?? []))],
    caption: mainText(record.texts.caption ?? {}),
    creditLine: mainText(record.texts.creditLine ?? {}),
    status: record.status,
  };
}

function plainFacets(facets: Facets): Record<string, { value: string; count: number }[]> {
  return Object.fromEntries(
    Object.entries(facets).map(([name, values]) => [
      name,
      values
        .filter(({ beside }) => beside !== true)
        .map(({ value, apart = "", count }) => ({
          value: withDistinction(codeOf(name, value), apart),
          count,
        })),
    ]),
  );
}

/** More values of one facet than this nobody reads in a terminal; `--json` has them. */
const LISTED = 20;

function facetLines(facets: Facets): string[] {
  const plain = plainFacets(facets);
  return facetNames.flatMap((name) => {
    const values = plain[name] ?? [];
    if (values.length === 0) return [];
    const width = Math.max(...values.map(({ count }) => count.toLocaleString("en").length));
    const lines = values
      .slice(0, LISTED)
      .map(({ value, count }) => `    ${count.toLocaleString("en").padStart(width)}  ${value}`);
    const more = values.length - LISTED;
    const rest = more > 0 ? [`    and ${more.toLocaleString("en")} more: --json lists them`] : [];
    return [facetTitles[name], ...lines, ...rest];
  });
}

/** A kind by its code, as a rights status is, and as the other commands have it. */
function codeOf(facet: string, value: string): string {
  if (facet !== "kinds") return value;
  return stillKinds.find((kind) => stillKindNames[kind] === value) ?? value;
}
