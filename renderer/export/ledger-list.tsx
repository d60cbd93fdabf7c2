import { ChevronDown, ChevronRight } from "lucide-react";
import { useDeferredValue, type ReactNode } from "react";
import { useStore } from "zustand";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { LedgerEntry } from "../../shared/contract/ledger.ts";
import { recipientInWords } from "../../shared/recipient.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { jobsState } from "../state/jobs.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { AffectedExports } from "./affected-exports.tsx";
import { exportSubject } from "./export-subject.ts";
import { LedgerDetails } from "./ledger-details.tsx";
import styles from "./export.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** As many as the contract takes. */
const WORDS_AT_MOST = 1000;

/** Every hand-out so far, newest first; each opens. */
export function LedgerList(): ReactNode {
  const open = useStore(exportSubject, ({ entry }) => entry);
  const setOpen = (entry: string | null): void => exportSubject.setState({ entry });
  const ended = useStore(
    jobsState,
    ({ jobs }) => jobs.filter(({ kind, state }) => kind === "export" && state === "done").length,
  );
  const words = useStore(exportSubject, (shown) => shown.words);
  const sought = useDeferredValue(words.trim().slice(0, WORDS_AT_MOST));
  const { answer, problem } = useAnswer(
    "ledger.list",
    { words: sought },
    (archive) => archive.overviewVersion + ended,
  );
  if (problem !== null && answer === null)
    return (
      <p className={classes(styles, "problem")}>
        <Sentence text={problem.message} />
      </p>
    );
  if (answer === null) return null;
  if (answer.length === 0 && words === "" && sought === "")
    return <p className={classes(styles, "soft")}>Nothing was handed out of this archive yet.</p>;
  return (
    <>
      <AffectedExports />
      <div
        className={classes(styles, "ledger-filter")}
        {...(words === "" ? {} : { "data-own-escape": true })}
      >
        <input
          className={classes(styles, "input")}
          type="search"
          aria-label="Filter the ledger"
          placeholder="Filter by recipient, set, folder or still"
          value={words}
          onChange={({ target }) => exportSubject.setState({ words: target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing || words === "") return;
            event.stopPropagation();
            exportSubject.setState({ words: "" });
          }}
        />
        <p className={classes(styles, "soft")} role="status">
          {sought === "" ? "" : foundInWords(answer.length)}
        </p>
      </div>
      <ol className={classes(styles, "ledger")}>
        {answer.map((entry) => (
          <li key={entry.id} ref={open === entry.uuid ? intoView : null}>
            <Head
              entry={entry}
              open={open === entry.uuid}
              onToggle={() => setOpen(open === entry.uuid ? null : entry.uuid)}
            />
            {open === entry.uuid && <LedgerDetails of={entry.uuid} />}
          </li>
        ))}
      </ol>
    </>
  );
}

function foundInWords(found: number): string {
  return found === 0 ? "No export has all of these words." : counted(found, "export");
}

/** It may have been opened from elsewhere. */
function intoView(entry: HTMLElement | null): void {
  entry?.scrollIntoView({ block: "nearest" });
}

type HeadProps = {
  readonly entry: LedgerEntry;
  readonly open: boolean;
  readonly onToggle: () => void;
};

function Head({ entry, open, onToggle }: HeadProps): ReactNode {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className={classes(styles, "ledger-head")}
      aria-expanded={open}
      onClick={onToggle}
    >
      <Chevron size={14} aria-hidden />
      <span className={classes(styles, "ledger-name")}>
        {entry.recipient !== null && (
          <>
            <bdi>{recipientInWords(entry.recipient)}</bdi> ·{" "}
          </>
        )}
        {entry.set ?? "A selection"} · {counted(entry.stills, "still")}
        {entry.held > 0 && `, ${String(entry.held)} held back`}
        {!entry.finished && " · not finished"}
      </span>
      <time dateTime={entry.at}>{atWhatTime(entry.at)}</time>
      <span className={classes(styles, "ledger-folder")} title={entry.folder}>
        {entry.folder}
      </span>
    </button>
  );
}
