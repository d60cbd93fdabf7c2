import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useRef } from "react";
import { fileNameProblem } from "../../shared/export/file-name-template.ts";
import { variables } from "../../shared/variables.ts";
import type { TemplateProblem, VariableName } from "../../shared/variables.ts";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

type TemplateFieldProps = {
  readonly value: string;
  readonly onChange: (template: string) => void;
  /** The id of what is wrong with the template, for whoever waits for it to be mended. */
  readonly problemId: string;
};

/** Writes the template of file names; a click on a variable puts it where the caret is. */
export function TemplateField({ value, onChange, problemId }: TemplateFieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const problem = fileNameProblem(value);
  const replace = (from: number, to: number, written: string): void => {
    onChange(value.slice(0, from) + written + value.slice(to));
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + written.length, from + written.length);
    });
  };
  const insert = (name: VariableName): void => {
    const at = input.current?.selectionStart ?? value.length;
    const to = input.current?.selectionEnd ?? at;
    replace(at, to, name === "seq" ? "{seq:3}" : `{${name}}`);
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
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <div aria-live="polite">
        {problem !== null && (
          <TemplateProblemLine id={problemId} problem={problem} onReplace={replace} />
        )}
      </div>
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

type ProblemLineProps = {
  readonly id: string;
  readonly problem: TemplateProblem;
  readonly onReplace: (from: number, to: number, written: string) => void;
};

function TemplateProblemLine({ id, problem, onReplace }: ProblemLineProps): ReactNode {
  const { from, to, message, suggestion } = problem;
  return (
    <div className={classes(styles, "template-problem")}>
      <TriangleAlert size={14} aria-hidden />
      <p id={id}>{message}</p>
      {suggestion !== null && (
        <button type="button" onClick={() => onReplace(from, to, suggestion)}>
          Put {suggestion} there
        </button>
      )}
    </div>
  );
}
