import type { ReactNode } from "react";
import { withoutLikeness } from "./without-likeness.ts";
import { differencesIn } from "./word-differences.ts";

/** What one place says, with the words marked that the others have not, and with "…" for long parts that they have. */
export function Quoted(props: { value: string; others: readonly string[] }): ReactNode {
  const { value, others } = props;
  const stretches = withoutLikeness(differencesIn(value, others));
  return (
    // Long texts scroll in their place; the keyboard must reach them to do so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <q dir="auto" tabIndex={0}>
      {stretches.map(({ text, differs }, at) =>
        // The parts of one text have no other name than their place in it.
        // oxlint-disable-next-line react/no-array-index-key
        differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </q>
  );
}
