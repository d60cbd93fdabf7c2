import fc from "fast-check";
import {
  colourLabels,
  picks,
  ratings,
  workStates,
  type FileMarks,
  type Marks,
} from "../../shared/marks.ts";

/** Any marks that files carry. */
export const fileMarks: fc.Arbitrary<FileMarks> = fc.record({
  rating: fc.option(fc.constantFrom(...ratings)),
  pick: fc.option(fc.constantFrom(...picks)),
  colourLabel: fc.option(fc.constantFrom(...colourLabels)),
});

/** Any marks of a still. */
export const marks: fc.Arbitrary<Marks> = fc
  .tuple(fileMarks, fc.constantFrom(...workStates))
  .map(([ofFile, workState]) => ({ ...ofFile, workState }));
