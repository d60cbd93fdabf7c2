import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import type { BatchDifference, BatchLine, BatchList } from "../../shared/batch.ts";
import { withDistinction } from "../../shared/distinction.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { BatchProblem } from "./batch-problem.tsx";
import { fieldName, followsWords, isText } from "./batch-words.ts";
import styles from "./batch.module.css";

/** Height of a line before it is measured, CSS pixels. */
const ROW = 58;
/** Lines asked for at once: what is in view, and as much before and after it. */
const WINDOW = 80;
const STEP = WINDOW / 4;

/** The stills that are changed, each before and after; only those in view are asked for. Arrows scroll it. */
export function BatchLines({
  preview,
  total,
  value,
}: {
  readonly preview: string;
  readonly total: number;
  /** Only the stills that get or lose the value at a place of a list. */
  readonly value?: { readonly list: BatchList; readonly at: number };
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const from = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked, problem, again } = useAnswer(
    "stills.previewed",
    total === 0 ? null : { preview, from, count: WINDOW, value },
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
  if (total === 0) return null;
  return (
    <>
      {problem !== null && <BatchProblem problem={problem} onAgain={again} />}
      <div className={classes(styles, "heads")} aria-hidden>
        <span />
        <span>Before</span>
        <span>After</span>
      </div>
      <div
        ref={box}
        className={classes(styles, "lines")}
        role="list"
        aria-label="Stills before and after"
        tabIndex={0}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={total}
              aria-posinset={index + 1}
              className={classes(styles, "line")}
              style={{ top: start }}
            >
              <Line line={known?.[index - (asked?.from ?? 0)]} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function Line({ line }: { readonly line: BatchLine | undefined }): ReactNode {
  if (line === undefined) return null;
  const { card, differences } = line;
  return (
    <>
      <div className={classes(styles, "still")}>
        <span className={classes(styles, "picture")}>
          {card.thumbnail === "failed" ? null : (
            <img
              key={card.hash}
              src={
                card.thumbnail === "made"
                  ? `still://thumbnail/${card.hash}`
                  : `still://preview/${String(card.id)}`
              }
              alt=""
              decoding="async"
              draggable={false}
              onError={(event) => (event.currentTarget.hidden = true)}
            />
          )}
        </span>
        <MiddleName name={card.name} />
      </div>
      <div>
        {differences.map((one) => (
          <Side key={one.field} difference={one} side="before" />
        ))}
      </div>
      <div>
        {differences.map((one) => (
          <Side key={one.field} difference={one} side="after" />
        ))}
      </div>
    </>
  );
}

/** One field on one side: what the other side has not is marked. Of two texts neither is in the other. */
function Side({
  difference,
  side,
}: {
  readonly difference: BatchDifference;
  readonly side: "before" | "after";
}): ReactNode {
  const { field } = difference;
  const values = difference[side];
  const others = new Set(difference[side === "before" ? "after" : "before"].map(({ key }) => key));
  const Mark = side === "before" ? "del" : "ins";
  return (
    <p className={classes(styles, "side", isText(field) && "text")}>
      <span className={classes(styles, "field")}>{fieldName(field)} </span>
      {values.length === 0 && <i>none</i>}
      {values.map(({ key, name, distinction = "", follows = false }, index) => (
        <span key={key}>
          {index > 0 && ", "}
          {key !== null && others.has(key) ? (
            <span dir="auto">{withDistinction(name, distinction)}</span>
          ) : (
            <Mark dir="auto">{withDistinction(name, distinction)}</Mark>
          )}
          {follows && <span className={classes(styles, "follows")}> ({followsWords(field)})</span>}
        </span>
      ))}
    </p>
  );
}
