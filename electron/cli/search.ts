import {
  facetNames,
  type Facets,
  type GroupHeading,
  type SearchAnswer,
} from "../../shared/contract/search.ts";
import { withDistinction } from "../../shared/distinction.ts";
import { facetTitles } from "../../shared/facet-titles.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Grouping } from "../../shared/grouping.ts";
import { isLink, readLink, type LinkedSearch } from "../../shared/search-link.ts";
import { turnedRound, type SortOrder } from "../../shared/sort-order.ts";
import { stillKindNames, stillKinds, type StillRecord } from "../../shared/still.ts";
import { mainText } from "../engine/export/hand-out.ts";
import { catalogUuid } from "../engine/catalog/catalog-uuid.ts";
import type { Engine } from "../engine/engine.ts";
import { runQuery, sayMissed } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { onOneLine } from "./terminal.ts";

export type SearchOptions = CommonOptions & {
  readonly limit: number;
  readonly offset: number;
  readonly sort?: SortOrder;
  readonly reverse?: boolean;
  readonly group?: Grouping;
  readonly facets?: boolean;
};

/** `stillroom search QUERY`, or a link to a search in its place. */
export async function search(asked: string, options: SearchOptions): Promise<ExitCode> {
  const linked = isLink(asked) ? searchOfLink(asked) : null;
  return await withArchive(options, async (engine) => {
    if (linked !== null) requireItsArchive(engine, linked);
    const sort = options.sort ?? linked?.sort ?? "film";
    const query = linked?.query ?? asked;
    const answer = await runQuery(engine, query, {
      sort: options.reverse === true ? turnedRound(sort) : sort,
      group: options.group ?? linked?.group ?? null,
      facets: options.facets === true,
    });
    await sayMissed(engine, query, answer.total);
    const to = Math.min(options.offset + options.limit, answer.length);
    const from = Math.min(options.offset, to);
    const cards = await cardsOf(engine, answer.result, [from, to]);
    const records = await Promise.all(cards.map((id) => engine.ask("stills.get", { id })));
    const stills = records.flatMap((record) => (record === null ? [] : [hitOf(record)]));
    const groups = await groupsOf(engine, answer);
    const facets = answer.facets === null ? {} : { facets: plainFacets(answer.facets) };
    const grouped = groups === null ? {} : { groups };
    print(options, { total: answer.total, ms: answer.ms, stills, ...grouped, ...facets }, () => [
      ...stills.flatMap(({ path, caption }, at) => [
        ...headingAt(groups, from + at, at === 0),
        caption === ""
          ? onOneLine(path)
          : `${onOneLine(path)}\n    ${caption.replaceAll("\n", "\n    ")}`,
      ]),
      `${answer.total.toLocaleString("en")} ${answer.total === 1 ? "still" : "stills"} · ${String(answer.ms)} ms`,
      ...(answer.facets === null ? [] : facetLines(answer.facets)),
    ]);
    return 0;
  });
}

/** What the stills of a group have in common, how many they are, and what finds them. */
type Group = GroupHeading & { readonly count: number };

const AT_ONCE = 500; // what search.groups and search.slice give

/** The groups of a whole result, in their order; null without. */
async function groupsOf(
  engine: Engine,
  { result, groups: counts }: SearchAnswer,
): Promise<Group[] | null> {
  if (counts === null) return null;
  const groups: Group[] = [];
  for (let from = 0; from < counts.length; from += AT_ONCE) {
    const headings = await engine.ask("search.groups", { result, from, count: AT_ONCE });
    for (const [at, heading] of headings.entries())
      groups.push({ ...heading, count: counts[from + at] ?? 0 });
  }
  return groups;
}

/** The heading over a place of a grouped result: where its group begins, and at the top of what is listed. */
function headingAt(groups: readonly Group[] | null, place: number, isFirst: boolean): string[] {
  let begins = 0;
  for (const { label, detail, count } of groups ?? []) {
    if (place < begins + count) {
      if (place > begins && !isFirst) return [];
      const told = detail === "" ? label : `${label}, ${detail}`;
      return [`${told} (${count.toLocaleString("en")})`];
    }
    begins += count;
  }
  return [];
}

/** The stills at places of a result, one in several groups at each. */
async function cardsOf(
  engine: Engine,
  result: number,
  [from, to]: readonly [number, number],
): Promise<number[]> {
  const ids: number[] = [];
  for (let at = from; at < to; at += AT_ONCE) {
    const slice = { result, from: at, count: Math.min(AT_ONCE, to - at) };
    ids.push(...(await engine.ask("search.slice", slice)).map(({ id }) => id));
  }
  return ids;
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
