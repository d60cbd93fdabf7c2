import { existsSync } from "node:fs";
import type { OtherCopy, PassView } from "../catalog/store-changed.ts";
import { lookAtPlace } from "./look-at-place.ts";
import type { Found } from "./scan.ts";

/**
 * The files that a pass over a source has still to store: not read yet, or held back because only the
 * others tell whose picture they hold. Of each no more is known here than the listing showed.
 */
export class OpenFiles implements PassView {
  private readonly source: number;
  /** Of the files that were known before. */
  private readonly paths = new Set<string>();
  /** How many files of a size are still to be read; empty where no known file is among them. */
  private readonly sizes = new Map<number, number>();
  private held: Found[] = [];
  /** Hashes of what is held back. */
  private readonly awaited = new Set<string>();
  readonly since: PassView["since"];
  isLast = false;

  constructor(source: number, since: PassView["since"]) {
    this.source = source;
    this.since = since;
  }

  /** These are going to be read. Where all are new nothing can have changed, and nothing is kept of them. */
  expect(files: Iterable<Found>, isKnown: (path: string) => boolean): void {
    for (const { path } of files) if (isKnown(path)) this.paths.add(path);
    if (this.paths.size === 0) return;
    for (const { bytes } of files) this.sizes.set(bytes, (this.sizes.get(bytes) ?? 0) + 1);
  }

  /** What a file holds is known now, or that it cannot be read. */
  wasRead({ path, bytes }: Found): void {
    this.paths.delete(path);
    const others = (this.sizes.get(bytes) ?? 0) - 1;
    if (others > 0) this.sizes.set(bytes, others);
    else this.sizes.delete(bytes);
  }

  /** Leaves a file until all are read. */
  hold(found: Found, hash: Buffer): void {
    this.paths.add(found.path);
    this.awaited.add(hash.toString("hex"));
    this.held.push(found);
  }

  /** What was held back, in the order it was read, to be decided now that all are read. */
  takeHeld(): readonly Found[] {
    const { held } = this;
    this.held = [];
    this.awaited.clear();
    this.isLast = true;
    return held;
  }

  /** Where nobody can look, because its disk is away or fails, a copy is taken to be as it was last seen. */
  readonly isThere = ({ full, root, isOffline, bytes, modifiedMs }: OtherCopy): boolean => {
    if (isOffline) return true;
    const now = lookAtPlace(full);
    if (now === "unknown") return true;
    if (now === null) return !existsSync(root);
    return now.size === bytes && now.mtimeMs === modifiedMs;
  };

  readonly isOpen = ({ source, path }: OtherCopy): boolean =>
    source === this.source && this.paths.has(path);

  readonly mayComeUp = (bytes: number): boolean => this.sizes.has(bytes);

  readonly isAwaited = (hash: Buffer): boolean =>
    this.awaited.size > 0 && this.awaited.has(hash.toString("hex"));
}
