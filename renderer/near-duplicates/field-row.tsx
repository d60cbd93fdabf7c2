import type { ReactNode } from "react";
import type { ComparedField, Comparison } from "../../shared/contract/near-duplicates.ts";
import type { StillId } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { choose, valueFrom, type Decision } from "./decision.ts";
import { asChosen, fieldWords } from "./field-words.ts";
import styles from "./near-duplicates.module.css";

type FieldRowProps = {
  readonly field: ComparedField;
  readonly comparison: Comparison;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
};

/** What each still says of a field. Where values differ and only one can stay, each is a choice. */
export function FieldRow({ field, comparison, decision, onDecide }: FieldRowProps): ReactNode {
  const { stills } = comparison;
  const name = fieldWords(field);
  const chosen = asChosen(field.field);
  const taken = valueFrom(decision, comparison, field);
  const choosable = chosen !== null && field.differs;
  return (
    <tr>
      <th scope="row">
        {name}
        {field.differs && (
          <span className={classes(styles, "rule")}>
            {chosen === null ? "all are kept" : "one stays"}
          </span>
        )}
      </th>
      {stills.map(({ still, name: of }, index) => {
        const values = field.values[index] ?? [];
        const apart = decision.apart.has(still);
        return (
          <td
            key={still}
            className={classes(
              styles,
              field.differs && "differs",
              choosable && taken === still && "taken",
              apart && "set-apart",
            )}
          >
            <Value
              values={values}
              choice={
                choosable && values.length > 0 && !apart
                  ? {
                      name: `${field.field} ${field.language}`,
                      label: `${name} of ${of}`,
                      checked: taken === still,
                      onChoose: () =>
                        onDecide(choose(decision, choiceOf(chosen, field.language, still))),
                    }
                  : null
              }
            />
          </td>
        );
      })}
    </tr>
  );
}

function choiceOf(
  field: NonNullable<ReturnType<typeof asChosen>>,
  language: string,
  from: StillId,
): Decision["choices"][number] {
  return { field, language, from };
}

type ValueProps = {
  readonly values: readonly string[];
  readonly choice: {
    readonly name: string;
    readonly label: string;
    readonly checked: boolean;
    readonly onChoose: () => void;
  } | null;
};

function Value({ values, choice }: ValueProps): ReactNode {
  if (values.length === 0) return <span className={classes(styles, "nothing")}>–</span>;
  const words = values.map((value) => (
    <span key={value} className={classes(styles, "value")} dir="auto">
      {value}
    </span>
  ));
  if (choice === null) return words;
  return (
    <label className={classes(styles, "choice")}>
      <input
        type="radio"
        name={choice.name}
        aria-label={choice.label}
        checked={choice.checked}
        onChange={choice.onChoose}
      />
      <span>{words}</span>
    </label>
  );
}
