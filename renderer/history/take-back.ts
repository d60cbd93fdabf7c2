import { ask } from "../archive.ts";
import { runAction } from "../state/actions.ts";
import { orTell, tellChange, tellReplayed } from "../state/notices.ts";
import { counted } from "../ui/numbers.ts";

/** Takes back one change of the history, or of it only some rows; what came later stays. */
export async function takeBack(change: number, rows: readonly number[] | null): Promise<void> {
  await orTell(async () => {
    const asked = { change, rows: rows === null ? null : [...rows] };
    const done = await ask("history.revert", asked);
    tellChange(done.label, done.change);
  });
}

/** Takes back everything that was changed after a change; the notice brings all of it back. */
export async function undoSince(change: number): Promise<void> {
  await orTell(async () => {
    const { undone } = await ask("history.undoSince", { change });
    const action = { label: "Redo", run: () => runAction("edit.redo") };
    tellReplayed("Undone", counted(undone, "change"), action);
  });
}
