import { existsSync } from "node:fs";
import type { Problem } from "../../../shared/problem.ts";
import { filesNotReadAsChosen, isNotReadAsChosen } from "../catalog/charset-readings.ts";
import { markPresent, stillOfFile, type KnownFile } from "../catalog/files.ts";
import { quarantinedSince } from "../catalog/problems.ts";
import type { FilesToRead } from "./files-to-read.ts";
import type { FolderPass } from "./folder-pass.ts";
import { beginsLikePicture } from "./first-bytes.ts";
import { promiseOf } from "./formats.ts";
import { scan, type Found } from "./scan.ts";

/** What the listing of a folder shows beside what the catalog knows of it. */
export type Compared = {
  /** Folders that could not be listed, and files that could not be looked at (absolute paths): what is there is not known to be gone. */
  readonly unlisted: readonly string[];
  /** The folder itself is not there. */
  readonly rootGone: boolean;
};

/**
 * Lists the folder and adds to `toRead` what is new or other than it was; unchanged is what has the same size
 * and time, sidecars included.
 */
export async function compareFolder(pass: FolderPass, toRead: FilesToRead): Promise<Compared> {
  return await new Comparison(pass, toRead).run();
}

class Comparison {
  private readonly pass: FolderPass;
  private readonly toRead: FilesToRead;
  private readonly unlisted: string[] = [];
  private rootGone = false;
  /** Files (their keys) that were missing and are back as they were. */
  private readonly returned: number[] = [];

  /** Known files not read in the character set chosen for them; a source that was offline is read as a whole. */
  private readonly notReadAsChosen: ReadonlySet<number>;

  constructor(pass: FolderPass, toRead: FilesToRead) {
    const { source, under, deep } = pass.part;
    const isWhole = under === "" && deep;
    this.pass = pass;
    this.toRead = toRead;
    this.notReadAsChosen = isWhole ? filesNotReadAsChosen(pass.tools.db, source.id) : new Set();
  }

  async run(): Promise<Compared> {
    const { root, control, part } = this.pass;
    for await (const scanned of scan(root, control.signal, part.deep))
      if (scanned.kind === "problem") this.meetProblem(scanned.problem);
      else await this.meetFile(this.pass.inSource(scanned.file));
    if (this.returned.length > 0)
      this.pass.write(() => this.returned.map((file) => this.takeBack(file)));
    const { unlisted, rootGone } = this;
    return { unlisted, rootGone };
  }

  private meetProblem(problem: Problem & { path: string }): void {
    if (problem.path === this.pass.root) {
      if (this.wasDeleted(problem)) return;
      this.rootGone = true;
    }
    if (problem.kind === "unreadable") this.unlisted.push(problem.path);
    this.pass.fail(problem);
  }

  /** A folder that is gone from a source that is there was deleted or moved away: its files are missing. */
  private wasDeleted({ kind }: Problem): boolean {
    const { part, known, tools } = this.pass;
    if (kind !== "gone" || part.under === "" || !existsSync(part.source.path)) return false;
    return !known.areNone() || tools.beingWritten !== undefined;
  }

  private async meetFile(file: Found): Promise<void> {
    if (this.isUnchanged(file)) this.pass.tally.add("unchanged");
    else if (await this.isNone(file)) return;
    else if (this.isQuarantined(file) || this.mustWait(file)) this.pass.passedOver.add(file.path);
    else this.toRead.add(file);
  }

  /** Whether a file whose name promises nothing is no picture; one that is known was one. */
  private async isNone({ name, path }: Found): Promise<boolean> {
    if (promiseOf(name) !== "untold" || this.pass.known.wasMet(path)) return false;
    return !(await beginsLikePicture(this.pass.pathOnDisk({ path })));
  }

  private isUnchanged(found: Found): boolean {
    const known = this.pass.known.meet(found.path);
    if (
      known === null ||
      this.pass.tools.wishes.everything === true ||
      known.bytes !== found.bytes ||
      known.modified_ms !== found.modifiedMs ||
      known.sidecar !== found.sidecar ||
      !this.isReadAsChosen(known) ||
      this.swappedNames(known, found)
    )
      return false;
    if (known.state === "missing") this.returned.push(known.id);
    return true;
  }

  /** A file that was away when a character set was chosen for its bytes is read in it when it is back. */
  private isReadAsChosen({ id, state }: KnownFile): boolean {
    if (state === "missing") return !isNotReadAsChosen(this.pass.tools.db, id);
    return !this.notReadAsChosen.has(id);
  }

  /**
   * Two files of one size and time may have changed names. Inodes alone prove nothing, for some disks
   * number their files anew each time they are plugged in; the inode of another known file does.
   */
  private swappedNames(known: KnownFile, found: Found): boolean {
    return known.inode !== found.inode && this.pass.known.isOfAnother(found.inode, known);
  }

  /**
   * A file that once killed the decoder is not tried again until it changes, or everything is to be read
   * again: a good copy out of a backup brings its old time with it.
   */
  private isQuarantined(found: Found): boolean {
    if (this.pass.tools.wishes.everything === true) return false;
    const since = quarantinedSince(this.pass.tools.db, this.pass.pathOnDisk(found));
    // the problem was kept with its whole milliseconds
    return since !== null && Math.floor(Math.max(found.modifiedMs, found.changedMs)) <= since;
  }

  private mustWait(found: Found): boolean {
    const { tools } = this.pass;
    return tools.beingWritten?.mustWait(this.pass.pathOnDisk(found), found) ?? false;
  }

  private takeBack(file: number): number {
    const { db } = this.pass.tools;
    markPresent(db, file);
    return stillOfFile(db, file) ?? 0;
  }
}
