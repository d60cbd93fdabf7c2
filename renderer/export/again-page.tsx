import type { ReactNode } from "react";
import { recipientInWords } from "../../shared/recipient.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import { useAgain } from "./again.ts";
import { exportSubject } from "./export-subject.ts";
import { HandOutForm } from "./hand-out-form.tsx";
import styles from "./export.module.css";

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

/** An export of the ledger once more: its stills in their order, for whom and what it was, ready to be changed. */
export function AgainPage({ of }: { readonly of: string }): ReactNode {
  const { again, problem } = useAgain(of);
  const { answer: sets } = useAnswer("sets.list", {}, (archive) => archive.overviewVersion);
  if (problem !== null)
    return (
      <p className={classes(styles, "problem")}>
        <Sentence text={problem.message} />
      </p>
    );
  if (again === null || sets === null) return null;
  const { recipient, set: name, at } = again.entry;
  const set = sets.find((one) => one.name === name) ?? null;
  const what = recipient === null ? (name ?? "a selection") : recipientInWords(recipient);
  return (
    <>
      <div className={classes(styles, "again-of")}>
        <p>
          <Sentence text={`Once more what went out on ${day.format(new Date(at))}: “${what}”`} />
        </p>
        <Button onPress={() => exportSubject.setState({ chosen: null })}>Other stills…</Button>
      </div>
      {again.handOut.total === 0 ? (
        <p className={classes(styles, "soft")}>
          No still of that export is in the archive any more.
        </p>
      ) : (
        <HandOutForm
          set={null}
          named={set}
          handOut={again.handOut}
          again={again}
          of={`again-${of}`}
        />
      )}
    </>
  );
}
