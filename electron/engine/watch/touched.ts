import type { Place } from "../ingest/pass.ts";

/** Waiting for quiet: a program that saves a file, or copies a thousand, is let finish. */
const QUIET_MS = 1000;
/** Where it never becomes quiet, as while a camera sends pictures, what is there is taken in this often. */
const AT_MOST_MS = 10_000;
/** More folders of one source than this are read as the whole source. */
const FOLDERS_AT_MOST = 200;

/** The places where something changed since they were last taken in. */
export class Touched {
  /** By source, the folders in it: true with all below. */
  private readonly sources = new Map<string, Map<string, boolean>>();
  private firstAt = 0;
  private lastAt = 0;

  /** Notes a place of a source (paths with forward slashes) at a time in milliseconds. */
  add(source: string, { folder, deep }: Place, now: number): void {
    if (this.sources.size === 0) this.firstAt = now;
    this.lastAt = now;
    const folders = this.sources.get(source) ?? new Map<string, boolean>();
    this.sources.set(source, folders);
    if (folders.get(source) === true) return;
    folders.set(folder, deep || folders.get(folder) === true);
    if (folders.size > FOLDERS_AT_MOST) this.sources.set(source, new Map([[source, true]]));
  }

  /** How long to wait until the places can be taken in, in milliseconds; null when there are none. */
  dueIn(now: number): number | null {
    if (this.sources.size === 0) return null;
    return Math.max(0, Math.min(this.lastAt + QUIET_MS, this.firstAt + AT_MOST_MS) - now);
  }

  /** Every place once, outer folders first; what lies in one that is read with all below is left out. */
  take(): Place[] {
    const places = [...this.sources.values()].flatMap((folders) => {
      const deep = [...folders].filter(([, all]) => all).map(([folder]) => folder);
      return [...folders]
        .filter(([folder]) => !deep.some((outer) => folder.startsWith(`${outer}/`)))
        .map(([folder, all]): Place => ({ folder, deep: all }));
    });
    this.sources.clear();
    return places.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  }
}
