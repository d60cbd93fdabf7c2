import type { Changed } from "../../shared/contract/stills.ts";
import type { Archive } from "./archive.ts";
import type { Action } from "./commands/action.ts";

/** Does an action of the history that changes some rows. */
export async function changeSet(
  archive: Archive,
  action: (archive: Archive) => { result: { changed: number }; label: string },
): Promise<Changed> {
  const { result, label, change } = await archive.perform(() => action(archive));
  return { changed: result.changed, label, change };
}

/** Does one that makes something, with the key of that. */
export async function makeOne(
  archive: Archive,
  action: (archive: Archive) => Action<{ changed: number; id: number }>,
): Promise<Changed & { id: number }> {
  const { result, label, change } = await archive.perform(() => action(archive));
  return { ...result, label, change };
}
