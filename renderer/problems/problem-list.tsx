import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { ListedProblem } from "../../shared/contract/archive.ts";
import type { ProblemKind } from "../../shared/problem.ts";
import { copyText } from "../inspector/copy-text.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Sheet } from "../history/sheet.tsx";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import styles from "./problems.module.css";

const PAGE = 200;

/** The first word on what is wrong; the message says the rest. */
const kindNames: Readonly<Record<ProblemKind, string>> = {
  unreadable: "Cannot be read",
  empty: "Empty",
  damaged: "Damaged",
  unsupported: "Format not read",
  "too-large": "Too large",
  gone: "Gone",
  crashed: "Crashed the reader",
  name: "File name",
  loop: "Folder loop",
  "disk-full": "Disk full",
  "read-only": "Read-only",
  locked: "In use",
  newer: "Newer version",
  "not-a-catalog": "Not an archive",
  "not-found": "Not found",
  invalid: "Not possible",
  changed: "Changed meanwhile",
  internal: "Fault in Stillroom",
};

/** Files that could not be taken in as they should; each stays until it is read without a problem. */
export function ProblemList(): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const { answer, problem } = useAnswer(
    "problems.list",
    { offset: 0, limit },
    (archive) => archive.problemsVersion,
  );
  return (
    <Sheet
      title={
        answer === null || answer.total === 0
          ? "Problems"
          : `Problems with ${counted(answer.total, "file")}`
      }
      wide
      onClose={closeDialog}
      head={
        answer !== null &&
        answer.total > 0 && (
          <Button onPress={() => copyText(asText(answer.problems))}>Copy the list</Button>
        )
      }
    >
      {problem !== null && answer === null && <p>{problem.message}</p>}
      {answer?.total === 0 && (
        <p className={classes(styles, "soft")}>Every file was read without a problem.</p>
      )}
      <ul className={classes(styles, "list")}>
        {answer?.problems.map((listed) => (
          <Listed key={listed.id} problem={listed} />
        ))}
      </ul>
      {answer !== null && answer.total > answer.problems.length && limit < 1000 && (
        <Button onPress={() => setLimit(1000)}>Show more</Button>
      )}
    </Sheet>
  );
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

function Listed({ problem }: { problem: ListedProblem }): ReactNode {
  return (
    <li>
      <div className={classes(styles, "head")}>
        <span className={classes(styles, "kind")}>{kindNames[problem.kind]}</span>
        <time dateTime={problem.at}>{when.format(new Date(problem.at))}</time>
        <button
          type="button"
          className={classes(styles, "copy")}
          aria-label={`Copy the problem with ${problem.path ?? "this file"}`}
          onClick={() => copyText(asText([problem]))}
        >
          <Copy size={13} aria-hidden />
        </button>
      </div>
      {problem.path !== undefined && <p className={classes(styles, "path")}>{problem.path}</p>}
      <p className={classes(styles, "message")}>{problem.message}</p>
    </li>
  );
}

/** One line a problem, for a letter or a spreadsheet: path, kind, message, separated by tabs. */
export function asText(problems: readonly ListedProblem[]): string {
  // A name may hold a newline or a tab, which would tear its line apart.
  const cell = (text: string): string => text.replaceAll(/[\t\r\n]+/gu, " ");
  return problems
    .map(({ path, kind, message }) => [path ?? "", kindNames[kind], message].map(cell).join("\t"))
    .join("\n");
}
