import { memo, useEffect, useRef, type ReactNode } from "react";
import type { CreditLineOfGroup } from "../../shared/contract/credits.ts";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { MarkedLine } from "./credit-pieces.tsx";
import { inCaptionsInWords, percent } from "./credit-words.ts";
import styles from "./credits.module.css";
import { Thumbnail } from "./pattern-list.tsx";

type LineListProps = {
  readonly lines: readonly CreditLineOfGroup[];
  readonly total: number;
  readonly at: number;
  /** The place of the party that is chosen in the current line. */
  readonly place: number | null;
  /** Always the same one, so that only lines that change are drawn again. */
  readonly onChoose: (line: number) => void;
  /** What stands below the current line. */
  readonly children: ReactNode;
};

/** The lines of a pattern, verbatim with their parts marked; below the current one what can be said of it. */
export function LineList(props: LineListProps): ReactNode {
  const { lines, total, at, place, onChoose, children } = props;
  return (
    <ul className={classes(styles, "lines")} aria-label="Lines">
      {lines.map((line, index) => (
        <Line
          key={line.line}
          line={line}
          current={index === at}
          place={index === at ? place : null}
          index={index}
          onChoose={onChoose}
        >
          {index === at ? children : null}
        </Line>
      ))}
      {total > lines.length && (
        <li className={classes(styles, "soft", "rest")}>
          The {count(lines.length)} lines with most stills of {count(total)}; accepting all of them
          accepts the others too.
        </li>
      )}
    </ul>
  );
}

type LineProps = {
  readonly line: CreditLineOfGroup;
  readonly current: boolean;
  readonly place: number | null;
  readonly index: number;
  readonly onChoose: (line: number) => void;
  readonly children: ReactNode;
};

const Line = memo(function Line(props: LineProps): ReactNode {
  const { line, current, place, index, onChoose, children } = props;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { stills, inCaptions, pieces, confidence, state, decision, example } = line;
  return (
    <li ref={item} className={classes(styles, "line", current && "current")}>
      <button
        type="button"
        className={classes(styles, "line-button")}
        aria-current={current}
        onClick={() => onChoose(index)}
      >
        <Thumbnail example={example} />
        <span className={classes(styles, "line-words")}>
          <MarkedLine pieces={pieces} at={place} />
          {isChanged(line) && (
            <span className={classes(styles, "as-it-came")} dir="auto">
              {`As it came: ${line.line}`}
            </span>
          )}
        </span>
        <span className={classes(styles, "line-facts")}>
          <span>{counted(stills, "still")}</span>
          {inCaptions > 0 && (
            <span className={classes(styles, "soft")}>{inCaptionsInWords(inCaptions, stills)}</span>
          )}
          <span className={classes(styles, "soft")}>
            {decision ?? (state === "unread" ? "not read" : percent(confidence))}
          </span>
        </span>
      </button>
      {children}
    </li>
  );
});

/** Whether a line is read with other signs than it has, full-width ones as plain; of a long text only the beginning is shown. */
function isChanged({ line, pieces, state }: CreditLineOfGroup): boolean {
  return state !== "unread" && pieces.map(({ text }) => text).join("") !== line;
}
