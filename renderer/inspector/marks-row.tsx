import { Flag, Star, X } from "lucide-react";
import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import {
  colourLabelNames,
  colourLabels,
  markNames,
  pickNames,
  picks,
  ratings,
  workStateNames,
  workStates,
  type SharedMarks,
} from "../../shared/marks.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { markStills } from "../tagging/mark-stills.ts";
import { classes } from "../ui/classes.ts";
import { LabelGlyph } from "../ui/mark-glyphs.tsx";
import { counted } from "../ui/numbers.ts";
import styles from "./marks-row.module.css";

/** Stars, pick or reject, colour label and work state of stills; what is pressed a second time is taken away. */
export function MarksRow({
  stills,
  marks,
}: {
  readonly stills: Stills;
  readonly marks: SharedMarks;
}): ReactNode {
  const stars = marks.rating === "mixed" ? 0 : (marks.rating ?? 0);
  return (
    <div className={classes(styles, "marks")} role="group" aria-label="Marks">
      <Choice
        name={markNames.rating}
        values={ratings}
        chosen={marks.rating}
        wordsOf={(rating) => counted(rating, "star")}
        onChoose={(rating) => void markStills(stills, { rating })}
      >
        {(rating) => <Star size={15} className={rating <= stars ? classes(styles, "lit") : ""} />}
      </Choice>
      <Choice
        name={markNames.pick}
        values={picks}
        chosen={marks.pick}
        wordsOf={(pick) => pickNames[pick]}
        onChoose={(pick) => void markStills(stills, { pick })}
      >
        {(pick) => (pick === "picked" ? <Flag size={14} /> : <X size={16} />)}
      </Choice>
      <Choice
        name={markNames.colourLabel}
        values={colourLabels}
        chosen={marks.colourLabel}
        wordsOf={(label) => colourLabelNames[label]}
        onChoose={(colourLabel) => void markStills(stills, { colourLabel })}
      >
        {(label) => <LabelGlyph label={label} />}
      </Choice>
      <StateField stills={stills} workState={marks.workState} />
    </div>
  );
}

type ChoiceProps<Value> = {
  readonly name: string;
  readonly values: readonly Value[];
  readonly chosen: Value | "mixed" | null;
  readonly wordsOf: (value: Value) => string;
  readonly onChoose: (value: Value | null) => void;
  readonly children: (value: Value) => ReactNode;
};

/** One of some values, or none. */
function Choice<Value extends string | number>({
  name,
  values,
  chosen,
  wordsOf,
  onChoose,
  children,
}: ChoiceProps<Value>): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <div className={classes(styles, "one", chosen === "mixed" && "differs")}>
      <ToggleButtonGroup
        className={classes(styles, "choice")}
        aria-label={chosen === "mixed" ? `${name}: mixed` : name}
        selectedKeys={chosen === null || chosen === "mixed" ? [] : [chosen]}
        onSelectionChange={(keys) => onChoose(values.find((value) => keys.has(value)) ?? null)}
        isDisabled={!writable}
      >
        {values.map((value) => (
          <ToggleButton
            key={value}
            id={value}
            className={classes(styles, "value")}
            aria-label={wordsOf(value)}
          >
            <span className={classes(styles, "face")} title={wordsOf(value)}>
              {children(value)}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {chosen === "mixed" && (
        <span className={classes(styles, "mixed")} aria-hidden>
          mixed
        </span>
      )}
    </div>
  );
}

function StateField({
  stills,
  workState,
}: {
  readonly stills: Stills;
  readonly workState: SharedMarks["workState"];
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <select
      className={classes(styles, "state")}
      aria-label={markNames.workState}
      disabled={!writable}
      value={workState}
      onChange={({ target }) => {
        const chosen = workStates.find((state) => state === target.value);
        if (chosen !== undefined) void markStills(stills, { workState: chosen });
      }}
    >
      {workState === "mixed" && (
        <option value="mixed" disabled>
          Mixed
        </option>
      )}
      {workStates.map((state) => (
        <option key={state} value={state}>
          {workStateNames[state]}
        </option>
      ))}
    </select>
  );
}
