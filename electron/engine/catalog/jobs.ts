import type { Job, JobState } from "../../../shared/contract/archive.ts";
import { all, number, run, type ReadableDb, type WritableDb } from "./database.ts";

export type JobRow = {
  readonly id: number;
  readonly kind: Job["kind"];
  readonly label: string;
  readonly state: JobState;
  readonly input: string;
  readonly done: number;
  readonly total: number | null;
  readonly problems: number;
  readonly outcome: string | null;
};

/** A job as it is shown; what it was asked to do may be long and stays in the catalog. */
export type ListedJob = Omit<JobRow, "input">;

/** Adds a job under a key that is higher than all there are and than `after`, the last one that was given. */
export function addJob(
  db: WritableDb,
  job: Pick<JobRow, "kind" | "label" | "input">,
  after = 0,
): number {
  return run(
    db,
    `INSERT INTO job (id, kind, label, state, input, started_at)
     VALUES (?, ?, ?, 'running', ?, ?)`,
    nextJob(db, after),
    job.kind,
    job.label,
    job.input,
    new Date().toISOString(),
  ).key;
}

/** A key for a job that is higher than all there are and than `after`. */
export function nextJob(db: ReadableDb, after: number): number {
  return Math.max(number(db, "SELECT coalesce(max(id), 0) FROM job"), after) + 1;
}

/** Writes how far a job has come. */
export function saveJob(db: WritableDb, job: Omit<ListedJob, "kind">): void {
  const ended = job.state === "running" || job.state === "paused" ? null : new Date().toISOString();
  run(
    db,
    "UPDATE job SET label = ?, state = ?, done = ?, total = ?, problems = ?, outcome = ?, ended_at = ? WHERE id = ?",
    job.label,
    job.state,
    job.done,
    job.total,
    job.problems,
    job.outcome,
    ended,
    job.id,
  );
}

/** Takes a job out of the list, as if it had not been; problems it found stay. */
export function forgetJob(db: WritableDb, id: number): void {
  run(db, "UPDATE problem SET job_id = NULL WHERE job_id = ?", id);
  run(db, "DELETE FROM job WHERE id = ?", id);
}

/** The last jobs, newest first. */
export function listJobs(db: ReadableDb): ListedJob[] {
  return all(
    db,
    "SELECT id, kind, label, state, done, total, problems, outcome FROM job ORDER BY id DESC LIMIT 50",
  );
}

/** Jobs that were at work when the program last ended, newest first, however many came after them. */
export function interruptedJobs(db: ReadableDb): JobRow[] {
  return all(
    db,
    `SELECT id, kind, label, state, input, done, total, problems, outcome FROM job
     WHERE state IN ('running', 'paused') ORDER BY id DESC`,
  );
}
