import { createStore } from "zustand/vanilla";
import type { MergeReport, PossiblySame } from "../../shared/contract/merging.ts";
import { chooseFolder } from "../archive.ts";
import { openRecord } from "../records/record-pages.ts";
import { tellToDo } from "../state/notices.ts";
import { closeDialog, openDialog } from "../state/view.ts";
import { counted } from "../ui/numbers.ts";

/** What became of taking in an archive. */
export type Taken = { readonly report: MergeReport; readonly label: string };

/** The folder of the archive that is to be taken in, or what became of that. */
export const otherArchive = createStore<{
  readonly folder: string | null;
  readonly taken: Taken | null;
}>(() => ({
  folder: null,
  taken: null,
}));

/** Has another archive chosen, and shows what taking it in would do. */
export async function chooseOther(): Promise<void> {
  const folder = await chooseFolder("The archive to take in, or the folder of a dump");
  if (folder === null) return;
  otherArchive.setState({ folder, taken: null });
  openDialog("merge");
}

/** Opens the page of a record that may be the same as one that came; what else may be is one press away. */
export function openPossiblySame({ kind, ours }: PossiblySame, taken: Taken): void {
  const { folder } = otherArchive.getState();
  leaveMerging();
  openRecord(kind, ours);
  const others = taken.report.possiblySame.total - 1;
  if (others === 0) return;
  tellToDo(`${counted(others, "more record")} may be the same as others here.`, {
    label: "Show",
    run: () => {
      otherArchive.setState({ folder, taken });
      openDialog("merge");
    },
  });
}

export function leaveMerging(): void {
  closeDialog();
  otherArchive.setState({ folder: null, taken: null });
}
