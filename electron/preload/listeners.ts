type Handler = (data: unknown) => void;

/** Handlers by event. A handler that throws does not keep the others from hearing. */
export class Listeners {
  readonly #handlers = new Map<string, Set<Handler>>();

  /** Adds a handler; calling the answer removes it. */
  add(event: string, handler: Handler): () => void {
    const handlers = this.#handlers.get(event) ?? new Set<Handler>();
    this.#handlers.set(event, handlers);
    // the same function may be added twice and must then be removed twice
    const own: Handler = (data) => handler(data);
    handlers.add(own);
    return () => {
      handlers.delete(own);
    };
  }

  tell(event: string, data: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) {
      try {
        handler(data);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
