import { archiveState } from "./archive-state.ts";
import { tellProblem } from "./notices.ts";

/** Says why nothing can be written in the open archive; what is answered says whether that is so. */
export function tellReadOnly(): boolean {
  const readOnly = archiveState.getState().archive?.catalog?.readOnly ?? null;
  if (readOnly === null) return false;
  tellProblem({ kind: "read-only", message: `Nothing can be written here. ${readOnly}` });
  return true;
}
