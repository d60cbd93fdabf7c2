import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import type { MergeLine, MergeOutcome } from "../../shared/contract/merging.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { capital, outcomeWords } from "./merge-words.ts";
import styles from "./merging.module.css";
import { whose } from "./side-choice.tsx";

/** Height of a line before it is measured, CSS pixels. */
const ROW = 44;
/** Lines asked for at once: what is in view, and as much before and after it. */
const WINDOW = 80;
const STEP = WINDOW / 4;

/** The values of one count: those of a kind that come in, become as theirs, or stay as ours. */
export type CountShown = { readonly kind: string; readonly as: MergeOutcome };

/** Which values a count counts, each of what, ours and theirs; only those in view are asked for. Arrows scroll it. */
export function MergeLines({ kind, as, id }: CountShown & { readonly id: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const from = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const asking = { kind, as, from, count: WINDOW };
  const { answer, asked, problem } = useAnswer("merge.lines", asking, () => 0);
  const { total, listed, lines } = answer ?? { total: 0, listed: 0, lines: [] };
  const virtual = useVirtualizer({
    count: listed,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    onChange: ({ range }) => setFirst(range?.startIndex ?? 0),
  });
  const name = `${capital(kind)} that ${outcomeWords[as]}`;
  return (
    <section id={id} className={classes(styles, "listed")} aria-label={name}>
      <h3 className={classes(styles, "heading")}>
        {name}{" "}
        {answer !== null && (
          <span className={classes(styles, "soft")}>{counted(total, "value")}</span>
        )}
      </h3>
      {problem !== null && (
        <p role="alert" className={classes(styles, "problem")}>
          <Sentence text={problem.message} />
        </p>
      )}
      <div className={classes(styles, "line", as, "heads")} aria-hidden>
        <span />
        {as !== "added" && <span>{whose.ours}</span>}
        <span>{whose.theirs}</span>
      </div>
      <div
        ref={box}
        className={classes(styles, "lines")}
        role="list"
        aria-label={name}
        tabIndex={0}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={listed}
              aria-posinset={index + 1}
              className={classes(styles, "line", as)}
              style={{ position: "absolute", insetInline: 0, top: start }}
            >
              <Line line={lines[index - (asked?.from ?? 0)]} as={as} />
            </div>
          ))}
        </div>
      </div>
      {total > listed && (
        <p className={classes(styles, "soft")}>
          The first {count(listed)} are listed, {count(total - listed)} more are not.
        </p>
      )}
    </section>
  );
}

type LineProps = { readonly line: MergeLine | undefined; readonly as: MergeOutcome };

function Line({ line, as }: LineProps): ReactNode {
  if (line === undefined) return null;
  const { of, property, ours, theirs } = line;
  return (
    <>
      <span className={classes(styles, "of")}>
        <strong dir="auto">{of}</strong> <span className={classes(styles, "soft")}>{property}</span>
      </span>
      {as !== "added" && (
        <Value whose={whose.ours} value={ours} nothing={as === "kept" ? "taken away" : "nothing"} />
      )}
      {as === "added" && property === "" && theirs === null ? (
        <span className={classes(styles, "soft")}>new</span>
      ) : (
        <Value whose={whose.theirs} value={theirs} nothing="nothing" />
      )}
    </>
  );
}

type ValueProps = {
  readonly whose: string;
  readonly value: string | null;
  readonly nothing: string;
};

function Value({ whose: side, value, nothing }: ValueProps): ReactNode {
  return (
    <span className={classes(styles, "value")} dir="auto">
      <span className={classes(styles, "hidden")}>{`${side}: `}</span>
      {value ?? <i className={classes(styles, "soft")}>{nothing}</i>}
    </span>
  );
}
