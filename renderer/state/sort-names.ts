import type { SortOrder } from "../../shared/sort-order.ts";

/** What each order is called. */
export const sortNames: Readonly<Record<SortOrder, string>> = {
  film: "Film and scene order",
  scene: "Scene order",
  date: "Date made",
  name: "File name",
  added: "Last added first",
  relevance: "Best match first",
};
