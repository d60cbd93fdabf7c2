import type { ReadableDb } from "../catalog/database.ts";
import {
  areThereFiles,
  inodesOf,
  knownFileAt,
  presentFileKeys,
  presentFilesAfter,
  type FilesOf,
  type KnownFile,
} from "../catalog/files.ts";
import { IdSet } from "./id-set.ts";

/** Rows asked for at a time. */
const AT_ONCE = 1000;

/**
 * What the catalog knew of the files of a folder when a pass over it began, and which of them the pass
 * has met. Each is asked for when its turn comes: a pass over a million files takes no more memory than
 * one over a hundred, but for two bits each.
 */
export class KnownFiles {
  private readonly db: ReadableDb;
  private readonly of: FilesOf;
  /** Those that should be there. What Locate brings in meanwhile is not looked for. */
  private readonly expected = new IdSet();
  private readonly met = new IdSet();
  private inodes: ReadonlyMap<number, number> | null = null;

  constructor(db: ReadableDb, of: FilesOf) {
    this.db = db;
    this.of = of;
    for (const id of presentFileKeys(db, of)) this.expected.add(id);
  }

  /** The file known at a path that the pass has met; null when there is none. */
  meet(path: string): KnownFile | null {
    const known = knownFileAt(this.db, this.of.source, path);
    if (known !== null) this.met.add(known.id);
    return known;
  }

  /** A file (its key) that the pass has read: it is there, whoever brought it into the catalog. */
  wasRead(file: number): void {
    this.met.add(file);
  }

  wasMet(path: string): boolean {
    const known = knownFileAt(this.db, this.of.source, path);
    return known !== null && this.met.has(known.id);
  }

  /** Whether an inode is that of another known file than this one. */
  isOfAnother(inode: number, { id }: KnownFile): boolean {
    this.inodes ??= inodesOf(this.db, this.of);
    return (this.inodes.get(inode) ?? id) !== id;
  }

  areNone(): boolean {
    return !areThereFiles(this.db, this.of);
  }

  /** Those that were present when the pass began, still are to the catalog, and were not met. They may be changed meanwhile. */
  *unmet(): Generator<KnownFile> {
    for (let after = ""; ;) {
      const files = presentFilesAfter(this.db, this.of, after, AT_ONCE);
      for (const file of files)
        if (this.expected.has(file.id) && !this.met.has(file.id)) yield file;
      const end = files.at(-1);
      if (end === undefined) return;
      after = end.path;
    }
  }
}
