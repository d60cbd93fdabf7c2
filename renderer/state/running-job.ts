import { ask } from "../archive.ts";
import { currentJob, jobsState } from "./jobs.ts";
import { orTell } from "./notices.ts";

/** Pauses the work that the foot shows, or lets it go on. */
export async function pauseOrGoOn(): Promise<void> {
  const job = currentJob(jobsState.getState());
  if (job !== null)
    await orTell(() => ask(job.state === "paused" ? "jobs.resume" : "jobs.pause", { job: job.id }));
}

/** Ends the work that the foot shows; what is done stays. */
export async function stopWork(): Promise<void> {
  const job = currentJob(jobsState.getState());
  if (job !== null) await orTell(() => ask("jobs.cancel", { job: job.id }));
}
