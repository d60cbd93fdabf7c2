import { useState, type ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./profile.module.css";

type WholeNumberProps = {
  readonly label: string;
  readonly value: number | null;
  /** The least and the most there can be. */
  readonly range: readonly [number, number];
  /** What an empty field means. */
  readonly none: string;
  readonly onChange: (value: number | null) => void;
};

/** A whole number, or none. What cannot be one stays in the field, marked, until it is left; then the last one is there again. */
export function WholeNumber({ label, value, range, none, onChange }: WholeNumberProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [least, most] = range;
  const isWrong = typed !== null && numberIn(typed, range) === undefined;
  return (
    <label className={classes(styles, "choice", "narrow")}>
      <span className={classes(styles, "label")}>{label}</span>
      <input
        className={classes(styles, "input")}
        inputMode="numeric"
        value={typed ?? (value === null ? "" : String(value))}
        placeholder={none}
        aria-invalid={isWrong}
        title={isWrong ? `A whole number from ${String(least)} to ${String(most)}` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = numberIn(target.value, range);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

/** Null for an empty text; undefined where it is no such number. */
function numberIn(
  text: string,
  [least, most]: readonly [number, number],
): number | null | undefined {
  if (text.trim() === "") return null;
  if (!/^\s*\d{1,6}\s*$/u.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}
