import * as v from "valibot";
import type { Notice } from "../../shared/contract/index.ts";

const State = v.object({ catalog: v.nullable(v.object({ path: v.string() })) });

/** Which catalog is open, as far as the engine has said: for thumbnails, and to open it again after a crash. */
export class OpenCatalog {
  #folder: string | null;

  /** `wanted` is the catalog named at the start, until the engine has opened one. */
  constructor(wanted: string | null) {
    this.#folder = wanted;
  }

  get folder(): string | null {
    return this.#folder;
  }

  hear(notice: Notice): void {
    if (notice.event === "archive.changed") this.learn(notice.data);
  }

  /** Takes an ArchiveState in; anything else changes nothing. */
  learn(state: unknown): void {
    const read = v.safeParse(State, state);
    if (read.success) this.#folder = read.output.catalog?.path ?? null;
  }
}
