import type { Grouping } from "../../shared/grouping.ts";
import type { SortOrder } from "../../shared/sort-order.ts";

/** What each order is called, and which way it goes. */
export const sortNames: Readonly<Record<SortOrder, string>> = {
  film: "Film and scene order",
  "film-reversed": "Film and scene order, from the end",
  scene: "Scenes, A to Z",
  "scene-reversed": "Scenes, Z to A",
  date: "Date made, newest first",
  "date-reversed": "Date made, oldest first",
  number: "Still number, lowest first",
  "number-reversed": "Still number, highest first",
  name: "File name, A to Z",
  "name-reversed": "File name, Z to A",
  added: "Last added first",
  "added-reversed": "Last added last",
  changed: "Last changed first",
  "changed-reversed": "Last changed last",
  relevance: "Best match first",
  "relevance-reversed": "Best match last",
};

/** What each way of grouping is called. */
export const groupNames: Readonly<Record<Grouping | "none", string>> = {
  none: "No groups",
  film: "Grouped by film",
  scene: "Grouped by scene",
  character: "Grouped by character",
  folder: "Grouped by folder",
};
