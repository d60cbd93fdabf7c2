import type { Engine } from "../../electron/engine/engine.ts";
import { ingest } from "../../electron/engine/ingest/ingest.ts";
import type { FileCounts } from "../../electron/engine/ingest/pass.ts";

/** What happens in the midst of a pass; `stop` cancels it, and what throws breaks it. */
export type Midst = {
  /** The folder was listed, and nothing is read yet. */
  readonly listed?: () => Promise<unknown>;
  readonly read?: (files: number, stop: () => void) => void;
  /** A batch is in the catalog. */
  readonly stored?: (stop: () => void) => void;
};

/** Indexes a folder, without thumbnails, with something happening in the midst of it. */
export async function indexWith(
  engine: Engine,
  folder: string,
  { listed, read, stored }: Midst,
): Promise<FileCounts> {
  const { catalog, pool } = engine.archive();
  const cancelling = new AbortController();
  const stop = (): void => cancelling.abort();
  let waiting: Promise<unknown> | undefined;
  const tools = {
    db: catalog.db,
    pool,
    wishes: {},
    stored: () => stored?.(stop),
    presence: () => undefined,
    isAnotherDisk: () => Promise.resolve(false),
    missed: () => undefined,
  };
  return await ingest(tools, [{ folder, deep: true }], {
    id: 1,
    signal: cancelling.signal,
    progress: (files) => read?.(files, stop),
    countProblem: () => undefined,
    problemsStand: () => undefined,
    isSuspended: () => false,
    relabel: () => undefined,
    whilePaused: async () => {
      await (waiting ??= listed?.() ?? Promise.resolve());
    },
    isPaused: () => false,
  });
}
