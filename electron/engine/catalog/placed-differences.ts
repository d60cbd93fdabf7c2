import type { FileDifference, PlacedDifference } from "../../../shared/file-changes.ts";
import type { StillId } from "../../../shared/still.ts";
import { first, type ReadableDb } from "./database.ts";
import { differencesOf } from "./file-differences.ts";
import { fileEventsOf } from "./file-events.ts";
import { isSame } from "./followed-values.ts";

/** The open differences of a still, each with where the other program wrote. */
export function placedDifferencesOf(db: ReadableDb, still: StillId): PlacedDifference[] {
  const differences = differencesOf(db, still);
  if (differences.length === 0) return [];
  // what came in the place of a file is none of its words
  const events = fileEventsOf(db, still).filter(({ as }) => as !== "displaced");
  return differences.map((difference) => {
    const event = events.find(({ values }) => values.some((value) => isThat(value, difference)));
    if (event === undefined) return { ...difference, saidIn: "file" };
    if (event.as !== "reread" && event.before.hash === event.after.hash)
      return { ...difference, saidIn: "sidecar" };
    return { ...difference, saidIn: hasSidecar(db, event.after.hash) ? "either" : "file" };
  });
}

type Value = ReturnType<typeof fileEventsOf>[number]["values"][number];

function isThat({ property, language, after }: Value, difference: FileDifference): boolean {
  return (
    property === difference.property &&
    language === difference.language &&
    isSame(after, difference.file)
  );
}

function hasSidecar(db: ReadableDb, hash: string): boolean {
  const held = "SELECT 1 FROM file WHERE hash = unhex(?) AND sidecar IS NOT NULL LIMIT 1";
  return first(db, held, hash) !== null;
}
