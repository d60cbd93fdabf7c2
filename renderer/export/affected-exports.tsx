import type { ReactNode } from "react";
import type { AffectedExport } from "../../shared/contract/ledger.ts";
import { alikeCopies } from "../../shared/export/alike-copies.ts";
import { recipientInWords } from "../../shared/recipient.ts";
import { requestInWords } from "../../shared/rights/request-in-words.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import { showInLedger } from "./export-subject.ts";
import styles from "./affected.module.css";

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

/** The exports of which less is allowed now than when they were made: whom to tell, of which stills, and why. */
export function AffectedExports(): ReactNode {
  // Looked through once each time the ledger is opened: of 100,000 copies it takes seconds.
  const { answer, problem } = useAnswer("ledger.affected", {}, () => 0);
  if (answer === null && problem !== null)
    return (
      <p className={classes(styles, "looking")} role="alert">
        <Sentence text={problem.message} />
      </p>
    );
  if (answer === null)
    return (
      <p className={classes(styles, "looking")} role="status">
        What was handed out is looked through for rights that have changed…
      </p>
    );
  if (answer.length === 0) return null;
  return (
    <details className={classes(styles, "affected")}>
      <summary>Rights have changed since: {counted(answer.length, "export")} affected</summary>
      <p className={classes(styles, "how")}>
        Judged again for the use and country each was asked for: editorial pages and books on the
        day that was asked for, all else today, for it goes on.
      </p>
      <ul aria-label="Exports affected">
        {answer.map((one) => (
          <li key={one.entry.uuid}>
            <Affected affected={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** More are counted first, and named when they are asked for. */
const NAMED_AT_MOST = 3;

function Affected({ affected }: { readonly affected: AffectedExport }): ReactNode {
  const { entry, request, copies } = affected;
  const { recipient, set, at, uuid } = entry;
  return (
    <>
      <button
        type="button"
        className={classes(styles, "head")}
        title="Open in the ledger"
        onClick={() => showInLedger(uuid)}
      >
        <bdi>{recipient === null ? (set ?? "Nobody named") : recipientInWords(recipient)}</bdi>
        <time dateTime={at}>{day.format(new Date(at))}</time>
      </button>
      <p>For {requestInWords(request)}</p>
      <ul className={classes(styles, "stills")} aria-label="Stills affected">
        {alikeCopies(copies).map(({ fileNames, stood, stands }) => (
          <li key={fileNames[0]}>
            <span className={classes(styles, "file")}>
              <FileNames names={fileNames} />
            </span>
            <span>
              <StatusGlyph status={stood.status} /> {stood.status} then,{" "}
              <StatusGlyph status={stands.status} /> {stands.status} now.
            </span>
            {stood.reasons.length > 0 && (
              <span className={classes(styles, "why")}>
                Then: <Sentence text={stood.reasons.join(" ")} />
              </span>
            )}
            <span className={classes(styles, "why")}>
              Now: <Sentence text={stands.reasons.join(" ")} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function FileNames({ names }: { readonly names: readonly string[] }): ReactNode {
  const all = names.join(", ");
  if (names.length <= NAMED_AT_MOST) return all;
  return (
    <details>
      <summary>{counted(names.length, "still")}</summary>
      {all}
    </details>
  );
}
