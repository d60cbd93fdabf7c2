import * as v from "valibot";
import { writeTargets } from "../../../shared/contract/originals.ts";

const Input = v.object({
  run: v.string(),
  stills: v.array(v.number()),
  to: v.picklist(writeTargets),
  credentials: v.boolean(),
});

/** What the job keeps, so that it can be taken up again when the program was killed. */
export type WritingInput = Readonly<v.InferOutput<typeof Input>>;

/** Reads what a job kept; null when it is none that can be taken up. */
export function writingInput(kept: string): WritingInput | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Input), kept);
  return read.success ? read.output : null;
}
