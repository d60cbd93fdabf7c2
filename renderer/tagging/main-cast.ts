import { ask } from "../archive.ts";
import { orTell, tell } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { goOn } from "./advance.ts";
import { toggleCharacter } from "./change-tags.ts";

/** Tags the selected stills with the character of that place (from 1) in the cast of their film, or takes it from them. */
export async function tagWithCast(place: number): Promise<void> {
  await orTell(async () => {
    const stills = stillsOf(selectedState.getState());
    if (stills === null) return;
    const { film, characters } = await ask("cast.main", { stills });
    const character = characters[place - 1];
    if (film === null)
      tell("Number keys tag with the cast of a film: these stills have none, or several.");
    else if (character === undefined)
      tell(`The cast of ${film.name} has no number ${String(place)}.`);
    else {
      const tagged = toggleCharacter(stills, character);
      goOn(); // at once, for what is next in the list may be another still when it was tagged
      await tagged;
    }
  });
}
