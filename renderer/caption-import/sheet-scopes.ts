import type { Stills } from "../../shared/contract/schemas.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { searchState } from "../state/search.ts";
import { counted } from "../ui/numbers.ts";

/** Among which stills captions find theirs; null is the whole archive. */
export type SheetScope = { readonly label: string; readonly within: Stills | null };

/** What there is to choose: everything, the list that is shown, and of it what is selected, if that is several. */
export function sheetScopes(): readonly SheetScope[] {
  const { result, total } = searchState.getState();
  const selected = selectedState.getState();
  const scopes: SheetScope[] = [{ label: "The whole archive", within: null }];
  if (result !== null && total > 0)
    scopes.push({
      label: `The list that is shown (${counted(total, "still")})`,
      within: { result, ranges: [[0, total]] },
    });
  const count = selectedCount(selected);
  const within = count > 1 ? stillsOf(selected) : null;
  if (within !== null)
    scopes.push({ label: `What is selected (${counted(count, "still")})`, within });
  return scopes;
}
