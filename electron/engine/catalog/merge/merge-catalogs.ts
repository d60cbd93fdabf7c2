import type { MergeChoices, MergeReport } from "../../../../shared/contract/merging.ts";
import { number, type ReadableDb, type WritableDb } from "../database.ts";
import { leaveScenes } from "./compare-rows.ts";
import { mergeLedger } from "./merge-ledger.ts";
import { mergeList } from "./merge-lists.ts";
import type { ListedLines } from "./merge-lines.ts";
import { MergeRows } from "./merge-rows.ts";
import { MergeState } from "./merge-state.ts";
import { MergedFiles, type ThumbnailFolders } from "./merged-files.ts";
import {
  detailTables,
  mergedLists,
  recordTables,
  rightsTables,
  saidOfStills,
  stillTable,
  toolTables,
} from "./merged-tables.ts";
import { noteMerged } from "./merges-before.ts";
import { PossiblySameRecords } from "./possibly-same.ts";

/** Another archive, and how it is taken in. */
export type MergeOrder = {
  readonly theirs: ReadableDb;
  /** What it is called. */
  readonly name: string;
  readonly choices: MergeChoices;
  readonly thumbnails: ThumbnailFolders;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
};

/** What taking in another archive would do, with which values. */
export type MergePreview = {
  readonly report: MergeReport;
  readonly lines: readonly ListedLines[];
};

/** What taking in another archive would do. Nothing is changed. */
export function previewMerge(ours: ReadableDb, order: MergeOrder): MergePreview {
  const state = new MergeState(ours, null, order);
  return { report: merged(state, order), lines: state.lines?.all() ?? [] };
}

/** Takes in another archive, within an action of the history. */
export function mergeCatalogs(ours: WritableDb, order: MergeOrder): MergeReport {
  return merged(new MergeState(ours, ours, order), order);
}

/** What is referred to comes before what refers to it. */
const tables = [
  ...recordTables,
  stillTable,
  ...detailTables,
  ...saidOfStills,
  ...rightsTables,
  ...toolTables,
];

function merged(state: MergeState, order: MergeOrder): MergeReport {
  const { into } = state;
  const files = new MergedFiles(state, order.thumbnails);
  const alike = new PossiblySameRecords(state);
  const rows = new MergeRows(state, files, alike);
  const advance = progressOf(order);
  for (const table of tables) rows.mergeTable(table, advance);
  if (into !== null) leaveScenes(state, into);
  for (const list of mergedLists) mergeList(state, list);
  for (const table of detailTables) rows.mergeRevived(table);
  mergeLedger(state);
  if (into !== null && state.tally.hasNews) noteMerged(into, order.theirs);
  return {
    name: order.name,
    ...state.tally.report(),
    possiblySame: alike.report(),
    folders: files.folders(),
  };
}

function progressOf({ theirs, progress }: MergeOrder): () => void {
  const total = tables.reduce(
    (sum, { table }) => sum + number(theirs, `SELECT count(*) FROM ${table}`),
    1,
  );
  let done = 0;
  return () => {
    done += 1;
    progress?.(done / total);
  };
}
