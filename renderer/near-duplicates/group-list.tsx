import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { NearDuplicateGroup } from "../../shared/contract/near-duplicates.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count, counted } from "../ui/numbers.ts";
import { certaintyInWords } from "./field-words.ts";
import styles from "./near-duplicates.module.css";

type GroupListProps = {
  readonly groups: readonly NearDuplicateGroup[];
  readonly total: number;
  readonly at: number;
  readonly onChoose: (place: number) => void;
};

/** The groups that are not decided yet, surest first. */
export function GroupList({ groups, total, at, onChoose }: GroupListProps): ReactNode {
  return (
    <div className={classes(styles, "side")}>
      <ul className={classes(styles, "groups")} aria-label="Groups">
        {groups.map((group, place) => (
          <GroupLine
            key={group.cards.map(({ id }) => id).join(" ")}
            group={group}
            current={place === at}
            onChoose={() => onChoose(place)}
          />
        ))}
      </ul>
      {total > groups.length && (
        <p className={classes(styles, "soft")}>
          The surest {count(groups.length)} of {count(total)}.
        </p>
      )}
    </div>
  );
}

type GroupLineProps = {
  readonly group: NearDuplicateGroup;
  readonly current: boolean;
  readonly onChoose: () => void;
};

function GroupLine({ group, current, onChoose }: GroupLineProps): ReactNode {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { cards, more, certainty } = group;
  return (
    <li ref={line}>
      <button
        type="button"
        className={classes(styles, "group", current && "current")}
        aria-current={current}
        onClick={onChoose}
      >
        <span className={classes(styles, "strip")}>
          {cards.slice(0, 3).map(({ hash, id, thumbnail }) => (
            <span key={id} className={classes(styles, "mini")}>
              {thumbnail === "made" && (
                <img src={`still://thumbnail/${hash}`} alt="" draggable={false} />
              )}
            </span>
          ))}
        </span>
        <span className={classes(styles, "group-name")}>
          <MiddleName name={cards[0]?.name ?? ""} />
        </span>
        <span className={classes(styles, "soft")}>
          {counted(cards.length + more, "still")} · {certaintyInWords(certainty)}
        </span>
      </button>
    </li>
  );
}
