import type { Stills } from "../../shared/contract/schemas.ts";
import type { ColourLabel, Marks } from "../../shared/marks.ts";
import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { goOn } from "./advance.ts";

/** Marks stills; of several it is told. Of a single still the inspector shows what was done. */
export async function markStills(stills: Stills, marks: Partial<Marks>): Promise<void> {
  await orTell(async () => {
    const { changed, label, change } = await ask("stills.mark", { stills, ...marks });
    if (changed > 1) tellChange(label, change);
  });
}

/** Marks the selected stills, which a key asked for, and goes on if that is wished. */
export async function markSelected(marks: Partial<Marks>): Promise<void> {
  await whileGoingOn(async (stills) => void (await marked(stills, marks)));
}

/** Labels the selected stills, or takes the label from them where all have it. */
export async function labelSelected(colourLabel: ColourLabel): Promise<void> {
  await whileGoingOn(async (stills) => {
    if ((await marked(stills, { colourLabel })) === 0) await marked(stills, { colourLabel: null });
  });
}

async function whileGoingOn(mark: (stills: Stills) => Promise<void>): Promise<void> {
  await orTell(async () => {
    const stills = stillsOf(selectedState.getState());
    if (stills === null) return;
    const marking = mark(stills);
    goOn(); // at once, for what is next in the list may be another still when it was marked
    await marking;
  });
}

async function marked(stills: Stills, marks: Partial<Marks>): Promise<number> {
  const { changed, label, change } = await ask("stills.mark", { stills, ...marks });
  if (changed > 0) tellChange(label, change);
  return changed;
}
