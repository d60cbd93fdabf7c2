import { parentPort } from "node:worker_threads";
import { Speller, type WordsToCheck } from "./speller.ts";

/*
 * A thread that reads dictionaries and checks words by them, so that the engine answers meanwhile.
 */
export type SpellingTask = { readonly id: number } & (
  | { readonly want: "misspelt"; readonly of: WordsToCheck }
  | { readonly want: "suggestions"; readonly of: string }
);
export type SpellingAnswer = { readonly id: number; readonly words: readonly string[] };

const speller = new Speller();

async function answer(task: SpellingTask): Promise<void> {
  const words =
    task.want === "misspelt" ? await speller.misspelt(task.of) : speller.suggestions(task.of);
  const told: SpellingAnswer = { id: task.id, words };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(told);
}

parentPort?.on("message", (task: SpellingTask) => void answer(task));
