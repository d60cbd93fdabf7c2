import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import type { StillId } from "../../shared/still.ts";
import { unidentifiedLine } from "../inspector/tag-lines.ts";
import { TagInput } from "../inspector/tag-input.tsx";
import { classes } from "../ui/classes.ts";
import { identifyAs, identifyAsCast } from "./change-regions.ts";
import { stopAsking } from "./drawing.ts";
import styles from "./region-layer.module.css";

/**
 * Asks who is in a region: a character, a performer, or with a number key in the empty field one of the
 * film's cast. Enter in the empty field leaves it as it is.
 */
export function NameField(props: {
  readonly still: StillId;
  readonly depiction: number;
  readonly place: CSSProperties;
  /** It is answered, and the keyboard is to go back to the region. */
  readonly onDone: () => void;
}): ReactNode {
  const { still, depiction, place, onDone } = props;
  const answer = (named: Promise<void>): void => {
    void named;
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key } = event;
    const isEmpty = target instanceof HTMLInputElement && target.value === "";
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (!isEmpty || !isPlain || event.nativeEvent.isComposing) return;
    if (/^[1-9]$/u.test(key)) answer(identifyAsCast(still, depiction, Number(key)));
    else if (key === "Enter") onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys are pressed in the field within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes(styles, "naming")}
      style={{ ...place, maxWidth: "none" }}
      data-naming
      data-list-anchor={"top" in place ? "below" : "above"} // away from the face
      onKeyDown={onKeyDown}
    >
      <TagInput
        name="Who is this?"
        field="person"
        stills={{ ids: [still] }}
        placeholder="Who is this?"
        autoFocus
        onLeave={() => stopAsking(depiction)}
        also={unidentifiedLine}
        onPick={(line) => answer(identifyAs(depiction, line))}
      />
    </div>
  );
}
