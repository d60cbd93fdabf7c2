import type { ReactNode } from "react";
import type { RecordPage } from "../../shared/record-page.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { changeRecord } from "./change-record.ts";
import { effectSentences } from "./effect-words.ts";
import { LongWork } from "./long-work.tsx";
import { Outlook } from "./outlook.tsx";
import { leaveDeleted } from "./leave-deleted.ts";
import { callingOf } from "./record-kinds.ts";
import { useWork } from "./use-work.ts";
import { useRefusalsUntilLeft } from "./refused.ts";
import styles from "./record-dialogs.module.css";

/** Deletes a record, after showing what that affects. */
export function DeleteRecord({
  page,
  onClose,
}: {
  page: RecordPage;
  onClose: () => void;
}): ReactNode {
  const { kind, id, name } = page;
  const command = { do: "remove", kind, id } as const;
  const { answer, problem } = useAnswer(
    "records.rehearse",
    { command },
    (archive) => archive.overviewVersion,
  );
  const word = callingOf(page);
  const sentences = effectSentences("remove", kind, answer?.effects ?? {});
  const remove = async (): Promise<void> => {
    const done = await changeRecord(command);
    if (done === null) return;
    onClose();
    leaveDeleted(page, done.change);
  };
  const work = useWork(remove);
  useRefusalsUntilLeft("delete");
  return (
    <Dialog
      title={`Delete the ${word}?`}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            Cancel
          </Button>
          <Button tone="danger" disabled={answer === null || work.underWay} onPress={work.begin}>
            Delete the {word}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "form")}>
        <p className={classes(styles, "record")} dir="auto">
          {name}
        </p>
        <ul className={classes(styles, "effects")}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {answer !== null && sentences.length === 0 && <li>Nothing else names it.</li>}
          {answer !== null && <li>It can be taken back.</li>}
        </ul>
        {work.long && (
          <LongWork
            what={`The ${word} is being deleted, and search brought up to date with its stills.`}
          />
        )}
        <Outlook remarks={answer?.remarks ?? []} problem={problem} />
      </div>
    </Dialog>
  );
}
