import { setImmediate } from "node:timers/promises";

// Half a frame: whoever waits for the engine meanwhile does not notice.
const SLICE_MS = 6;

/** Lets long work on the engine's only thread stop for others every few milliseconds. */
export class Breather {
  readonly #signal: AbortSignal | undefined;
  #until = performance.now() + SLICE_MS;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Ask this often, and await {@link breathe} when it says so. */
  due(): boolean {
    return performance.now() >= this.#until;
  }

  /** Throws the signal's reason when the work was called off. */
  async breathe(): Promise<void> {
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#until = performance.now() + SLICE_MS;
  }
}
