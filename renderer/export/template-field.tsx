import type { ReactNode } from "react";
import { useId, useRef } from "react";
import { expand, variables } from "../../shared/variables.ts";
import type { VariableName, VariableValues } from "../../shared/variables.ts";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

/** Each variable as it could come out: what shows whether a template can be read at all. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
// Made from the very list of names that the type is made from.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const examples = Object.fromEntries(
  variables.map(({ name, example }) => [name, example]),
) as VariableValues;

/** Writes the template of file names; a click on a variable puts it where the caret is. */
export function TemplateField({
  value,
  onChange,
}: {
  value: string;
  onChange: (template: string) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const problemsId = useId();
  const { problems } = expand(value, examples);
  const insert = (name: VariableName): void => {
    const field = input.current;
    const at = field?.selectionStart ?? value.length;
    const written = name === "seq" ? "{seq:3}" : `{${name}}`;
    onChange(value.slice(0, at) + written + value.slice(field?.selectionEnd ?? at));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(at + written.length, at + written.length);
    });
  };
  return (
    <div className={classes(styles, "template")}>
      <label>
        <span className={classes(styles, "label")}>File names</span>
        <input
          ref={input}
          className={classes(styles, "input")}
          value={value}
          spellCheck={false}
          aria-invalid={problems.length > 0 || value.trim() === ""}
          aria-describedby={problemsId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id={problemsId} className={classes(styles, "problem")}>
        {value.trim() === ""
          ? "File names need at least one letter or variable."
          : problems.map(({ message }) => message).join(" ")}
      </p>
      <div
        className={classes(styles, "variables")}
        role="group"
        aria-label="Variables for file names"
      >
        {variables.map(({ name, about, example }) => (
          <button
            key={name}
            type="button"
            title={`${about}, such as “${example}”`}
            onClick={() => insert(name)}
          >
            {`{${name}}`}
          </button>
        ))}
      </div>
    </div>
  );
}
