import { parentPort, workerData } from "node:worker_threads";
import { connectToReadThrough } from "../catalog/database.ts";
import { foundQueries } from "./found-queries.ts";

/*
 * A thread that looks through the prints of a catalog, so that the engine answers meanwhile. It reads
 * through a connection of its own, and tells the next few queries each time it is asked.
 */
// What startCandidateSearch gives it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { file, after } = workerData as { readonly file: string; readonly after: number };
const queries = foundQueries(connectToReadThrough(file), after);

parentPort?.on("message", () => {
  const { value, done } = queries.next();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(done === true ? null : value);
});
