import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { problemOf } from "../archive.ts";
import { tell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./forms.module.css";
import { handFocusTo } from "./hand-focus-to.ts";
import { closeForm, leaveForm, wasAskedFor, type FormName } from "./rights-forms.ts";
import type { SaidPlace } from "./said-place.ts";

type FrameProps = {
  readonly title: string;
  /** What saving it is called. */
  readonly does: string;
  /** What is missing before it can be saved, in words; null when nothing is. */
  readonly missing: string | null;
  /** Puts it into the archive. Rejects with a Problem. */
  readonly save: () => Promise<{ readonly label: string; readonly change: number | null }>;
  /** Which form it is. */
  readonly of: { readonly place: SaidPlace } & FormName;
  /** The field that has the keyboard once this is closed. */
  readonly back: string;
  readonly children: ReactNode;
};

/** A form in its place on a page or in the inspector: Ctrl+Enter saves, Escape leaves it without. */
export function FormFrame(props: FrameProps): ReactNode {
  const { title, does, missing, save, of, back, children } = props;
  const form = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [works, setWorks] = useState(false);
  const said = problem ?? (tried ? missing : null);
  const problemId = useId();
  const asked = useRef(of);
  useEffect(() => {
    if (wasAskedFor(asked.current.place, asked.current))
      form.current?.querySelector<HTMLElement>("select, input, textarea")?.focus();
  }, []);
  const inside = useRef(false);
  useEffect(() => {
    // a line that is removed takes its button along: the keyboard stays in the form
    if (inside.current && document.activeElement === document.body) form.current?.focus();
  });
  const close = (leave: typeof closeForm): void => {
    leave(of.place, of);
    handFocusTo(back);
  };
  const submit = async (): Promise<void> => {
    if (works) return;
    setTried(true);
    setProblem(null);
    const unfinished = form.current === null ? null : unfinishedIn(form.current);
    if (unfinished !== null) {
      setProblem(unfinished.complaint);
      return unfinished.field.focus();
    }
    if (missing !== null) return;
    setWorks(true);
    try {
      const { label, change } = await save();
      if (change === null) tell("Nothing was changed: the archive has it so already.");
      else tellChange(label, change);
      close(closeForm);
    } catch (thrown) {
      setProblem(problemOf(thrown).message);
    } finally {
      setWorks(false);
    }
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") close(leaveForm);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // its keys are pressed in the fields within
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={form}
      className={classes(styles, "form")}
      aria-label={title}
      data-letters="own"
      tabIndex={-1}
      onFocus={() => {
        inside.current = true;
      }}
      onBlur={({ target, relatedTarget }) => {
        if (relatedTarget !== null || target.isConnected) inside.current = false;
      }}
      onKeyDown={keys}
    >
      <h4>{title}</h4>
      {children}
      {said !== null && (
        <p className={classes(styles, "problem")} id={problemId} role="alert">
          <Sentence text={said} />
        </p>
      )}
      <div className={classes(styles, "buttons")}>
        <Button
          tone="primary"
          disabled={works}
          onPress={() => void submit()}
          {...(said === null ? {} : { describedBy: problemId })}
        >
          {does}
        </Button>
        <Button tone="plain" onPress={() => close(leaveForm)}>
          Leave
        </Button>
      </div>
    </section>
  );
}

/** A day, a time or a number that is only begun: its field has no value for us, as if nothing were typed in it. */
function unfinishedIn(form: HTMLElement): { field: HTMLElement; complaint: string } | null {
  const field = [...form.querySelectorAll("input")].find(({ validity }) => validity.badInput);
  if (field === undefined) return null;
  const name = field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? "";
  const complaint = `“${name}” is only begun, and would not be recorded: finish it, or empty it.`;
  return { field, complaint };
}
