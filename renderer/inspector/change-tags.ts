import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord } from "../../shared/still.ts";
import type { Tag } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { counted } from "../ui/numbers.ts";

/** A tag, and what the archivist calls it. */
export type CalledTag = { readonly tag: Tag; readonly name: string };

/** Tags stills; of several the window says what was done. */
export async function addTag(stills: Stills, { tag, name }: CalledTag): Promise<void> {
  await orTell(async () => {
    const { changed, change } = await ask("stills.tag", { stills, add: [tag], remove: [] });
    if (changed > 1) tellChange(`${counted(changed, "still")} tagged ${name}`, change);
  });
}

/** Takes a tag from stills; of several the window says what was done. */
export async function removeTag(stills: Stills, { tag, name }: CalledTag): Promise<void> {
  await orTell(async () => {
    const { changed, change } = await ask("stills.tag", { stills, add: [], remove: [tag] });
    if (changed > 1) tellChange(`${name} removed from ${counted(changed, "still")}`, change);
  });
}

/** Says who plays a character in a film. */
export async function assignCast(
  film: NamedRecord,
  character: NamedRecord,
  performer: string,
): Promise<void> {
  await orTell(async () => {
    const role = { film: film.id, character: character.id, performers: [performer] };
    const { change } = await ask("cast.assign", role);
    tellChange(`${performer} plays ${character.name} in ${film.name}`, change);
  });
}
