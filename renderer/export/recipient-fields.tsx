import { useId, type ReactNode } from "react";
import type { Recipient } from "../../shared/recipient.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

type RecipientFieldsProps = {
  readonly recipient: Recipient;
  readonly onChange: (change: Partial<Recipient>) => void;
};

/** Who gets it, with those who got something before to choose from, and what they call it. */
export function RecipientFields({ recipient, onChange }: RecipientFieldsProps): ReactNode {
  const { answer: known } = useAnswer("ledger.recipients", {}, () => 0);
  const field = useId();
  const list = useId();
  return (
    <div className={classes(styles, "recipient")}>
      <label htmlFor={field}>Recipient</label>
      <input
        id={field}
        className={classes(styles, "input")}
        list={list}
        dir="auto"
        placeholder="Person or organisation"
        maxLength={500}
        value={recipient.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <datalist id={list}>
        {(known ?? []).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <input
        className={classes(styles, "input")}
        aria-label="Their reference"
        dir="auto"
        placeholder="Their reference"
        maxLength={500}
        disabled={recipient.name.trim() === ""}
        value={recipient.reference}
        onChange={({ target }) => onChange({ reference: target.value })}
      />
    </div>
  );
}

/** As the ledger takes it; nobody named is nobody. */
export function recipientOf({ name, reference }: Recipient): Recipient | null {
  return name.trim() === "" ? null : { name: name.trim(), reference: reference.trim() };
}
