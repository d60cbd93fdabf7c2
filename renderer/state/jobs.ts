import { createStore } from "zustand/vanilla";
import type { Job } from "../../shared/contract/archive.ts";

/** Long work, newest first. */
export const jobsState = createStore<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));

const KEPT = 20;

/** Takes a job as the engine reports it. */
export function putJob(job: Job): void {
  jobsState.setState(({ jobs }) => {
    const known = jobs.some(({ id }) => id === job.id);
    const next = known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs];
    return { jobs: next.slice(0, KEPT) };
  });
}

/** The job the foot shows: the newest that has not ended. */
export function currentJob({ jobs }: { readonly jobs: readonly Job[] }): Job | null {
  return jobs.find(({ state }) => state === "running" || state === "paused") ?? null;
}
