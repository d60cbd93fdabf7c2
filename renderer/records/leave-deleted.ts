import { asksFor } from "../../shared/query/terms.ts";
import type { RecordPage } from "../../shared/record-page.ts";
import { archiveState } from "../state/archive-state.ts";
import { searchState, setQuery } from "../state/search.ts";
import { listOf } from "./record-kinds.ts";
import { placeOf, recordPages, replacePlace } from "./record-pages.ts";

/**
 * Leaves the page of a record that was deleted for the list of its kind, and a search for it, which finds nothing
 * any more, for all stills. When that change, by its key in the history, is undone and one is still there, both come back.
 */
export function leaveDeleted(page: RecordPage, change: number | null): void {
  const { kind, id } = page;
  const { query } = searchState.getState();
  const queries = page.kind === "agent" ? [page.query, page.held.query] : [page.query];
  const isOver = query !== "" && queries.some((one) => asksFor(query, one));
  const list = { kind: "list", list: listOf[kind], filter: "" } as const;
  replacePlace(list);
  if (isOver) setQuery("");
  if (change === null) return;
  const catalog = archiveState.getState().archive?.catalog;
  const stop = archiveState.subscribe(({ archive, history }, before) => {
    if (archive?.catalog !== catalog) return stop();
    const { last } = history;
    if (last === before.history.last || (last ?? 0) >= change) return;
    stop();
    if (placeOf(recordPages.getState()) === list) replacePlace({ kind, id });
    if (isOver && searchState.getState().query === "") setQuery(query);
  });
}
