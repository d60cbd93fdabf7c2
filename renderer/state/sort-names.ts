import type { Grouping } from "../../shared/grouping.ts";
import type { SortOrder } from "../../shared/sort-order.ts";

/** What each order is called. */
export const sortNames: Readonly<Record<SortOrder, string>> = {
  film: "Film and scene order",
  scene: "Scene order",
  date: "Date made",
  number: "Still number",
  name: "File name",
  added: "Last added first",
  changed: "Last changed first",
  relevance: "Best match first",
};

/** What each way of grouping is called. */
export const groupNames: Readonly<Record<Grouping | "none", string>> = {
  none: "No groups",
  film: "Grouped by film",
  scene: "Grouped by scene",
  character: "Grouped by character",
  folder: "Grouped by folder",
};
