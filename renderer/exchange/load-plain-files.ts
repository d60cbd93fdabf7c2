import { createStore } from "zustand/vanilla";
import { ask, chooseFolder, chooseNewArchive, problemOf } from "../archive.ts";
import { putArchive } from "../state/engine-events.ts";
import { endRefusal, tell, tellProblem } from "../state/notices.ts";
import { closeDialog, openDialog } from "../state/view.ts";
import { counted } from "../ui/numbers.ts";

/** The archive that is being made. */
export const loading = createStore<{ readonly path: string }>(() => ({ path: "" }));

const TRIED = "archive.load";

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

/** Has the folder of plain files and a place chosen, makes an archive of them there, and opens it. */
export async function loadPlainFiles(): Promise<void> {
  const from = await chooseFolder("The folder with the plain files of an archive");
  if (from === null) return;
  const path = await chooseNewArchive();
  if (path === null) return;
  endRefusal(TRIED);
  loading.setState({ path });
  openDialog("load");
  try {
    const { stills, madeAt, archive } = await ask("archive.load", { from, path });
    putArchive(archive);
    tell(
      `The archive is made: ${counted(stills, "still")}, as written on ${day.format(new Date(madeAt))}.`,
    );
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem.kind === "closed") tell("The archive was not made: it was stopped.");
    else tellProblem(problem, TRIED);
  } finally {
    closeDialog();
  }
}
