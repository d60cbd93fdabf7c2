import { readFileSync } from "node:fs";

/**
 * What tells a process of this machine from every other that has had, or will have, its number: the start of the
 * machine it runs since, and when within that it was started. Null where it is no more, or the system (any but Linux) does
 * not say.
 */
export function processIdentity(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // proc(5): the name, in brackets, may have any characters in it; the state is the 3rd field, the start the 22nd
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state] = fields;
    const started = fields[19];
    const isGone = state === "Z" || state === "X"; // killed, and whoever started it has not looked yet
    return isGone || started === undefined ? null : `${boot} ${started}`;
  } catch {
    return null;
  }
}
