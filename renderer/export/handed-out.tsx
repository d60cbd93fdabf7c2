import { useState, type ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { CopyOfStill, CopyState } from "../../shared/contract/ledger.ts";
import { recipientInWords } from "../../shared/recipient.ts";
import { requestInWords } from "../../shared/rights/request-in-words.ts";
import { Section } from "../inspector/section.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import { showInLedger } from "./export-subject.ts";
import styles from "./handed-out.module.css";

const SHOWN_FIRST = 4;
const SHOWN_AT_MOST = 200;

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

/** Who has a picture: every copy that went out, the latest first. Nothing is shown where none did. */
export function HandedOut({ stills }: { readonly stills: Stills }): ReactNode {
  const [shown, setShown] = useState(SHOWN_FIRST);
  const { answer } = useAnswer(
    "ledger.ofStills",
    { stills, from: 0, count: shown },
    ({ stillsVersion }) => stillsVersion,
  );
  if (answer === null || answer.total === 0) return null;
  const { total, copies } = answer;
  return (
    <Section name="Handed out" note={counted(total, "copy", "copies")}>
      <ul className={classes(styles, "copies")} aria-label="Handed out">
        {copies.map((copy) => (
          <li key={`${copy.entry.uuid} ${copy.fileName}`}>
            <Copy copy={copy} />
          </li>
        ))}
      </ul>
      {total > copies.length && shown < SHOWN_AT_MOST && (
        <Button onPress={() => setShown(SHOWN_AT_MOST)}>
          Show{" "}
          {total > SHOWN_AT_MOST ? `the latest ${count(SHOWN_AT_MOST)}` : `all ${count(total)}`}
        </Button>
      )}
    </Section>
  );
}

const stateWords: Readonly<Record<CopyState, string>> = {
  unchecked: "",
  whole: "",
  changed: "changed in its folder since",
  gone: "no longer in its folder",
};

function Copy({ copy }: { readonly copy: CopyOfStill }): ReactNode {
  const { entry, fileName, state, usageTerms } = copy;
  const { recipient, request, at, profile, set, folder } = entry;
  return (
    <>
      <button
        type="button"
        className={classes(styles, "head")}
        title={`Open in the ledger: ${folder}`}
        onClick={() => showInLedger(entry.uuid)}
      >
        <bdi className={classes(styles, "to")}>
          {recipient === null ? (set ?? "Nobody named") : recipientInWords(recipient)}
        </bdi>
        <time dateTime={at}>{day.format(new Date(at))}</time>
      </button>
      <p className={classes(styles, "file")}>
        {fileName} · {profile}
        {stateWords[state] !== "" && (
          <span className={classes(styles, "warn")}> · {stateWords[state]}</span>
        )}
      </p>
      {request !== null && <p>For {requestInWords(request)}</p>}
      {usageTerms !== null && usageTerms !== "" && <p dir="auto">{usageTerms}</p>}
      <ThenAndNow copy={copy} />
    </>
  );
}

/** Told only where the status is another by now. */
function ThenAndNow({ copy: { stood, stands } }: { readonly copy: CopyOfStill }): ReactNode {
  if (stood === null || stands === null) return null;
  if (stood.status === stands.status)
    return (
      <p className={classes(styles, "status")}>
        <StatusGlyph status={stood.status} /> {stood.status}, then as now
        {stood.override !== null && `; handed out all the same by ${stood.override.by}`}
      </p>
    );
  return (
    <p className={classes(styles, "status")}>
      <StatusGlyph status={stood.status} /> {stood.status} then,{" "}
      <StatusGlyph status={stands.status} /> {stands.status} now.{" "}
      <Sentence text={stands.reasons.join(" ")} />
    </p>
  );
}
