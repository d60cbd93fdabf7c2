import { useEffect, useRef, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { CreditGroups } from "../../shared/contract/credits.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { creditScope } from "./credit-scope.ts";
import styles from "./credits.module.css";
import { PatternList } from "./pattern-list.tsx";
import { PatternReview } from "./pattern-review.tsx";
import { SaidWords } from "./said-words.tsx";

/** Patterns shown at once; the others move up as these are settled. */
const SHOWN = 200;
/** While lines are read, how far it has come is asked so often. */
const ASKED_AGAIN_MS = 300;

const views = ["open", "settled", "said"] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, string>> = {
  open: "To look at",
  settled: "Settled",
  said: "What you said",
};

/** The review of credit lines: patterns at the left, the lines of one with their parts. */
export function Credits(): ReactNode {
  const [view, setView] = useState<View>("open");
  const scope = useStore(creditScope, (held) => held.scope);
  const { answer, asked, problem, again } = useAnswer(
    "credits.groups",
    { scope: scope?.id ?? null, open: view !== "settled", offset: 0, limit: SHOWN },
    (archive) => archive.stillsVersion,
  );
  const reading = answer?.reading ?? null;
  useEffect(() => {
    if (reading === null) return;
    const waiting = setTimeout(again, ASKED_AGAIN_MS);
    return () => clearTimeout(waiting);
  }, [reading, again]);
  const isShown =
    answer !== null && answer.reading === null && asked?.open === (view !== "settled");
  return (
    <Dialog
      title={titleOf(isShown && view !== "said" ? answer : null, view)}
      size="whole"
      onClose={closeDialog}
    >
      <div className={classes(styles, "all")}>
        <div className={classes(styles, "top")}>
          <div className={classes(styles, "views")} role="group" aria-label="Which lines">
            {views.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                onClick={() => setView(one)}
              >
                {viewNames[one]}
              </button>
            ))}
          </div>
          {scope !== null && (
            <p className={classes(styles, "soft")}>
              Only lines that the selected stills have. What you decide counts for all stills that
              have them.
            </p>
          )}
          {isShown && answer.more > 0 && (
            <p className={classes(styles, "soft")}>
              {counted(answer.more, "line")} with fewer stills are not read: there are very many
              different ones.
            </p>
          )}
        </div>
        {problem !== null && answer === null && (
          <p>
            <Sentence text={problem.message} />
          </p>
        )}
        {reading !== null && view !== "said" && (
          <div className={classes(styles, "waiting")}>
            <Progress label="Reading credit lines" done={reading.read} total={reading.of} />
            <span>
              {`Read ${count(reading.read)} of ${counted(reading.of, "different line")}.`}
            </span>
          </div>
        )}
        {view === "said" ? (
          <SaidWords />
        ) : (
          isShown && <Review key={view} answer={answer} view={view} scope={scope?.id ?? null} />
        )}
      </div>
    </Dialog>
  );
}

function titleOf(answer: CreditGroups | null, view: View): string {
  if (answer === null) return "Credit lines";
  const what = view === "open" ? "to look at" : "settled";
  return `Credit lines: ${counted(answer.lines, "line")} ${what}, on ${counted(answer.stills, "still")}`;
}

type ReviewProps = {
  readonly answer: CreditGroups;
  readonly view: Exclude<View, "said">;
  readonly scope: number | null;
};

function Review({ answer, view, scope }: ReviewProps): ReactNode {
  const [place, setPlace] = useState(0);
  const { groups, total } = answer;
  const at = Math.min(place, Math.max(0, groups.length - 1));
  const group = groups[at];
  const box = useRef<HTMLDivElement>(null);
  const isEmpty = group === undefined;
  // The keyboard was on the line that is settled now; without one it would leave the dialog.
  useEffect(() => {
    if (isEmpty) box.current?.focus();
  }, [isEmpty]);
  return (
    <div ref={box} className={classes(styles, "review")} tabIndex={-1}>
      {group === undefined ? (
        <Empty title={view === "open" ? "No credit lines to look at" : "Nothing is settled yet"}>
          {view === "open"
            ? "The credit lines that files carry or that you write are listed here until you accept how they are read, or leave them as they are."
            : "Lines that you accept, or leave as they are, are listed here, to be looked at again."}
        </Empty>
      ) : (
        <>
          <PatternList groups={groups} total={total} at={at} onChoose={setPlace} />
          <PatternReview
            key={group.pattern}
            group={group}
            open={view === "open"}
            scope={scope}
            onStep={(by) => setPlace(Math.min(groups.length - 1, Math.max(0, at + by)))}
          />
        </>
      )}
    </div>
  );
}
