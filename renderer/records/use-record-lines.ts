import type { OutputOf } from "../../shared/contract/index.ts";
import type { RecordLine } from "../../shared/record-page.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { ListName } from "./record-kinds.ts";
import { listed } from "./record-kinds.ts";

/** Lines asked for at once: what is in view, and as much before and after it. */
const WINDOW = 400;
const STEP = WINDOW / 4;

type Lines = {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly lineAt: (index: number) => RecordLine | undefined;
  /** The filter that the lines answer. */
  readonly filter: string;
  readonly problem: string | null;
};

/** The lines of a list around the one at `first`, as it is scrolled; the engine keeps the others. */
export function useRecordLines(list: ListName, filter: string, first: number): Lines {
  const offset = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked, problem } = useAnswer(
    "records.list",
    { ...listed[list], filter, film: null, offset, limit: WINDOW },
    (archive) => archive.overviewVersion,
  );
  const known: OutputOf<"records.list"> | null =
    asked !== null && isOf(list, asked) ? answer : null;
  return {
    total: known?.total ?? null,
    lineAt: (index) => known?.lines[index - (asked?.offset ?? 0)],
    filter: asked?.filter ?? "",
    problem: known === null ? (problem?.message ?? null) : null,
  };
}

/** Whether an answer is about this list, not the one that was shown before. */
function isOf(
  list: ListName,
  asked: { readonly kind: string; readonly as?: string | undefined },
): boolean {
  return asked.kind === listed[list].kind && asked.as === listed[list].as;
}
