import type { Job } from "../../shared/contract/archive.ts";
import type { CommonOptions } from "./options.ts";
import { harmless, warn } from "./terminal.ts";

const WIDTH = 24;
/** Where nobody watches a live bar, a line this often. */
const LINE_MS = 5000;

/** Progress on stderr: a live bar on a terminal, a line every few seconds elsewhere, nothing with --quiet. */
export function progressBar({ quiet }: CommonOptions): {
  show: (job: Job) => void;
  end: () => void;
} {
  if (quiet === true) return { show: () => undefined, end: () => undefined };
  const live = process.stderr.isTTY;
  let shownAt = performance.now();
  let open = false;
  return {
    show: (job) => {
      if (job.state !== "running") return;
      if (live) {
        process.stderr.write(`\r\u001B[K${harmless(barOf(job))}`);
        open = true;
      } else if (performance.now() - shownAt > LINE_MS && job.total !== null) {
        shownAt = performance.now();
        warn(wordsOf(job));
      }
    },
    end: () => {
      if (open) process.stderr.write("\r\u001B[K");
      open = false;
    },
  };
}

function barOf(job: Job): string {
  const share = job.total === null || job.total === 0 ? 0 : job.done / job.total;
  const filled = Math.round(share * WIDTH);
  return `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${wordsOf(job)}`;
}

function wordsOf(job: Job): string {
  const count =
    job.total === null
      ? ""
      : `: ${job.done.toLocaleString("en")} of ${job.total.toLocaleString("en")}`;
  const rate = job.rate > 0 ? ` · ${job.rate.toFixed(job.rate < 10 ? 1 : 0)} a second` : "";
  const left = job.secondsLeft === null ? "" : ` · ${timeOf(job.secondsLeft)} left`;
  return `${job.label}${count}${rate}${left}`;
}

function timeOf(seconds: number): string {
  return seconds < 90 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`;
}
