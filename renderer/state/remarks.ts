import type { Remark } from "../../shared/carried.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { ask } from "../archive.ts";
import { orTell, tell, tellChange } from "./notices.ts";
import { selectedState, stillsOf } from "./selected.ts";

/** Takes a remark on how the files of stills were read as seen; with null all of their remarks. */
export async function takeAsSeen(stills: Stills, remark: Remark | null): Promise<void> {
  const done = await orTell(() => ask("stills.see", { stills, remark }));
  if (done === null) return;
  if (done.changed === 0) tell("There is no remark on the files of these stills.");
  else tellChange(done.label, done.change);
}

/** Takes all remarks on the files of the selected stills as seen. */
export async function takeSelectedAsSeen(): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills !== null) await takeAsSeen(stills, null);
}
