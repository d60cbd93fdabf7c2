import { useId, type ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";

/** A field under its label. */
export function Field({
  label,
  children,
}: {
  readonly label: string;
  /** The field itself, with the id that the label is for. */
  readonly children: (id: string) => ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div className={classes(styles, "field")}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly lines?: boolean;
};

/** A text, of one line or of more. */
export function TextOf({ label, value, onChange, placeholder, lines = false }: TextProps) {
  return (
    <Field label={label}>
      {(id) =>
        lines ? (
          <textarea
            id={id}
            rows={2}
            dir="auto"
            value={value}
            placeholder={placeholder}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <input
            id={id}
            dir="auto"
            value={value}
            placeholder={placeholder}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}

type ChoiceProps<Code extends string> = {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly names: Readonly<Record<Code, string>>;
  readonly value: Code | null;
  /** What choosing none is called; without it one of them is always chosen. */
  readonly none?: string;
  readonly onChange: (value: Code | null) => void;
};

/** One of a closed list. */
export function ChoiceOf<Code extends string>(props: ChoiceProps<Code>): ReactNode {
  const { label, codes, names, value, none, onChange } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={value ?? ""}
          onChange={({ target }) => onChange(codes.find((code) => code === target.value) ?? null)}
        >
          {none !== undefined && <option value="">{capital(none)}</option>}
          {codes.map((code) => (
            <option key={code} value={code}>
              {capital(names[code])}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type ChecksProps<Code extends string> = {
  readonly legend: string;
  readonly codes: readonly Code[];
  readonly names: Readonly<Record<Code, string>>;
  readonly chosen: readonly Code[];
  readonly onChange: (chosen: Code[]) => void;
  /** What having chosen none means. */
  readonly none?: string;
};

/** Any of a closed list. */
export function ChecksOf<Code extends string>(props: ChecksProps<Code>): ReactNode {
  const { legend, codes, names, chosen, onChange, none } = props;
  return (
    <fieldset className={classes(styles, "checks")}>
      <legend>{legend}</legend>
      {codes.map((code) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              onChange(
                codes.filter((one) => (one === code ? target.checked : chosen.includes(one))),
              )
            }
          />
          {capital(names[code])}
        </label>
      ))}
      {chosen.length === 0 && none !== undefined && (
        <p className={classes(styles, "hint")}>{none}</p>
      )}
    </fieldset>
  );
}

/** With a capital at the beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
