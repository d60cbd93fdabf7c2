import type { Backup, BackupReason, KindDiffers } from "../../shared/contract/backups.ts";
import { count, counted } from "../ui/numbers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in one measure; a time to come is of a clock that was wrong. */
export function ageInWords(at: number, now: number): string {
  const age = now - at;
  if (age < -MINUTE) return "by a clock that was ahead";
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${counted(Math.floor(age / MINUTE), "minute")} ago`;
  if (age < DAY) return `${counted(Math.floor(age / HOUR), "hour")} ago`;
  return `${counted(Math.floor(age / DAY), "day")} ago`;
}

/** Why a backup was made; what is made by itself says nothing. */
export const reasonWords: Readonly<Record<BackupReason, string>> = {
  automatic: "",
  asked: "Asked for",
  "before-restore": "Before a restore",
  "before-merge": "Before another archive was taken in",
  "before-migration": "Before a new version",
};

export function holdsInWords({ holds: { stills, captions } }: Backup): string {
  return `${counted(stills, "still")}, ${counted(captions, "caption")}`;
}

/** What would become of a kind, as far as there is anything of it. */
export function differsInWords({ back, gone, changed }: KindDiffers): string {
  return [
    back > 0 ? `${count(back)} ${back === 1 ? "comes" : "come"} back` : "",
    gone > 0 ? `${count(gone)} ${gone === 1 ? "goes" : "go"}` : "",
    changed > 0 ? `${count(changed)} again as ${changed === 1 ? "it was" : "they were"}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
