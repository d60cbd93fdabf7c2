import { atWhatTime } from "./at-what-time.ts";
import type { LostChanges } from "./contract/archive.ts";

/** Which changes an archive lacks, in sentences for people: the last of them, and how far it reaches. */
export function lossInWords({ last, reaches }: LostChanges): string {
  const what = last.undone ? `“${last.label}” was undone` : `“${last.label}”`;
  const until =
    reaches === null
      ? "No change of its history is there any more."
      : `What is there reaches until ${atWhatTime(reaches.at)} (“${reaches.label}”).`;
  return `Changes that were saved are missing from this archive. The last of them: ${what}, ${atWhatTime(last.at)}. ${until}`;
}

export const causeOfLoss =
  "They stood in catalog.db-wal, a file beside catalog.db that was taken away or replaced, as by a program that synchronises folders, or left behind when the folder was copied; or catalog.db itself was replaced by an older one.";

/** How they may come back, in sentences for people: a way each. */
export function waysBack({ backup }: LostChanges): readonly string[] {
  if (backup === null) return [wayOfLog];
  const holds = backup.all ? "all" : "some";
  return [
    wayOfLog,
    `Or restore the backup of ${atWhatTime(backup.at)}, which has ${holds} of them.`,
  ];
}

const wayOfLog =
  "To have them back, close the archive, look for catalog.db-wal in the trash, in what the synchronising program keeps of earlier versions, or in the folder this one was copied from, put it beside catalog.db, in the place of one that may lie there, and open the archive again. Do so before anything else: the file only fits the database as it is now.";
