import { ChevronDown, ChevronRight, Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { ListedProblem, ProblemGroup } from "../../shared/contract/archive.ts";
import type { ProblemKind } from "../../shared/problem.ts";
import { ask } from "../archive.ts";
import { copyText } from "../inspector/copy-text.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Sheet } from "../history/sheet.tsx";
import { orTell } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import styles from "./problems.module.css";
import { Sentence } from "../ui/sentence.tsx";

const PAGE = 200;

/** The first word on what is wrong; the message says the rest. */
const kindNames: Readonly<Record<ProblemKind, string>> = {
  unreadable: "Cannot be read",
  empty: "Empty",
  damaged: "Damaged",
  sidecar: "Sidecar not read",
  unsupported: "Format not read",
  "too-large": "Too large",
  gone: "Gone",
  fixity: "Damaged on its disk",
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
  closed: "Archive closed",
  internal: "Fault in Stillroom",
};

/** Below this many in all, every problem is shown at once. */
const FEW = 12;

/** Files that could not be taken in as they should; each stays until it is read without a problem. */
export function ProblemList(): ReactNode {
  const { answer, problem } = useAnswer(
    "problems.groups",
    {},
    (archive) => archive.problemsVersion,
  );
  const total = answer?.total ?? 0;
  const copyAll = async (): Promise<void> => {
    const all = await orTell(() => ask("problems.list", { offset: 0, limit: 1000 }));
    if (all !== null) copyText(asText(all.problems));
  };
  return (
    <Sheet
      title={total === 0 ? "Problems" : `Problems with ${counted(total, "file")}`}
      wide
      onClose={closeDialog}
      head={total > 0 && <Button onPress={() => void copyAll()}>Copy the list</Button>}
    >
      {problem !== null && answer === null && (
        <p>
          <Sentence text={problem.message} />
        </p>
      )}
      {answer !== null && total === 0 && (
        <p className={classes(styles, "soft")}>Every file was read without a problem.</p>
      )}
      <ul className={classes(styles, "list")}>
        {answer?.groups.map((group) => (
          <Group key={`${group.kind} ${group.folder}`} group={group} openAtFirst={total <= FEW} />
        ))}
      </ul>
    </Sheet>
  );
}

type GroupProps = { readonly group: ProblemGroup; readonly openAtFirst: boolean };

/** The files of one folder with one kind of problem: how many, what to do, and each when opened. */
function Group({ group, openAtFirst }: GroupProps): ReactNode {
  const [open, setOpen] = useState(openAtFirst);
  const { kind, folder, files, at } = group;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <button
        type="button"
        className={classes(styles, "group")}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden />
        <span className={classes(styles, "kind")}>
          {kindNames[kind]}: {counted(files, kind === "loop" ? "folder" : "file")}
        </span>
        <time dateTime={at}>{atWhatTime(at)}</time>
        <span className={classes(styles, "path")}>{folder}</span>
      </button>
      {!open && (
        <p className={classes(styles, "message")}>
          {group.message ??
            "Not for the same reason: open the group to see what is wrong with each."}
        </p>
      )}
      {open && <Files group={group} />}
    </li>
  );
}

function Files({ group: { kind, folder, files } }: { group: ProblemGroup }): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const { answer, problem } = useAnswer(
    "problems.list",
    { offset: 0, limit, within: { kind, folder } },
    (archive) => archive.problemsVersion,
  );
  if (problem !== null && answer === null)
    return (
      <p>
        <Sentence text={problem.message} />
      </p>
    );
  return (
    <>
      <ul className={classes(styles, "files")}>
        {answer?.problems.map((listed) => (
          <Listed key={listed.id} problem={listed} folder={folder} />
        ))}
      </ul>
      {files > limit && limit < 1000 && <Button onPress={() => setLimit(1000)}>Show more</Button>}
    </>
  );
}

function Listed({ problem, folder }: { problem: ListedProblem; folder: string }): ReactNode {
  const { still } = problem;
  const path = problem.path ?? "";
  const name = path.startsWith(folder) ? path.slice(folder.length) : path;
  return (
    <li>
      <div className={classes(styles, "head")}>
        {still === null ? (
          <span className={classes(styles, "path")}>{name}</span>
        ) : (
          <button
            type="button"
            className={classes(styles, "path", "still")}
            title="Show its still"
            onClick={() => void orTell(() => showStills([still]))}
          >
            {name}
          </button>
        )}
        <button
          type="button"
          className={classes(styles, "copy")}
          aria-label={`Copy the problem with ${problem.path ?? "this file"}`}
          onClick={() => copyText(asText([problem]))}
        >
          <Copy size={13} aria-hidden />
        </button>
      </div>
      <p className={classes(styles, "message")}>
        <Sentence text={problem.message} />
      </p>
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
