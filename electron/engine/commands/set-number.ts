import { type StillId, type StillNumberField, stillNumberNames } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { numberColumns } from "../catalog/number-columns.ts";
import { setNumber } from "../catalog/tags.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Writes the number of stills or the code of their production; an empty one removes it. */
export function setNumberOf(
  db: WritableDb,
  stills: readonly StillId[],
  field: StillNumberField,
  text: string,
): Action<{ changed: number }> {
  const name = stillNumberNames[field].toLowerCase();
  const { length } = setNumber(
    db,
    stills,
    numberColumns[field],
    text === "" ? null : text.normalize("NFC"),
  );
  return {
    result: { changed: length },
    label:
      text === ""
        ? `Removed ${name} from ${countOf(length)}`
        : `Changed ${name} of ${countOf(length)} to “${text}”`,
  };
}
