import { saveRightsReport } from "../archive.ts";
import { orTell, tell, tellProblem } from "../state/notices.ts";
import { searchState } from "../state/search.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { askedOfRights, requestOf } from "./asked-of-rights.ts";

/** Saves a rights report of the selected stills, or of all listed ones, for what the inspector asks of them. */
export async function reportRights(): Promise<void> {
  const { result, total, answered } = searchState.getState();
  if (result === null) return;
  const selected = stillsOf(selectedState.getState());
  const saved = await orTell(() =>
    saveRightsReport({
      stills: selected ?? { result, ranges: [[0, total]] },
      request: requestOf(askedOfRights.getState()),
      title: selected === null && answered !== "" ? answered : "Stills",
    }),
  );
  if (saved === null) return;
  if ("problem" in saved) tellProblem(saved.problem);
  else tell("The rights report was saved.", null, saved.path);
}
