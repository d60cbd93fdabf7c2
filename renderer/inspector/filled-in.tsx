import { useRef, type ReactNode } from "react";
import { useStore } from "zustand";
import { hasNewBraces, variables, type VariableName } from "../../shared/variables.ts";
import { classes } from "../ui/classes.ts";
import { draftsState, typeDraft } from "./drafts.ts";
import { complaintOf, textDraftKey, type TextTarget } from "./text-target.ts";
import { useAnswer } from "./use-answer.ts";
import { useFirstOf } from "./use-first-of.ts";
import styles from "./inspector.module.css";

type FilledInProps = {
  readonly target: TextTarget;
  /** What the stills have. */
  readonly present: string;
};

/** While variables are typed: what the text becomes, of several stills for the first; or what is wrong with them. */
export function FilledIn({ target, present }: FilledInProps): ReactNode {
  const key = textDraftKey(target);
  const typed = useStore(draftsState, ({ drafts }) => drafts.get(key));
  if (typed?.state !== "editing" || !hasNewBraces(typed.text, present)) return null;
  const begun = begunIn(typed.text);
  if (begun !== null && begunIn(present) === null) {
    const put = (name: VariableName): void =>
      typeDraft(key, `${typed.text.slice(0, begun.from)}{${name}}${begun.behind}`, present);
    return <Offered begun={begun.name} onPut={put} />;
  }
  const complaint = complaintOf(typed.text, present);
  return (
    <div className={classes(styles, "filled-in")} role="status">
      {complaint ?? <Preview target={target} text={typed.text} />}
    </div>
  );
}

/** A brace that is not closed yet, with what stands between it and the next blank. */
function begunIn(text: string): { from: number; name: string; behind: string } | null {
  const found = /(?<!\{)\{(?<name>[\p{L}:-]*)(?<behind>(?:\s[^{}]*)?)$/u.exec(text);
  if (found === null) return null;
  return {
    from: found.index,
    name: found.groups?.["name"] ?? "",
    behind: found.groups?.["behind"] ?? "",
  };
}

/** The variables that begin as what is typed does, to be put there; all where none does. */
function Offered({
  begun,
  onPut,
}: {
  begun: string;
  onPut: (name: VariableName) => void;
}): ReactNode {
  const fitting = variables.filter(({ name }) => name.startsWith(begun.toLowerCase()));
  const box = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={box}
      className={classes(styles, "offered")}
      role="group"
      aria-label="Variables that can stand here"
    >
      {(fitting.length === 0 ? variables : fitting).map(({ name, about, example }) => (
        <button
          key={name}
          type="button"
          title={`${about}, such as “${example}”`}
          data-keeps-draft
          onClick={() => {
            const area = box.current?.parentElement?.querySelector("textarea");
            onPut(name);
            area?.focus();
          }}
        >
          {`{${name}}`}
        </button>
      ))}
    </div>
  );
}

function Preview({ target, text }: { target: TextTarget; text: string }): ReactNode {
  const still = useFirstOf(target.stills);
  const { answer } = useAnswer(
    "stills.fillIn",
    still === null ? null : { still, text, language: target.language },
    (archive) => archive.stillsVersion,
  );
  if (answer === null) return null;
  const { text: made, empty } = answer;
  return (
    <>
      <p dir="auto">{made}</p>
      {empty.length > 0 && (
        <p>This still has nothing for {empty.map((name) => `{${name}}`).join(", ")}.</p>
      )}
    </>
  );
}
