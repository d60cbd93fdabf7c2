import { useEffect, useRef, type ReactNode } from "react";
import type { CreditGroup } from "../../shared/contract/credits.ts";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Pattern } from "./credit-pieces.tsx";
import { stateNames } from "./credit-words.ts";
import styles from "./credits.module.css";

type PatternListProps = {
  readonly groups: readonly CreditGroup[];
  readonly total: number;
  readonly at: number;
  readonly onChoose: (place: number) => void;
};

/** The patterns, those that are read whole first. */
export function PatternList({ groups, total, at, onChoose }: PatternListProps): ReactNode {
  return (
    <div className={classes(styles, "side")}>
      <ul className={classes(styles, "groups")} aria-label="Patterns">
        {groups.map((group, place) => (
          <PatternLine
            key={group.pattern}
            group={group}
            heads={group.state !== groups[place - 1]?.state}
            current={place === at}
            onChoose={() => onChoose(place)}
          />
        ))}
      </ul>
      {total > groups.length && (
        <p className={classes(styles, "soft")}>
          The first {count(groups.length)} of {count(total)}. The others move up.
        </p>
      )}
    </div>
  );
}

type PatternLineProps = {
  readonly group: CreditGroup;
  /** Whether it is the first of those that could be read as far. */
  readonly heads: boolean;
  readonly current: boolean;
  readonly onChoose: () => void;
};

function PatternLine({ group, heads, current, onChoose }: PatternLineProps): ReactNode {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { pieces, state, lines, stills, example } = group;
  return (
    <li ref={line}>
      {heads && <p className={classes(styles, "head")}>{stateNames[state]}</p>}
      <button
        type="button"
        className={classes(styles, "group", current && "current")}
        aria-current={current}
        onClick={onChoose}
      >
        <Thumbnail example={example} />
        <span className={classes(styles, "group-words")}>
          <Pattern pieces={pieces} />
          <span className={classes(styles, "soft")}>
            {counted(lines, "line")} · {counted(stills, "still")}
          </span>
        </span>
      </button>
    </li>
  );
}

/** A picture that has the line, small. */
export function Thumbnail({ example }: Pick<CreditGroup, "example">): ReactNode {
  return (
    <span className={classes(styles, "mini")}>
      {example?.made === true && (
        <img src={`still://thumbnail/${example.hash}`} alt="" draggable={false} />
      )}
    </span>
  );
}
