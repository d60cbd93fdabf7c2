import { useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { rightsStatuses } from "../../shared/still.ts";
import { saveRightsReport, showRightsReport } from "../archive.ts";
import { Sheet } from "../history/sheet.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { setAlone } from "../sets/set-shown.ts";
import { orTell, tell, tellProblem } from "../state/notices.ts";
import { searchState } from "../state/search.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted, count as inWords } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import { RequestFields } from "./asked-fields.tsx";
import { askedNow, requestOf, type AskedInWindow } from "./asked-of-rights.ts";
import { TextOf } from "./form-fields.tsx";
import styles from "./rights.module.css";

/** Asks of which stills, for what, where and when a rights report shall be; shows it, and saves it. */
export function RightsReport(): ReactNode {
  const [asked, setAsked] = useState<AskedInWindow>(askedNow);
  const [note, setNote] = useState("");
  const [works, setWorks] = useState(false);
  const of = useReported();
  const request = requestOf(asked);
  const { answer, problem } = useAnswer(
    "rights.status",
    of === null ? null : { stills: of.stills, request, from: 0, count: 0 },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  const run = async (work: (report: Report) => Promise<void>): Promise<void> => {
    if (of === null || works) return;
    setWorks(true);
    await orTell(() => work({ stills: of.stills, request, title: of.title, note }));
    setWorks(false);
  };
  return (
    <Sheet title="Rights report" wide onClose={closeDialog}>
      <p>{of === null ? "No stills are listed." : `Of ${of.words}.`}</p>
      <RequestFields
        asked={asked}
        inARow
        onChange={(change) => setAsked((before) => ({ ...before, ...change }))}
      />
      {problem !== null && (
        <p role="alert">
          <Sentence text={problem.message} />
        </p>
      )}
      {answer !== null && (
        <ul className={classes(styles, "totals")} aria-label="How the rights stand">
          {rightsStatuses.map((status) => (
            <li key={status} className={classes(styles, "status")}>
              <StatusGlyph status={status} />
              {inWords(answer[status])} {status}
            </li>
          ))}
        </ul>
      )}
      <TextOf
        label="What shall be said at its head"
        placeholder="for whom it is, what it does not tell"
        lines
        value={note}
        onChange={setNote}
      />
      <div className={classes(styles, "does")}>
        <Button tone="primary" disabled={of === null || works} onPress={() => void run(show)}>
          Show
        </Button>
        <Button disabled={of === null || works} onPress={() => void run(save)}>
          Save…
        </Button>
      </div>
    </Sheet>
  );
}

type Report = Parameters<typeof saveRightsReport>[0];

/** The selected stills, or all that are listed, with how the report of them is called; null of none. */
function useReported(): {
  readonly stills: Stills;
  readonly title: string;
  readonly words: string;
} | null {
  const { result, total, answered } = useStore(searchState);
  const selection = useStore(selectedState);
  const selected = stillsOf(selection);
  if (selected !== null) {
    const words = counted(selectedCount(selection), "selected still");
    return { stills: selected, title: "Stills", words: `the ${words}` };
  }
  if (result === null || total === 0) return null;
  const set = setAlone(answered);
  const words = `${set === null ? "all" : `the set “${set}”:`} ${counted(total, "still")}`;
  const title = set ?? (answered === "" ? "All stills" : answered);
  return { stills: { result, ranges: [[0, total]] }, title, words };
}

async function show(report: Report): Promise<void> {
  const problem = await showRightsReport(report);
  if (problem !== null) tellProblem(problem);
}

async function save(report: Report): Promise<void> {
  const saved = await saveRightsReport(report);
  if (saved === null) return;
  if ("problem" in saved) tellProblem(saved.problem);
  else tell("The rights report was saved.", null, saved.path);
}
