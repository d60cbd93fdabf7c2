import { createStore } from "zustand/vanilla";
import type { LocateWhat } from "../../shared/contract/locate.ts";
import { ask, chooseFolder } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { closeDialog, openDialog } from "../state/view.ts";

/** The job whose finds the dialog shows. */
export const locateState = createStore<{ readonly job: number | null }>(() => ({ job: null }));

/** Asks where files are now, has them looked for there, and shows what is found. */
export async function locate(what: LocateWhat): Promise<void> {
  const folder = await chooseFolder(
    "still" in what ? "The folder the file is in now" : "Where the folder is now",
  );
  if (folder === null) return;
  const started = await orTell(() => ask("locate.start", { what, folder }));
  if (started === null) return;
  locateState.setState({ job: started.job });
  openDialog("locate");
}

/** Takes what was found over; with `others` also other versions of files. */
export async function confirmLocated(job: number, others: boolean): Promise<void> {
  const done = await orTell(() => ask("locate.confirm", { job, others }));
  if (done === null) return;
  closeDialog();
  tellChange(done.label, done.change);
}

/** Closes the dialog; looking for files ends with it. */
export function leaveLocating(job: number): void {
  closeDialog();
  void orTell(() => ask("jobs.cancel", { job }));
}
