import type { Tracing } from "./layer-record.ts";
import { momentInWords } from "./reason-words.ts";

/** Whether a holder was found, with the log of the search. */
export function tracingInWords({ untraced, log }: Tracing): string {
  const steps = log.map(
    ({ source, date, outcome }) =>
      `${source}, ${momentInWords({ at: date, zone: null })}${outcome === "" ? "" : `: ${outcome}`}`,
  );
  return [untraced ? "the holder could not be found" : "the holder is found", ...steps].join("; ");
}
