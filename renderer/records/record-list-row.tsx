import type { ReactNode } from "react";
import type { RecordLine } from "../../shared/record-page.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import type { ListName } from "./record-kinds.ts";
import styles from "./record-list.module.css";

type RecordListRowProps = {
  readonly id: string;
  readonly list: ListName;
  /** Undefined while it is on its way. */
  readonly line: RecordLine | undefined;
  readonly place: { readonly top: number; readonly index: number; readonly of: number };
  readonly active: boolean;
  readonly onOpen: () => void;
};

/** One record: its name, what tells it from others, how many stills it has. */
export function RecordListRow(props: RecordListRowProps): ReactNode {
  const { id, list, line, place, active, onOpen } = props;
  const stills = line === undefined ? null : stillsIn(list, line);
  return (
    // The filter has the focus and the keys, and names this line to them: aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={classes(styles, "line", active && "active")}
      style={{ top: place.top }}
      role="option"
      aria-selected={active}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span className={classes(styles, "name")} dir="auto">
        <MiddleName name={line?.name ?? ""} />
      </span>
      <span className={classes(styles, "detail")} title={line?.detail} dir="auto">
        {line?.detail}
      </span>
      <span className={classes(styles, "stills")}>{stills === null ? "" : count(stills)}</span>
    </div>
  );
}

/** Of an agent the stills that the list is about; among all agents whichever it has. */
function stillsIn(list: ListName, { stills, held }: RecordLine): number | null {
  if (held === null || list === "performers") return stills;
  return list === "rightsHolders" || stills === 0 ? held.stills : stills;
}
