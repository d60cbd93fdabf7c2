import { printQuery } from "../../shared/query/print.ts";
import type { StillRecord } from "../../shared/still.ts";
import { ask, showStill } from "../archive.ts";
import { copyText } from "../inspector/copy-text.ts";
import { shownLanguage } from "../inspector/languages.ts";
import { workingLanguage } from "../inspector/working-language.ts";
import { locate } from "../locate/locate.ts";
import { confirmOrder } from "../regions/change-regions.ts";
import { orTell, tell, tellProblem } from "./notices.ts";
import { setSearch } from "./search.ts";
import { selectedCount, selectedState, stillsOf } from "./selected.ts";

// What is copied is pasted somewhere: of more stills it would be a list, which an export makes better.
const COPIED_AT_MOST = 200;

/** Copies the captions of the selected stills as the inspector shows them, one below the other. */
export async function copyCaptions(): Promise<void> {
  await copyOfEach(({ texts }) => {
    const captions = texts.caption ?? {};
    return captions[shownLanguage(captions, workingLanguage.getState().language)] ?? "";
  }, "There is no caption to copy.");
}

/** The same, each with its credit line below it unless that stands in the caption already. */
export async function copyCaptionsWithCredit(): Promise<void> {
  await copyOfEach(({ texts }) => {
    const text = (field: "caption" | "creditLine"): string => {
      const byLanguage = texts[field] ?? {};
      return byLanguage[shownLanguage(byLanguage, workingLanguage.getState().language)] ?? "";
    };
    const [caption, credit] = [text("caption"), text("creditLine")];
    return caption.includes(credit) ? caption : `${caption}\n${credit}`.trim();
  }, "There is neither a caption nor a credit line to copy.");
}

/** Prints a contact sheet of the selected stills, by the system's dialog. */
export async function printSelected(): Promise<void> {
  const selected = selectedState.getState();
  const stills = stillsOf(selected);
  if (stills === null) return;
  const count = selectedCount(selected);
  const title = `${String(count)} ${count === 1 ? "still" : "stills"}`;
  const problem = await orTell(() => window.stillroom.printStills({ stills, title }));
  if (problem !== null) tellProblem(problem);
}

/** Copies where the files of the selected stills are, one a line. */
export async function copyPaths(): Promise<void> {
  await copyOfEach(shownPath, "There is no file to copy the path of.");
}

/** Shows the file of the first selected still in the system's file manager. */
export async function showInFolder(): Promise<void> {
  await orTell(async () => {
    const [still] = await selectedIds(1);
    const problem = still === undefined ? null : await showStill(still);
    if (problem !== null) tellProblem(problem);
  });
}

/** Searches for what looks like the selected still, the likest first; it is found with them. */
export async function findLookAlikes(): Promise<void> {
  await orTell(async () => {
    const [id] = await selectedIds(1);
    const still = id === undefined ? null : await ask("stills.get", { id });
    if (still === null) return;
    const query = printQuery({ kind: "named", by: "near", value: still.uuid });
    setSearch({ query, sort: "relevance", group: null });
  });
}

/** Says that those in the selected still stand from left to right as they are listed. */
export async function confirmSelectedOrder(): Promise<void> {
  await orTell(async () => {
    const [id] = await selectedIds(1);
    if (id !== undefined) await confirmOrder(id);
  });
}

/** Looks for the file of the first selected still, which is not where it was. */
export async function locateSelected(): Promise<void> {
  await orTell(async () => {
    const [id] = await selectedIds(1);
    const still = id === undefined ? null : await ask("stills.get", { id });
    if (still === null) return;
    if (still.files.every(({ state }) => state === "present"))
      tell("The file of this still is where it was last seen: there is nothing to locate.");
    else await locate({ still: still.id });
  });
}

async function copyOfEach(textOf: (still: StillRecord) => string, none: string): Promise<void> {
  await orTell(async () => {
    const ids = await selectedIds(COPIED_AT_MOST + 1);
    if (ids.length > COPIED_AT_MOST) {
      tell(
        `Up to ${String(COPIED_AT_MOST)} stills can be copied from. Select fewer, or export them.`,
      );
      return;
    }
    const stills = await Promise.all(ids.map((id) => ask("stills.get", { id })));
    const texts = stills.flatMap((still) => (still === null ? [] : [textOf(still)]));
    const text = texts.filter((one) => one !== "").join("\n");
    if (text === "") tell(none);
    else copyText(text);
  });
}

function shownPath({ files }: StillRecord): string {
  return (files.find(({ state }) => state === "present") ?? files[0])?.path ?? "";
}

/** Keys of the selected stills in their order, no more than `limit`. */
async function selectedIds(limit: number): Promise<readonly number[]> {
  const stills = stillsOf(selectedState.getState());
  if (stills === null || !("result" in stills)) return [];
  const ids: number[] = [];
  for (const [from, to] of stills.ranges) {
    const count = Math.min(to - from, limit - ids.length);
    if (count <= 0) break;
    const cards = await ask("search.slice", { result: stills.result, from, count });
    ids.push(...cards.map(({ id }) => id));
  }
  return ids;
}
