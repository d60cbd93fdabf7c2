import { lookAtPlace } from "../ingest/look-at-place.ts";
import type { BeingWritten } from "../ingest/pass.ts";

/** A file that was last written to this long ago is taken to be whole. */
const SETTLED_MS = 1000;
/** A picture that cannot be read whole gets this long: it may be on its way over a slow network. */
const PATIENCE_MS = 30_000;

type Look = { readonly bytes: number; readonly modifiedMs: number; readonly at: number };

/**
 * Tells files that are still being written by size and time: they must stand still for a second. The
 * clock of a server may be wrong, so a time in the future is only believed once it no longer changes.
 */
export class HalfWritten implements BeingWritten {
  private readonly looks = new Map<string, Look>();
  private readonly left = new Set<string>();
  private readonly now: () => number;

  /** `now` gives milliseconds since 1970. */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  mustWait(path: string, { bytes, modifiedMs }: Pick<Look, "bytes" | "modifiedMs">): boolean {
    const at = this.now();
    if (modifiedMs <= at - SETTLED_MS) return false;
    const look = this.looks.get(path);
    const isSame = look?.bytes === bytes && look.modifiedMs === modifiedMs;
    if (isSame && at - look.at >= SETTLED_MS) {
      this.looks.delete(path);
      return false;
    }
    if (!isSame) this.looks.set(path, { bytes, modifiedMs, at });
    this.left.add(path);
    return true;
  }

  wasWrittenMeanwhile(
    path: string,
    found: Pick<Look, "bytes" | "modifiedMs">,
    troubled: boolean,
  ): boolean {
    const stats = lookAtPlace(path);
    if (stats === null || stats === "unknown") return false; // which reading it has told
    const isOther = stats.size !== found.bytes || stats.mtimeMs !== found.modifiedMs;
    const age = this.now() - found.modifiedMs;
    if (!isOther && !(troubled && age >= 0 && age < PATIENCE_MS)) return false;
    this.left.add(path);
    return true;
  }

  /** The files a pass left, to be looked at again. */
  takeLeft(): string[] {
    const left = new Set(this.left); // a whole disk of files may be, where its clock goes before ours
    this.left.clear();
    for (const path of this.looks.keys()) if (!left.has(path)) this.looks.delete(path);
    return [...left];
  }
}
