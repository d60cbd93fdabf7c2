import type { KeyboardEvent, ReactNode } from "react";
import { useRef } from "react";
import type { PartialBox, PartialPoint } from "../../shared/orientation.ts";
import type { StillId } from "../../shared/still.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { classes } from "../ui/classes.ts";
import { movedBy, resizedBy } from "./box-changes.ts";
import { identifyAsCast } from "./change-regions.ts";
import { askName } from "./drawing.ts";
import styles from "./region-layer.module.css";

type RegionLabelProps = {
  readonly still: StillId;
  readonly depiction: number;
  readonly name: string;
  /** From the left, from 1. */
  readonly place: number;
  readonly of: number;
  readonly box: PartialBox;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
  /** It is clicked. */
  readonly onTake: () => void;
  /** A key is down. */
  readonly onChange: (box: PartialBox) => void;
  /** It went up. */
  readonly onEnd: (box: PartialBox) => void;
  readonly onRemove: (depiction: number) => void;
};

const STEP = 0.01;
const arrows: Readonly<Record<string, PartialPoint>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** The name beside a region, with its keys: arrows move, with Shift they size, Enter names, Delete removes. */
export function RegionLabel(props: RegionLabelProps): ReactNode {
  const { still, depiction, name, place, of, box } = props;
  const changed = useRef(false);
  const end = (): void => {
    if (changed.current) props.onEnd(box);
    changed.current = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = arrows[event.key];
    const digit = /^[1-9]$/u.exec(event.key);
    if (by !== undefined) {
      changed.current = true;
      props.onChange(
        event.shiftKey ? resizedBy(box, { across: 1, down: 1 }, by) : movedBy(box, by),
      );
    } else if (event.key === "Enter" || event.key === "F2") askName(depiction);
    else if (event.key === "Delete" || event.key === "Backspace") props.onRemove(depiction);
    else if (event.key === "Escape") focusPictures();
    else if (digit !== null) void identifyAsCast(still, depiction, Number(digit[0]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className={classes(styles, "label")}
      data-label={depiction}
      aria-label={`${name}, ${String(place)} of ${String(of)} from the left`}
      aria-roledescription="region; arrow keys move it, with Shift they change its size, Enter names, Delete removes"
      onFocus={props.onFocus}
      onBlur={() => {
        end();
        props.onLeave();
      }}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key in arrows && end()}
      onClick={(event) => {
        event.currentTarget.focus();
        props.onTake();
      }}
      onDoubleClick={() => askName(depiction)}
    >
      {name}
    </button>
  );
}
