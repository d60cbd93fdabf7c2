import { Worker } from "node:worker_threads";
import { siblingModule } from "../sibling-module.ts";
import type { WordsToCheck } from "./speller.ts";
import type { SpellingAnswer, SpellingTask } from "./spelling-thread.ts";

/** Nobody waits longer for words to be underlined; a thread that fails is started again for the next ones. */
const PATIENCE_MS = 10_000;

/** Checks the spelling of words in a thread of its own, which runs from the first words on. */
export class Spelling {
  #thread: Worker | null = null;
  #last = 0;
  readonly #waiting = new Map<number, (words: readonly string[]) => void>();

  /** Those of the words that no dictionary of their language has; none where there is no dictionary. */
  async misspelt(asked: WordsToCheck): Promise<readonly string[]> {
    return await this.#ask({ id: ++this.#last, want: "misspelt", of: asked });
  }

  /** What may be meant by a word that was found misspelt, likeliest first. */
  async suggestions(word: string): Promise<readonly string[]> {
    return await this.#ask({ id: ++this.#last, want: "suggestions", of: word });
  }

  stop(): void {
    void this.#thread?.terminate();
    this.#end();
  }

  async #ask(task: SpellingTask): Promise<readonly string[]> {
    const thread = this.#started();
    return await new Promise((resolve) => {
      const late = setTimeout(() => this.#waiting.get(task.id)?.([]), PATIENCE_MS);
      late.unref();
      this.#waiting.set(task.id, (words) => {
        clearTimeout(late);
        this.#waiting.delete(task.id);
        resolve(words);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage(task);
    });
  }

  #started(): Worker {
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(siblingModule(import.meta.url, "spelling", "./spelling-thread"));
    thread.unref();
    thread.on("message", ({ id, words }: SpellingAnswer) => this.#waiting.get(id)?.(words));
    thread.on("error", (error) => {
      process.stderr.write(`checking the spelling failed: ${String(error)}\n`);
    });
    thread.on("exit", () => {
      if (this.#thread === thread) this.#end();
    });
    this.#thread = thread;
    return thread;
  }

  #end(): void {
    this.#thread = null;
    for (const answer of this.#waiting.values()) answer([]);
  }
}
