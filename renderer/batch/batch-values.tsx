import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import type { BatchList, BatchValue, BatchValues } from "../../shared/batch.ts";
import { withDistinction } from "../../shared/distinction.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { BatchProblem } from "./batch-problem.tsx";
import { followsWords, isTag, valueWords } from "./batch-words.ts";
import styles from "./batch.module.css";

/** Height of a line of an opened list, CSS pixels. */
const ROW = 24;
/** Lines asked for at once: what is in view, and as much before and after it. */
const WINDOW = 120;
const STEP = WINDOW / 4;

/** One value of a preview: the one at a place of a list. */
export type ChosenValue = {
  readonly preview: string;
  readonly list: BatchList;
  readonly at: number;
  readonly value: BatchValue;
};

type ValuesProps = {
  readonly preview: string;
  readonly list: BatchList;
  readonly values: BatchValues;
  /** The value whose stills alone are shown; null where all are. */
  readonly chosen: ChosenValue | null;
  /** Shows the stills of one value alone, or with null all of them. */
  readonly onChoose: (value: ChosenValue | null) => void;
};

const names: Readonly<Record<BatchList, string>> = {
  gained: "Gained",
  lost: "Lost",
  cast: "New in a cast",
};

/** What stills get or lose, or who joins a cast: those of most stills, and all of them in a list that opens. */
export function Values(props: ValuesProps): ReactNode {
  const { list, values } = props;
  const { lines, more } = values;
  const [open, setOpen] = useState(false);
  if (lines.length === 0) return null;
  return (
    <div className={classes(styles, "values", list)}>
      {open ? (
        <AllValues {...props} total={lines.length + more} />
      ) : (
        <ul aria-label={names[list]}>
          {lines.map((value, at) => (
            <li key={`${value.field}-${value.key ?? value.name}-${value.film ?? ""}`}>
              <Value {...props} value={value} at={at} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <button
          type="button"
          className={classes(styles, "more")}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? `Only the first ${count(lines.length)}` : `and ${count(more)} more`}
        </button>
      )}
    </div>
  );
}

/** Every value of a list; only those in view are asked for. */
function AllValues(props: ValuesProps & { readonly total: number }): ReactNode {
  const { preview, list, total } = props;
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const from = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked, problem, again } = useAnswer(
    "stills.previewedValues",
    { preview, list, from, count: WINDOW },
    () => 0,
  );
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    onChange: ({ range }) => setFirst(range?.startIndex ?? 0),
  });
  const known = asked?.preview === preview ? answer : null;
  return (
    <>
      {problem !== null && <BatchProblem problem={problem} onAgain={again} />}
      <div
        ref={box}
        className={classes(styles, "every")}
        role="list"
        aria-label={names[list]}
        aria-live="off" // opened within what is told by itself
        tabIndex={0}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const value = known?.[index - (asked?.from ?? 0)];
            return (
              <div
                key={index}
                role="listitem"
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ position: "absolute", insetInline: 0, top: start, height: ROW }}
              >
                {value !== undefined && <Value {...props} value={value} at={index} />}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** One value; pressed, the stills below are those that get or lose it. Texts have each their line below already. */
function Value({
  list,
  value,
  at,
  preview,
  chosen,
  onChoose,
}: ValuesProps & { readonly value: BatchValue; readonly at: number }): ReactNode {
  const words = <ValueWords list={list} value={value} />;
  if (!isTag(value.field)) return words;
  const isChosen = chosen?.list === list && chosen.at === at;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={isChosen ? "Show all stills again" : "Show only these stills below"}
      onClick={() => onChoose(isChosen ? null : { preview, list, at, value })}
    >
      {words}
    </button>
  );
}

/** A value in words: "48 stills get the keyword harvest". */
export function ValueWords({
  list,
  value,
}: {
  readonly list: BatchList;
  readonly value: BatchValue;
}): ReactNode {
  const name = <b dir="auto">{withDistinction(value.name, value.distinction ?? "")}</b>;
  return list === "cast" ? (
    <>
      {name} joins the cast of <b dir="auto">{value.film}</b>
    </>
  ) : (
    <>
      {valueWords(list === "gained" ? "get" : "lose", value)} {name}
      {value.follows === true && ` (${followsWords(value.field)})`}
    </>
  );
}
