import type { JobState } from "../../../shared/contract/archive.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

export type JobRow = {
  readonly id: number;
  readonly kind: "index" | "export" | "sample" | "compare";
  readonly label: string;
  readonly state: JobState;
  readonly input: string;
  readonly done: number;
  readonly total: number | null;
  readonly problems: number;
  readonly outcome: string | null;
};

export function addJob(db: WritableDb, job: Pick<JobRow, "kind" | "label" | "input">): number {
  return run(
    db,
    "INSERT INTO job (kind, label, state, input, started_at) VALUES (?, ?, 'running', ?, ?)",
    job.kind,
    job.label,
    job.input,
    new Date().toISOString(),
  ).key;
}

/** Writes how far a job has come. */
export function saveJob(db: WritableDb, job: Omit<JobRow, "kind" | "input">): void {
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

/** The last jobs, newest first. */
export function listJobs(db: ReadableDb): JobRow[] {
  return all(
    db,
    "SELECT id, kind, label, state, input, done, total, problems, outcome FROM job ORDER BY id DESC LIMIT 50",
  );
}

/** Jobs that were at work when the program last ended. */
export function interruptedJobs(db: ReadableDb): JobRow[] {
  return listJobs(db).filter(({ state }) => state === "running" || state === "paused");
}
