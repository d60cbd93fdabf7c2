import { join } from "node:path";
import type { Problem } from "../../../shared/problem.ts";
import { inRepeatableTransaction } from "../catalog/database.ts";
import type { FilesOf } from "../catalog/files.ts";
import { keepProblem } from "../catalog/problems.ts";
import type { SourcePart } from "../catalog/sources.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { KnownFiles } from "./known-files.ts";
import type { IngestTools } from "./pass.ts";
import type { Tally } from "./tally.ts";

/** The part of a source that is read. */
export type PartToRead = SourcePart & { readonly deep: boolean };

/** What the steps of a pass over one folder share: what is read, what is known of it, and where it is told. */
export class FolderPass {
  readonly tools: IngestTools;
  readonly part: PartToRead;
  /** The folder that is read. */
  readonly root: string;
  readonly control: JobControl;
  readonly tally: Tally;
  readonly known: KnownFiles;
  /** Files met (their paths in the source) of which this pass says nothing: put aside, or left because they are being written. */
  readonly passedOver = new Set<string>();
  private readonly troubled = new Set<string>();

  constructor(tools: IngestTools, part: PartToRead, control: JobControl, tally: Tally) {
    this.tools = tools;
    this.part = part;
    this.root = join(part.source.path, part.under);
    this.control = control;
    this.tally = tally;
    this.known = new KnownFiles(tools.db, this.filesOf);
  }

  get filesOf(): FilesOf {
    const { source, under, deep } = this.part;
    return { source: source.id, under, deep };
  }

  inSource<F extends { readonly path: string }>(found: F): F {
    const { under } = this.part;
    return under === "" ? found : { ...found, path: `${under}/${found.path}` };
  }

  pathOnDisk(found: { readonly path: string }): string {
    return join(this.part.source.path, found.path);
  }

  /** Changes the catalog in one transaction, and tells the stills that `work` answers. */
  write(work: () => number[]): void {
    const stills = inRepeatableTransaction(this.tools.db, work);
    if (stills.length > 0) this.tools.stored(stills);
  }

  /** Keeps a problem. A folder that vanished is met with each of its files, and told once. */
  fail(problem: Problem): void {
    const path = problem.path ?? this.root;
    keepProblem(this.tools.db, { ...problem, path }, this.control.id);
    if (this.troubled.has(path)) return;
    this.troubled.add(path);
    this.control.countProblem();
  }
}
