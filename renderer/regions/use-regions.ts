import type { DisplayedRegion } from "../../shared/region.ts";
import { useAnswer } from "../inspector/use-answer.ts";

const none: readonly DisplayedRegion[] = [];

/** The regions of a still; none until they are known. */
export function useRegions(still: number | undefined): readonly DisplayedRegion[] {
  const { answer, asked } = useAnswer(
    "stills.regions",
    still === undefined ? null : { id: still },
    (archive) => archive.stillsVersion,
  );
  return answer === null || asked?.id !== still ? none : answer;
}
