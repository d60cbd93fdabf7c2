import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./profile.module.css";

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
};

/** One of several. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { label, value, choices, names, onChange } = props;
  return (
    <label className={classes(styles, "choice")}>
      <span className={classes(styles, "label")}>{label}</span>
      <select
        className={classes(styles, "input")}
        value={value}
        onChange={({ target }) =>
          onChange(choices.find((choice) => choice === target.value) ?? value)
        }
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {names[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}

type TickProps = {
  readonly label: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
};

/** Yes or no. */
export function Tick({ label, ticked, onChange }: TickProps): ReactNode {
  return (
    <label className={classes(styles, "tick")}>
      <input
        type="checkbox"
        checked={ticked}
        onChange={({ target: { checked } }) => onChange(checked)}
      />
      <span>{label}</span>
    </label>
  );
}

type TicksProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly ticked: readonly Value[];
  readonly onChange: (ticked: readonly Value[]) => void;
};

/** Any of several, in the order they are offered in. */
export function Ticks<Value extends string>(props: TicksProps<Value>): ReactNode {
  const { label, choices, names, ticked, onChange } = props;
  return (
    <div className={classes(styles, "ticks")} role="group" aria-label={label}>
      {choices.map((choice) => (
        <Tick
          key={choice}
          label={capital(names[choice])}
          ticked={ticked.includes(choice)}
          onChange={(isTicked) =>
            onChange(choices.filter((one) => (one === choice ? isTicked : ticked.includes(one))))
          }
        />
      ))}
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
