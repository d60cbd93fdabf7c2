import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { BatchPreview } from "../../shared/batch.ts";
import type { BatchChange } from "../../shared/contract/stills.ts";
import type { Problem } from "../../shared/problem.ts";
import { tagFieldPlurals } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { orTell } from "../state/notices.ts";
import type { CalledTag } from "../tagging/called-tag.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { counted } from "../ui/numbers.ts";
import type { BatchQuestion } from "./batch-state.ts";
import { batchState, settleBatch } from "./batch-state.ts";
import { BatchLines } from "./batch-lines.tsx";
import { BatchProblem } from "./batch-problem.tsx";
import { Values, ValueWords, type ChosenValue } from "./batch-values.tsx";
import { gainedTexts, lostTexts, titleOf, untouchedWords } from "./batch-words.ts";
import { ChosenTags } from "./chosen-tags.tsx";
import styles from "./batch.module.css";

/** Shows what a change would do to stills, before and after, and asks whether it shall be done. */
export function BatchDialog(): ReactNode {
  const question = useStore(batchState, (batch) => batch.question);
  return question === null ? null : <Look question={question} />;
}

function Look({ question }: { readonly question: BatchQuestion }): ReactNode {
  const { about, stills } = question;
  const [chosen, setChosen] = useState<readonly CalledTag[]>([]);
  const [concerned, setConcerned] = useState<ChosenValue | null>(null);
  const change: BatchChange =
    "change" in about
      ? about.change
      : {
          write: "tags",
          add: chosen.map(({ tag }) => ({ ...tag })),
          remove: [],
          replace: [about.replace],
        };
  const input = { stills, change };
  // Not again whenever something changes: while folders are indexed that is all the time, and what
  // would come to something else than is shown is refused.
  const { answer, asked, problem, again } = useAnswer("stills.preview", input, () => 0);
  const of = JSON.stringify(input);
  // While the answer for what is chosen is on its way, the one before is not about this.
  const known = problem === null && JSON.stringify(asked) === of ? answer : null;
  const confirm = useConfirm({ of, known, problem, again });
  const shown = concerned?.preview === answer?.preview ? concerned : null;
  const empties = "replace" in about && chosen.length === 0;
  const root = useRef<HTMLDivElement>(null);
  const showAll = (): void => {
    // The button goes with what it ends: the keyboard is back at the value.
    root.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    setConcerned(null);
  };
  return (
    <Dialog
      title={titleOf(question)}
      size="large"
      onClose={() => settleBatch(null)}
      actions={
        <>
          <Button onPress={() => settleBatch(null)}>Cancel</Button>
          <Button
            tone={empties ? "danger" : "primary"}
            autoFocus={"change" in about}
            disabled={problem !== null || known?.changed === 0}
            onPress={confirm}
          >
            {confirmWords(question, known, empties)}
          </Button>
        </>
      }
    >
      <div ref={root} className={classes(styles, "all")}>
        {"replace" in about && (
          <ChosenTags
            field={about.replace}
            stills={stills}
            chosen={chosen}
            onChosen={setChosen}
            onDone={confirm}
          />
        )}
        {problem !== null && <BatchProblem problem={problem} onAgain={again} />}
        {answer !== null && problem === null && (
          <>
            <Summary preview={answer} chosen={shown} onChoose={setConcerned} />
            <Concerned preview={answer} chosen={shown} onAll={showAll} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/**
 * Confirms what is shown; pressed while that is on its way, once it is there. A press is for what was asked
 * then: it is forgotten when something else is asked, and when the answer is a problem.
 */
function useConfirm({
  of,
  known,
  problem,
  again,
}: {
  /** What is asked, in one string. */
  readonly of: string;
  readonly known: BatchPreview | null;
  readonly problem: Problem | null;
  /** Looks once more, where what was shown could not be done. */
  readonly again: () => void;
}): () => void {
  const [pressedFor, setPressedFor] = useState<string | null>(null);
  const begun = useRef<string | null>(null);
  useEffect(() => {
    if (pressedFor === null) return;
    const forgotten = problem !== null || pressedFor !== of;
    if (!forgotten && known === null) return;
    setPressedFor(null);
    if (forgotten || known === null || known.changed === 0 || begun.current === known.preview)
      return;
    const { preview } = known;
    begun.current = preview;
    void (async () => {
      const done = await orTell(() => ask("stills.doPreviewed", { preview }));
      if (done === null) again();
      else settleBatch(done);
    })();
  }, [pressedFor, of, known, problem, again]);
  return () => setPressedFor(of);
}

function confirmWords(
  { about }: BatchQuestion,
  known: BatchPreview | null,
  empties: boolean,
): string {
  const of = known === null ? "" : ` of ${counted(known.changed, "still")}`;
  if (empties && "replace" in about)
    return `Take all ${tagFieldPlurals[about.replace].toLowerCase()} away`;
  return "replace" in about
    ? `Replace ${tagFieldPlurals[about.replace].toLowerCase()}${of}`
    : `Change ${known === null ? "them" : counted(known.changed, "still")}`;
}

function Summary({
  preview,
  chosen,
  onChoose,
}: {
  readonly preview: BatchPreview;
  readonly chosen: ChosenValue | null;
  readonly onChoose: (value: ChosenValue | null) => void;
}): ReactNode {
  const untouched = untouchedWords(preview);
  const texts = { gained: gainedTexts(preview), lost: lostTexts(preview), cast: null };
  return (
    <div className={classes(styles, "summary")} role="status">
      {(["lost", "gained", "cast"] as const).map((list) =>
        texts[list] === null ? (
          <Values
            key={`${preview.preview} ${list}`}
            preview={preview.preview}
            list={list}
            values={preview[list]}
            chosen={chosen}
            onChoose={onChoose}
          />
        ) : (
          <p key={list} className={classes(styles, "values", list)}>
            {texts[list]}
          </p>
        ),
      )}
      {untouched !== "" && <p className={classes(styles, "untouched")}>{untouched}</p>}
    </div>
  );
}

/** The stills that are changed; of a value that is chosen only those that get or lose it. */
function Concerned({
  preview,
  chosen,
  onAll,
}: {
  readonly preview: BatchPreview;
  readonly chosen: ChosenValue | null;
  readonly onAll: () => void;
}): ReactNode {
  if (chosen === null) return <BatchLines preview={preview.preview} total={preview.changed} />;
  const { list, at, value } = chosen;
  return (
    <>
      <p className={classes(styles, "concerned")} role="status">
        <span>
          Only these: <ValueWords list={list} value={value} />
        </span>
        <Button onPress={onAll}>Show all {counted(preview.changed, "still")}</Button>
      </p>
      <BatchLines
        key={`${list} ${String(at)}`}
        preview={preview.preview}
        total={value.stills}
        value={{ list, at }}
      />
    </>
  );
}
