import { stat } from "node:fs/promises";

/** That the folder exported to lies on another disk than when the export began. */
export class DiskTakenOff extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`another disk lies under ${folder}`);
    this.folder = folder;
  }
}

/**
 * The disk that an export writes to. One that is unmounted while the export is at work may leave a folder of the same
 * name behind, on the disk that it was mounted on: what was written there would lie on the wrong disk, where nobody looks
 * for it, and be hidden as soon as the right one is back.
 */
export class TargetDisk {
  readonly #folder: string;
  #device: bigint | null = null;
  #isTakenOff = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes note of the disk that the folder lies on. @throws what the system says where it cannot be looked at */
  async note(): Promise<void> {
    this.#device = await deviceOf(this.#folder);
  }

  /**
   * To be called before anything is written, and before what was written gets its name. Once another disk was found there
   * it stays so: one that is back meanwhile may have lost what was being written.
   * @throws DiskTakenOff; what the system says where the folder cannot be looked at
   */
  async requireThere(): Promise<void> {
    if (!this.#isTakenOff && (await deviceOf(this.#folder)) === this.#device) return;
    this.#isTakenOff = true;
    throw new DiskTakenOff(this.#folder);
  }

  /** What a failure comes of: whatever fails on another disk, because something is not there, fails of that. */
  async causeOf(error: unknown): Promise<unknown> {
    try {
      await this.requireThere();
      return error;
    } catch (other) {
      return other instanceof DiskTakenOff ? other : error;
    }
  }

  /** Whether it is the disk of the beginning, and can be looked at. */
  async isThere(): Promise<boolean> {
    try {
      await this.requireThere();
      return true;
    } catch {
      return false; // what is wrong is told where something is written
    }
  }
}

async function deviceOf(folder: string): Promise<bigint> {
  return (await stat(folder, { bigint: true })).dev;
}
