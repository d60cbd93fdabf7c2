import { ask, chooseArchive, chooseFolder, chooseNewArchive } from "../archive.ts";
import { archiveState, isWritable } from "./archive-state.ts";
import { putArchive } from "./engine-events.ts";
import { orTell, tellProblem } from "./notices.ts";

export async function openArchive(path: string): Promise<void> {
  await orTell(async () => putArchive(await ask("archive.open", { path })));
}

export async function openChosenArchive(): Promise<void> {
  const path = await chooseArchive();
  if (path !== null) await openArchive(path);
}

export async function createArchive(): Promise<void> {
  const path = await chooseNewArchive();
  if (path !== null) await orTell(async () => putArchive(await ask("archive.create", { path })));
}

export async function openSample(): Promise<void> {
  await orTell(async () => putArchive(await ask("archive.openSample", {})));
}

export async function closeArchive(): Promise<void> {
  await orTell(async () => putArchive(await ask("archive.close", {})));
}

export async function addFolder(): Promise<void> {
  const path = await chooseFolder("Add a folder of stills");
  if (path !== null) await indexFolders([path]);
}

/** Reads folders again: only what changed in them is touched. */
export async function indexSources(): Promise<void> {
  const sources = await orTell(() => ask("sources.list", {}));
  const present = (sources ?? []).filter((source) => source.present);
  if (present.length > 0) await indexFolders(present.map(({ path }) => path));
}

export async function indexFolders(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  if (!isWritable(archiveState.getState())) {
    tellProblem({
      kind: "read-only",
      message:
        "Folders can be added to an open archive that may be changed. Open one, or make a new one, first.",
    });
    return;
  }
  await orTell(() => ask("sources.index", { paths: [...paths] }));
}
