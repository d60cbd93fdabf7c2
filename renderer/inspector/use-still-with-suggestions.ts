import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { Problem } from "../../shared/problem.ts";
import type { StillRecord } from "../../shared/still.ts";
import type { SuggestionForStills } from "../../shared/suggestion.ts";
import { archiveState, isWritable, type Archive } from "../state/archive-state.ts";
import { useAnswer } from "./use-answer.ts";

type Shown = {
  readonly record: StillRecord;
  readonly suggestions: readonly SuggestionForStills[];
};

/**
 * A still's record with what is suggested for it. That is asked first, and the engine answers in order: it
 * is there with the record, which never waits for it, and nothing moves below.
 */
export function useStillWithSuggestions(id: number): {
  readonly shown: Shown | null;
  readonly problem: Problem | null;
} {
  const version = (archive: Archive): number => archive.stillsVersion + archive.overviewVersion;
  const writable = useStore(archiveState, isWritable);
  const { answer, asked } = useAnswer(
    "suggestions.of",
    writable ? { stills: { ids: [id] } } : null,
    version,
  );
  const { answer: record, problem } = useAnswer("stills.get", { id }, version);
  if (record === null) return { shown: null, problem };
  const isOfStill = asked !== null && isOnly(asked.stills, record.id);
  return {
    shown: { record, suggestions: isOfStill ? (answer?.suggestions ?? []) : [] },
    problem,
  };
}

function isOnly(stills: Stills, id: number): boolean {
  return "ids" in stills && stills.ids.length === 1 && stills.ids[0] === id;
}
