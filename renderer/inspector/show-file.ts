import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import type { ListedFile } from "./files-of-still.ts";

/** Makes a file of a still the one that is shown and handed out. */
export async function showFile(still: number, { file, name }: ListedFile): Promise<void> {
  await orTell(async () => {
    const { change } = await ask("stills.showFile", { still, hash: file.hash });
    tellChange(`${name} is shown and handed out`, change);
  });
}
