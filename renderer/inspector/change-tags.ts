import type { Stills } from "../../shared/contract/schemas.ts";
import type { Tag } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { orTell, tell } from "../state/notices.ts";

/** Adds and takes away tags in one change; over several stills the window says what was done. */
export async function changeTags(
  stills: Stills,
  add: readonly Tag[],
  remove: readonly Tag[],
): Promise<void> {
  await orTell(async () => {
    const { changed, label } = await ask("stills.tag", {
      stills,
      add: [...add],
      remove: [...remove],
    });
    if (changed > 1) tell(label);
  });
}

/** Says who plays a character in a film; nobody with an empty list. */
export async function assignCast(
  film: number,
  character: number,
  performers: readonly string[],
): Promise<void> {
  await orTell(async () => {
    const { label } = await ask("cast.assign", { film, character, performers: [...performers] });
    tell(label);
  });
}
