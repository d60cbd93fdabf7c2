import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, whatever its kernel's clock (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS_A_SECOND = 100;

/** Seconds of CPU that this process and all it started have used, also those that have ended. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + endedSeconds("self") + livingSeconds(process.pid);
}

/** Bytes of memory that a process and all it started hold at this moment; of pages they share, each its part (proc(5), Pss). */
export function residentBytes(pid: number): number {
  const sums = readText(`/proc/${String(pid)}/smaps_rollup`);
  const kilobytes = Number(/^Pss:\s+(\d+)/mu.exec(sums)?.[1] ?? 0);
  return childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), kilobytes * 1024);
}

/** Whether the two above can be told here. */
export const tellsProcesses = process.platform === "linux";

function livingSeconds(pid: number): number {
  return childrenOf(pid).reduce(
    (sum, child) => sum + ownSeconds(child) + endedSeconds(String(child)) + livingSeconds(child),
    0,
  );
}

function ownSeconds(pid: number): number {
  return ticks(String(pid), 13) + ticks(String(pid), 14);
}

/** Of children that ended and were waited for. */
function endedSeconds(pid: string): number {
  return ticks(pid, 15) + ticks(pid, 16);
}

/** A field of proc(5) stat, counted from 0; the second, a name, may hold blanks and parentheses. */
function ticks(pid: string, field: number): number {
  const stat = readText(`/proc/${pid}/stat`);
  const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(afterName[field - 2] ?? 0) / TICKS_A_SECOND;
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((other) => parentOf(other) === pid);
}

function parentOf(pid: number): number {
  const stat = readText(`/proc/${String(pid)}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

/** Empty when the process is gone meanwhile. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
