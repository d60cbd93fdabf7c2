import type { StillRecord } from "../../shared/still.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { Archive } from "../state/archive-state.ts";

const version = (archive: Archive): number => archive.stillsVersion;

/**
 * The record of a still. Those of its neighbours are asked for ahead, so that going on waits for nothing
 * and no letter is typed into the still before. Null while it is on its way.
 */
export function useRecordAhead(
  still: number | null,
  before: number | null,
  after: number | null,
): StillRecord | null {
  const answers = [useRecord(still), useRecord(after), useRecord(before)];
  return answers.find((record) => record !== null && record.id === still) ?? null;
}

/** The record of a still; null while it is on its way, and for none. */
export function useRecord(still: number | null): StillRecord | null {
  return useAnswer("stills.get", still === null ? null : { id: still }, version).answer;
}
