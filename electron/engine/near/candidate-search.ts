import { Worker } from "node:worker_threads";
import { siblingModule } from "../sibling-module.ts";
import type { FoundQueries } from "./found-queries.ts";

/** A search for candidates that goes on in a thread of its own. */
export type CandidateSearch = {
  /** The next of what it finds; null when it has looked through everything, or was stopped. */
  readonly next: () => Promise<FoundQueries | null>;
  readonly stop: () => void;
};

/** Memory for objects, which are few; typed arrays come on top. */
const OBJECTS_MB = 192;

/**
 * Looks for candidates for every print after a key in the catalog with this database file, as it is
 * now. Ends when `signal` is aborted. `next` rejects when the thread fails.
 */
export function startCandidateSearch(
  file: string,
  after: number,
  signal: AbortSignal,
): CandidateSearch {
  const thread = new Worker(siblingModule(import.meta.url, "near-search", "./search-thread"), {
    workerData: { file, after },
    resourceLimits: { maxOldGenerationSizeMb: OBJECTS_MB, maxYoungGenerationSizeMb: 8 },
  });
  const ended = Promise.withResolvers<null>();
  ended.promise.catch(() => undefined); // heard by whoever asks next
  thread.on("error", ended.reject);
  thread.on("exit", () => ended.resolve(null));
  const stop = (): void => {
    void thread.terminate();
  };
  signal.addEventListener("abort", stop, { once: true });
  return {
    next: async () => {
      const told = Promise.withResolvers<FoundQueries | null>();
      thread.once("message", told.resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage(null);
      return await Promise.race([told.promise, ended.promise]);
    },
    stop: () => {
      signal.removeEventListener("abort", stop);
      stop();
    },
  };
}
