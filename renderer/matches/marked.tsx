import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import { useMatches, type Shown } from "./matches.ts";
import styles from "./matches.module.css";

/** A text that is only read, the words that the search asks for marked in it, and by what else it was found. */
export function Marked(shown: Shown): ReactNode {
  const { ranges, through, under } = useMatches(shown);
  if (ranges.length === 0) return shown.text;
  const why =
    through !== null ? `as “${through}”` : under === undefined ? null : `under “${under}”`;
  return (
    <span title={why === null ? undefined : `Found ${why}`}>
      <Stretches text={shown.text} ranges={ranges} />
      {why === null ? null : (
        <>
          <span className="visually-hidden">, found</span>
          <span className={classes(styles, "why")}> {why}</span>
        </>
      )}
    </span>
  );
}

/** Over a text that can be written in, letter on letter: the same words in the same place, only their marks seen. */
export function MarksOver({
  text,
  look,
}: {
  readonly text: Shown;
  /** The classes that set the text as the field does. */
  readonly look: string;
}): ReactNode {
  const { ranges } = useMatches(text);
  if (ranges.length === 0) return null;
  return (
    <div className={`${look} ${classes(styles, "over")}`} dir="auto" aria-hidden data-marks>
      <Stretches text={text.text} ranges={ranges} />
    </div>
  );
}

type Range = readonly [from: number, to: number];

function Stretches({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }) {
  return (
    <>
      {ranges.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ranges[at - 1]?.[1] ?? 0, from)}
          <mark className={classes(styles, "mark")}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
