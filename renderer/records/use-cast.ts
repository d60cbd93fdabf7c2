import type { CastRole, FilmPage } from "../../shared/record-page.ts";
import { useAnswer } from "../inspector/use-answer.ts";

/** Roles asked for at once: what is in view, and as much before and after it. */
const WINDOW = 120;
const STEP = WINDOW / 4;

type Cast = {
  /** The filter that the roles answer: that of before, while the answer is on its way. */
  readonly filter: string;
  readonly total: number;
  /** The roles that are known, for a list to see that they are others now. */
  readonly known: readonly CastRole[];
  readonly roleAt: (index: number) => CastRole | undefined;
  readonly problem: string | null;
};

/**
 * The cast of a film, or those of it that `filter` names, around the role at `first`. What came with the page
 * is enough for a cast that is short; of a long one the engine keeps the rest.
 */
export function useCast(page: FilmPage, filter: string, first: number): Cast {
  const isWhole = filter === "" && page.castSize === page.cast.length;
  const offset = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked, problem } = useAnswer(
    "records.cast",
    isWhole ? null : { film: page.id, filter, offset, limit: WINDOW },
    (archive) => archive.overviewVersion,
  );
  if (isWhole || answer === null || asked?.film !== page.id)
    return {
      filter: "",
      total: page.castSize,
      known: page.cast,
      roleAt: (index) => page.cast[index],
      problem: problem?.message ?? null,
    };
  return {
    filter: asked.filter,
    total: answer.total,
    known: answer.roles,
    roleAt: (index) => answer.roles[index - asked.offset],
    problem: null,
  };
}
