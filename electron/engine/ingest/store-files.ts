import { filesElsewhere } from "../catalog/elsewhere.ts";
import { lastFileEvent } from "../catalog/file-events.ts";
import { knownFileAt, lastStill } from "../catalog/files.ts";
import { NamesOfBatch } from "../catalog/names-of-batch.ts";
import { noteReading } from "../catalog/picture-problems.ts";
import { forgetProblems } from "../catalog/problems.ts";
import { stillByPath } from "../catalog/still-by-path.ts";
import { fateOf, storeChanged, type Change } from "../catalog/store-changed.ts";
import { storeRead, type ReadFile } from "../catalog/store-read.ts";
import type { ReadResult, TaskResult } from "../worker/tasks.ts";
import type { FilesToRead } from "./files-to-read.ts";
import type { FolderPass } from "./folder-pass.ts";
import { OpenFiles } from "./open-files.ts";
import { readInOrder, type Outcome } from "./read-in-order.ts";
import { charsetsMissing } from "./read-as-wanted.ts";
import type { Found } from "./scan.ts";
import { sidecarProblem } from "./sidecar-problem.ts";
import { readState } from "./sidecars.ts";
import { vanishedFolder } from "./vanished-folder.ts";

/**
 * Reads files and stores them as they come. A few are read twice: those of which only all the others
 * together tell whose picture they hold. So nothing that was read is kept in memory but for one batch.
 * Answers the files (their keys) whose place the bytes of another took.
 */
export async function storeFiles(
  pass: FolderPass,
  toRead: FilesToRead,
): Promise<readonly number[]> {
  const storing = new Storing(pass);
  storing.open.expect(toRead, (path) => pass.known.wasMet(path));
  const store = (batch: readonly Outcome[]): void => storing.storeBatch(batch);
  await readInOrder(pass, toRead, 0, store);
  for (
    let held = storing.open.takeHeld();
    held.length > 0 && !pass.control.signal.aborted;
    held = storing.open.takeHeld()
  )
    await readInOrder(pass, held, toRead.length, store);
  return storing.displaced;
}

class Storing {
  private readonly pass: FolderPass;
  /** Of which it is not known yet what they hold, or whose picture that is. */
  readonly open: OpenFiles;
  /** Known files that are gone from their place, for the bytes of another are there, and from any other. */
  readonly displaced: number[] = [];

  constructor(pass: FolderPass) {
    const { db } = pass.tools;
    this.pass = pass;
    this.open = new OpenFiles(pass.part.source.id, {
      still: lastStill(db),
      event: lastFileEvent(db),
    });
  }

  storeBatch(batch: readonly Outcome[]): void {
    this.pass.write(() => {
      const names = new NamesOfBatch(this.pass.tools.db);
      return batch.flatMap((one) => this.store(one, names));
    });
  }

  private store(outcomeOf: Outcome, names: NamesOfBatch): number[] {
    const { found, outcome } = outcomeOf;
    const { tools, part, known, root } = this.pass;
    const path = this.pass.pathOnDisk(found);
    this.open.wasRead(found);
    if (tools.beingWritten?.wasWrittenMeanwhile(path, found, hasProblem(outcome)) === true) {
      this.pass.passedOver.add(found.path);
      return [];
    }
    forgetProblems(tools.db, path);
    if ("problem" in outcome) {
      this.pass.fail(vanishedFolder(root, path) ?? outcome.problem);
      const still = stillByPath(tools.db, path); // known from before: found by its problem now
      return still === null ? [] : [still];
    }
    const { problem, unreadSidecars } = outcome.result;
    if (problem !== null) this.pass.fail(problem);
    if (unreadSidecars.length > 0) this.pass.fail(sidecarProblem(path, unreadSidecars));
    const read = this.readFileOf(found, outcome.result);
    noteReading(tools.db, read.hash, problem);
    if (this.open.isAwaited(read.hash)) return this.hold(found, read);
    const place = { source: part.source.id, path: found.path };
    // the archivist has chosen another character set since it was read
    if (charsetsMissing(tools.db, place, outcomeOf).length > 0) return this.hold(found, read);
    const stored = storeRead(tools.db, part.source.id, read, names);
    if (stored.as === "changed") return this.change(found, { read, known: stored.known });
    known.wasRead(stored.file);
    this.count(stored.as, stored.file);
    return [stored.still];
  }

  private change(found: Found, change: Change): number[] {
    const { db } = this.pass.tools;
    const fate = fateOf(db, change, this.open);
    if (fate.as === "later") return this.hold(found, change.read);
    const stored = storeChanged(db, this.pass.part.source.id, change, fate);
    this.pass.known.wasRead(stored.file);
    this.count(stored.as, stored.file);
    const before = { hash: change.known.hash, still: change.known.still_id };
    if (!this.pass.tally.hasMoved(filesElsewhere(db, before)) && stored.isPlaceLost)
      this.displaced.push(change.known.id);
    return [...stored.stills];
  }

  private count(as: keyof typeof countOf, file: number): void {
    if (countOf[as] === "duplicates") this.pass.tally.addCopy(file);
    else this.pass.tally.add(countOf[as]);
  }

  private readFileOf(found: Found, result: ReadResult): ReadFile {
    const { path, name } = found;
    const { db } = this.pass.tools;
    const { unreadSidecars } = result;
    const hasUnread = unreadSidecars.length > 0;
    const known = hasUnread ? knownFileAt(db, this.pass.part.source.id, path) : null;
    const { state, keepsWords } = readState(found.sidecar, unreadSidecars, known?.sidecar ?? null);
    return { ...result, hash: Buffer.from(result.hash), path, name, sidecar: state, keepsWords };
  }

  private hold(found: Found, { hash }: ReadFile): number[] {
    this.open.hold(found, hash);
    return [];
  }
}

/** What each way of storing a file counts as. */
const countOf = {
  new: "indexed",
  changed: "indexed",
  copy: "duplicates",
  "handed-out": "duplicates",
  moved: "moved",
  same: "unchanged",
  retold: "indexed",
} as const;

function hasProblem(outcome: TaskResult["read"]): boolean {
  return "problem" in outcome || outcome.result.problem !== null;
}
