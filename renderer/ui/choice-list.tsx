import type { ReactNode, RefObject } from "react";
import { useEffect, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { classes } from "./classes.ts";
import styles from "./combobox.module.css";
import { Sentence } from "./sentence.tsx";

/** One line to choose. */
export type ChoiceLine = {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of the name. */
  readonly detail: string;
  /** Whether it is to be created. */
  readonly isNew: boolean;
  /** Stills it already has; null where that is not known, or it is new. */
  readonly stills: number | null;
  /** Why it cannot be chosen, in words; it is listed so that who looks for it knows. */
  readonly barred?: string;
};

type ChoiceListProps<Line> = {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly active: number;
  readonly field: RefObject<HTMLElement | null>;
  readonly onPick: (line: Line) => void;
  readonly onActive: (index: number) => void;
};

/** The list under a field that chooses. The focus stays in the field; the active line is named to it by its id. */
export function ChoiceList<Line extends ChoiceLine>({
  id,
  name,
  lines,
  active,
  field,
  onPick,
  onActive,
}: ChoiceListProps<Line>): ReactNode {
  const place = usePlace(field);
  useEffect(() => {
    document.getElementById(lineId(id, active))?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return createPortal(
    <div
      className={classes(styles, "choices")}
      style={place}
      role="listbox"
      id={id}
      aria-label={name}
    >
      {lines.map((line, index) => (
        // The field has the focus and the keys, and names this line to them: aria-activedescendant.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={line.key}
          id={lineId(id, index)}
          role="option"
          aria-selected={index === active}
          aria-disabled={line.barred !== undefined}
          data-create={line.isNew}
          className={classes(styles, "choice")}
          // Pressing must not take the focus out of the field: that would close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onPointerMove={() => {
            if (index !== active) onActive(index);
          }}
          onClick={() => onPick(line)}
        >
          <span className={classes(styles, "choice-name")}>{line.label}</span>
          <span className={classes(styles, "choice-detail")}>{line.detail}</span>
          {line.barred !== undefined && (
            <span className={classes(styles, "choice-barred")}>{line.barred}</span>
          )}
          <span className={classes(styles, "choice-count")}>
            {line.stills === null ? "" : line.stills.toLocaleString("en")}
          </span>
        </div>
      ))}
    </div>,
    document.body,
  );
}

/** What stands in the place of the list where nothing is found, read out as it comes. */
export function NoChoice(props: {
  readonly words: string;
  readonly field: RefObject<HTMLElement | null>;
}): ReactNode {
  const place = usePlace(props.field);
  return createPortal(
    <p className={classes(styles, "choices", "no-choice")} style={place} role="status">
      <Sentence text={props.words} />
    </p>,
    document.body,
  );
}

/** The element id of a line. */
export function lineId(list: string, index: number): string {
  return `${list}-${String(index)}`;
}

type Place = {
  readonly left: number;
  readonly width: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
};

/** Under the field, or above it when there is more room; at least wide enough to read names. */
function usePlace(field: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>({ left: 0, width: 280, top: 0, maxHeight: 280 });
  useLayoutEffect(() => {
    let frame = 0;
    let before = "";
    // What the field belongs to is dragged, sized, zoomed or scrolled, and no event tells of all of that.
    const follow = (): void => {
      frame = requestAnimationFrame(follow);
      // A field that belongs to a question must not have its list over the question.
      const question = field.current?.closest<HTMLElement>("[data-list-anchor]") ?? null;
      const anchor = question ?? field.current;
      const box = anchor?.getBoundingClientRect();
      if (box === undefined) return;
      const side = question?.dataset["listAnchor"];
      const now = placeFor(box, window, side === "above" || side === "below" ? side : null);
      if (JSON.stringify(now) !== before) setPlace(now);
      before = JSON.stringify(now);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [field]);
  return place;
}

/** Less is no list: two lines. */
const LEAST_PX = 70;

/**
 * Where the list of a field stands: below it, or above where there is more room; on the side that is said, for
 * something to stay seen on the other, unless there is no room for it at all. CSS pixels of the window.
 */
export function placeFor(
  box: Pick<DOMRect, "left" | "top" | "bottom" | "width">,
  { innerWidth, innerHeight }: Pick<Window, "innerWidth" | "innerHeight">,
  side: "above" | "below" | null,
): Place {
  const gap = 4;
  const width = Math.max(box.width, 280);
  const left = Math.max(gap, Math.min(box.left, innerWidth - width - gap));
  const below = innerHeight - box.bottom - 2 * gap;
  const above = box.top - 2 * gap;
  const isBelow =
    side === "below"
      ? below >= LEAST_PX
      : side === "above"
        ? above < LEAST_PX
        : below >= 200 || below >= above;
  if (isBelow) return { left, width, top: box.bottom + gap, maxHeight: Math.min(320, below) };
  return { left, width, bottom: innerHeight - box.top + gap, maxHeight: Math.min(320, above) };
}
