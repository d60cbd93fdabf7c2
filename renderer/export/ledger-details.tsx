import { Repeat } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { CopyState, LedgerCopy, LedgerDetail } from "../../shared/contract/ledger.ts";
import { profileInWords } from "../../shared/export/profile-in-words.ts";
import { recipientInWords } from "../../shared/recipient.ts";
import { requestInWords } from "../../shared/rights/request-in-words.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { exportAgain } from "./export-subject.ts";
import { HeldList } from "./held-list.tsx";
import { OpenButtons } from "./open-buttons.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import styles from "./export.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** How many copies are compared in one question, so that progress shows. */
const CHECKED_AT_ONCE = 20;
/** Shown of a large hand-out until more are asked for. */
const SHOWN_FIRST = 200;

/** One hand-out opened: who, what, where, and what is still in its folder. */
export function LedgerDetails({ of }: { of: string }): ReactNode {
  const { answer, problem } = useAnswer(
    "ledger.get",
    { export: of },
    ({ stillsVersion }) => stillsVersion,
  );
  if (problem !== null && answer === null)
    return (
      <p className={classes(styles, "problem")}>
        <Sentence text={problem.message} />
      </p>
    );
  if (answer === null) return null;
  const present = new Set(
    answer.documents.filter((document) => document.present).map(({ kind }) => kind),
  );
  return (
    <div className={classes(styles, "details")}>
      {!answer.folderPresent && (
        <p className={classes(styles, "problem")}>
          This folder is gone. If its disk is away, plug it in; what was handed out is listed below.
        </p>
      )}
      <OpenButtons
        of={of}
        folderPresent={answer.folderPresent}
        packPresent={answer.packed === null ? null : answer.packPresent}
        documents={present}
      />
      <div>
        <Button onPress={() => exportAgain(of)}>
          <Repeat size={14} aria-hidden /> Repeat…
        </Button>
      </div>
      <dl>
        <dt>By</dt>
        <dd>{answer.who}</dd>
        {answer.profileThen !== null && (
          <>
            <dt>Profile</dt>
            <dd>
              <bdi>{answer.profileThen.name}</bdi>: {profileInWords(answer.profileThen)}
            </dd>
          </>
        )}
        {answer.packed !== null && (
          <>
            <dt>Packed as</dt>
            <dd>{answer.packed}</dd>
          </>
        )}
        {answer.template !== null && (
          <>
            <dt>File names</dt>
            <dd>{answer.template}</dd>
          </>
        )}
        {answer.recipient !== null && (
          <>
            <dt>To</dt>
            <dd>
              <bdi>{recipientInWords(answer.recipient)}</bdi>
            </dd>
          </>
        )}
        {answer.request !== null && (
          <>
            <dt>For</dt>
            <dd>{requestInWords(answer.request)}</dd>
          </>
        )}
      </dl>
      <HeldList held={answer.heldBack} />
      <Copies detail={answer} />
    </div>
  );
}

function Copies({ detail }: { detail: LedgerDetail }): ReactNode {
  const [all, setAll] = useState(false);
  const [checked, setChecked] = useState<readonly CopyState[]>([]);
  const [busy, setBusy] = useState(false);
  const { copies, folderPresent } = detail;
  const check = async (): Promise<void> => {
    setBusy(true);
    setChecked([]);
    for (let from = 0; from < copies.length; from += CHECKED_AT_ONCE) {
      const asked = { export: detail.uuid, from, count: CHECKED_AT_ONCE };
      const states = await orTell(() => ask("ledger.check", asked));
      if (states === null) break;
      setChecked((before) => [...before, ...states]);
    }
    setBusy(false);
  };
  const states = copies.map(({ state }, index) => checked[index] ?? state);
  return (
    <>
      <div className={classes(styles, "check")}>
        <p aria-live="polite">
          {busy
            ? inProgress(checked, copies)
            : summary(states, detail.packed === null ? "folder" : "ZIP file")}
        </p>
        {folderPresent && copies.length > 0 && (
          <Button disabled={busy} onPress={() => void check()}>
            Compare with the ledger
          </Button>
        )}
      </div>
      <ol className={classes(styles, "copies")} aria-label="Copies">
        {copies.slice(0, all ? copies.length : SHOWN_FIRST).map((copy, index) => (
          <Copy key={copy.fileName} copy={copy} state={states[index] ?? copy.state} />
        ))}
      </ol>
      {!all && copies.length > SHOWN_FIRST && (
        <Button onPress={() => setAll(true)}>Show all {count(copies.length)}</Button>
      )}
    </>
  );
}

function inProgress(checked: readonly CopyState[], copies: readonly LedgerCopy[]): string {
  return `Comparing: ${count(checked.length)} of ${count(copies.length)}`;
}

function summary(states: readonly CopyState[], where: string): string {
  const of = (state: CopyState): number => states.filter((one) => one === state).length;
  const parts = [
    of("whole") > 0 ? `${counted(of("whole"), "copy", "copies")} byte for byte as handed out` : "",
    of("changed") > 0 ? `${count(of("changed"))} changed since` : "",
    of("gone") > 0 ? `${count(of("gone"))} no longer in the ${where}` : "",
    of("unchecked") > 0 ? `${count(of("unchecked"))} in the ${where}, not compared yet` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

const stateWords: Readonly<Record<CopyState, string>> = {
  unchecked: "",
  whole: "as handed out",
  changed: "changed since",
  gone: "gone",
};

function Copy({ copy, state }: { copy: LedgerCopy; state: CopyState }): ReactNode {
  const wrong = state === "changed" || state === "gone";
  return (
    <li title={`SHA-256 ${copy.hash}`}>
      {copy.rights !== null && <StatusGlyph status={copy.rights.status} />}
      <span className={classes(styles, "copy-name")}>
        {copy.fileName}
        {copy.rights !== null && <HowItStood rights={copy.rights} />}
      </span>
      {copy.still === null && <span>still no longer in the archive</span>}
      <span className={classes(styles, wrong && "warn")}>{stateWords[state]}</span>
      <span>{copy.bytes === null ? "" : sizeIn(copy.bytes)}</span>
    </li>
  );
}

function HowItStood({
  rights: { reasons, override },
}: {
  readonly rights: NonNullable<LedgerCopy["rights"]>;
}): ReactNode {
  return (
    <span className={classes(styles, "how-it-stood")}>
      {override !== null && (
        <>
          <Sentence text={`Handed out all the same by ${override.by}: ${override.reason}`} />{" "}
        </>
      )}
      <Sentence text={reasons.join(" ")} />
    </span>
  );
}

function sizeIn(bytes: number): string {
  return bytes < 1_000_000
    ? `${count(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
