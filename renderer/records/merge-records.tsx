import { ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { RecordPage } from "../../shared/record-page.ts";
import { recordKindNames } from "../../shared/record.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useFocusBack } from "../ui/use-focus-back.ts";
import { changeRecord } from "./change-record.ts";
import { effectSentences } from "./effect-words.ts";
import { LongWork } from "./long-work.tsx";
import { Outlook } from "./outlook.tsx";
import { RecordInput } from "./record-input.tsx";
import { replacePlace } from "./record-pages.ts";
import { counted } from "../ui/numbers.ts";
import { useRefusalsUntilLeft } from "./refused.ts";
import { useWork } from "./use-work.ts";
import styles from "./record-dialogs.module.css";
import { Sentence } from "../ui/sentence.tsx";

type Named = { readonly id: number; readonly name: string };
type MergeRecordsProps = { readonly page: RecordPage; readonly onClose: () => void };

/** Makes another record part of the one of this page, or the other way round, after showing what that does. */
export function MergeRecords({ page, onClose }: MergeRecordsProps): ReactNode {
  const [other, setOther] = useState<Named | null>(null);
  const [turned, setTurned] = useState(false);
  useFocusBack();
  useRefusalsUntilLeft("merge");
  const word = recordKindNames[page.kind];
  return other === null ? (
    <Dialog
      title={`Merge with another ${word}`}
      size="small"
      onClose={onClose}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      <div className={classes(styles, "form")}>
        <p className={classes(styles, "record")} dir="auto">
          {page.name}
        </p>
        <p>
          Which {word} is the same? What both have becomes one, and both names go on finding it.
        </p>
        <div className={classes(styles, "choice")}>
          <RecordInput
            name={`The other ${word}`}
            kind={page.kind}
            placeholder="Type any of its names"
            inDialog
            film={page.kind === "scene" ? (page.film?.id ?? null) : null}
            autoFocus
            onPick={(chosen, name) => {
              if ("id" in chosen) setOther({ id: chosen.id, name });
            }}
          />
        </div>
      </div>
    </Dialog>
  ) : (
    <Preview
      kind={page.kind}
      goes={turned ? page : other}
      stays={turned ? other : page}
      onTurn={() => setTurned(!turned)}
      onAnother={() => setOther(null)}
      onClose={onClose}
    />
  );
}

type PreviewProps = {
  readonly kind: RecordPage["kind"];
  readonly goes: Named;
  readonly stays: Named;
  readonly onTurn: () => void;
  readonly onAnother: () => void;
  readonly onClose: () => void;
};

function Preview({ kind, goes, stays, onTurn, onAnother, onClose }: PreviewProps): ReactNode {
  const word = recordKindNames[kind];
  const command = { do: "merge", kind, id: goes.id, into: stays.id } as const;
  const { answer, asked, problem } = useAnswer(
    "records.rehearse",
    { command },
    (archive) => archive.overviewVersion,
  );
  const { answer: going } = useAnswer(
    "records.get",
    { kind, id: goes.id },
    (archive) => archive.overviewVersion,
  );
  // While the answer for the other way round is on its way, the one before is not about this.
  const known = problem === null && asked?.command.do === "merge" && asked.command.id === goes.id;
  const outcome = known ? answer : null;
  const merge = async (): Promise<void> => {
    const done = await changeRecord(command);
    if (done === null) return;
    onClose();
    replacePlace({ kind, id: stays.id });
  };
  const work = useWork(merge);
  return (
    <Dialog
      title={`Merge two ${word === "film" ? "films" : `${word}s`}`}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onAnother}>Choose another</Button>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            tone="primary"
            autoFocus
            disabled={outcome === null || work.underWay}
            onPress={work.begin}
          >
            Merge
          </Button>
        </>
      }
    >
      <div className={classes(styles, "form")}>
        <div className={classes(styles, "pair")}>
          <Side label="stays" kind={kind} record={stays} />
          <Button onPress={onTurn}>
            <ArrowLeftRight size={14} aria-hidden /> The other way round
          </Button>
          <Side label="becomes part of it" kind={kind} record={goes} />
        </div>
        <ul className={classes(styles, "effects")}>
          {effectSentences("merge", kind, outcome?.effects ?? {}).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {going !== null && problem === null && (
            <li>
              <Sentence
                text={`“${stays.name}” is then also found as ${namesOf(going).join(", ")}.`}
              />
            </li>
          )}
          {outcome !== null && (
            <li>
              <Sentence
                text={`What “${stays.name}” does not say, it takes over. The merge can be taken back.`}
              />
            </li>
          )}
        </ul>
        {work.long && (
          <LongWork
            what={`The ${word}s are being merged, and search brought up to date with their stills.`}
          />
        )}
        <Outlook remarks={outcome?.remarks ?? []} problem={problem} />
      </div>
    </Dialog>
  );
}

type SideProps = {
  readonly label: string;
  readonly kind: RecordPage["kind"];
  readonly record: Named;
};

/** One of the two, with what tells it from another of the same name. */
function Side({ label, kind, record }: SideProps): ReactNode {
  const { answer: page } = useAnswer(
    "records.get",
    { kind, id: record.id },
    (archive) => archive.overviewVersion,
  );
  return (
    <div>
      <p className={classes(styles, "record")} dir="auto">
        {record.name}
      </p>
      {page !== null && page.id === record.id && (
        <p className={classes(styles, "label")} dir="auto">
          {detailsOf(page).join(" · ")}
        </p>
      )}
      <p className={classes(styles, "label")}>{label}</p>
    </div>
  );
}

function detailsOf(page: RecordPage): readonly string[] {
  const { stills } = page;
  const shown = stills === null ? [] : [counted(stills, "still")];
  if (page.kind !== "film") return [...shown, `#${String(page.id)}`];
  const year = page.year === null ? [] : [String(page.year)];
  return [...year, ...page.directors.map(({ name }) => name), ...shown, `#${String(page.id)}`];
}

/** The names that go on finding a record that has become part of another. */
function namesOf({ name, names }: RecordPage): readonly string[] {
  return [name, ...names.map((other) => other.name)].map((one) => `“${one}”`);
}
