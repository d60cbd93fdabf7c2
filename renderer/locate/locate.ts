import { createStore } from "zustand/vanilla";
import type { Source } from "../../shared/contract/archive.ts";
import type { LocateWhat, LocateWhere } from "../../shared/contract/locate.ts";
import { printQuery } from "../../shared/query/print.ts";
import { asksFor, withoutTerms, withTerms } from "../../shared/query/terms.ts";
import type { StillId } from "../../shared/still.ts";
import { ask, chooseFile, chooseFolder } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { searchState, setQuery } from "../state/search.ts";
import { closeDialog, openDialog } from "../state/view.ts";

type Locating = {
  /** The job whose finds the dialog shows. */
  readonly job: number | null;
  /** The still of which it is asked first whether its file or a folder is to be chosen. */
  readonly still: StillId | null;
};

/** What the dialog is about. */
export const locateState = createStore<Locating>(() => ({ job: null, still: null }));

/** Asks where files are now. Of a still the file itself can be chosen too; of a source it is a folder. */
export async function locate(what: Exclude<LocateWhat, { folder: string }>): Promise<void> {
  if ("source" in what) {
    const folder = await chooseFolder("Where the folder is now");
    if (folder !== null) await look(what, { folder });
    return;
  }
  locateState.setState({ job: null, still: what.still });
  openDialog("locate");
}

/** Has the archivist choose the file of a still, or the folder it is in now, and looks there. */
export async function lookForStill(still: StillId, how: "file" | "folder"): Promise<void> {
  const chosen =
    how === "file"
      ? await chooseFile("The file itself, where it is now")
      : await chooseFolder("The folder the file is in now");
  if (chosen !== null)
    await look({ still }, how === "file" ? { file: chosen } : { folder: chosen });
}

async function look(what: LocateWhat, where: LocateWhere): Promise<void> {
  const started = await orTell(() => ask("locate.start", asked(what, where)));
  if (started === null) return;
  locateState.setState({ job: started.job, still: null });
  openDialog("locate");
}

/** A file is only ever chosen for a still. */
function asked(what: LocateWhat, where: LocateWhere): Parameters<typeof ask<"locate.start">>[1] {
  if ("folder" in where) return { what, ...where };
  if ("still" in what) return { what, ...where };
  throw new Error("a source is located by its folder");
}

/** Takes what was found over; with `others` also other versions of files. */
export async function confirmLocated(job: number, others: boolean): Promise<void> {
  const done = await orTell(async () => {
    const before = await ask("sources.list", {});
    const confirmed = await ask("locate.confirm", { job, others });
    followSources(before, await ask("sources.list", {}));
    return confirmed;
  });
  if (done === null) return;
  closeDialog();
  tellChange(done.label, done.change);
}

/** A search for what is in a folder goes along with the folder. */
function followSources(before: readonly Source[], now: readonly Source[]): void {
  const named = ({ path }: Source): string =>
    printQuery({ kind: "named", by: "source", value: path });
  for (const was of before) {
    const is = now.find(({ id }) => id === was.id);
    const { query } = searchState.getState();
    if (is !== undefined && is.path !== was.path && asksFor(query, named(was)))
      setQuery(withTerms(withoutTerms(query, named(was)), named(is)));
  }
}

/** Closes the dialog; looking for files ends with it. */
export function leaveLocating(job: number): void {
  closeDialog();
  void orTell(() => ask("jobs.cancel", { job }));
}
