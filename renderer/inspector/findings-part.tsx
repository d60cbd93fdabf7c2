import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import {
  isRecorded,
  isUnsure,
  remarksIn,
  type CarriedConflict,
  type CarriedProperty,
  type CarrierValue,
  type Findings,
} from "../../shared/carried.ts";
import { followedNames } from "../../shared/file-changes.ts";
import type { FileQuestion } from "../../shared/file-questions.ts";
import type { StillFindings } from "../../shared/contract/stills.ts";
import { carrierNames, propertyNames } from "../../shared/carried-names.ts";
import { ask } from "../archive.ts";
import { openQuestions } from "../questions/question-shown.ts";
import { assumed, happened } from "../questions/question-words.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { valueInWords } from "./carried-lines.ts";
import { CharsetChoice, KnownCharset } from "./charset-choice.tsx";
import { Difference } from "./difference.tsx";
import { Quoted } from "./quoted.tsx";
import { Remarks } from "./remarks.tsx";
import { useAnswer } from "./use-answer.ts";
import { useFocusHandedOn } from "./use-focus-handed-on.ts";
import styles from "./findings-part.module.css";

/** What the file leaves open: places in it that say different things, texts that may be cut, guesses. Nothing when all is clear. */
export function FindingsPart(props: Props): ReactNode {
  return <PartOfStill key={props.still} {...props} />; // what is open is so of this still
}

type Props = {
  readonly still: number;
  /** Of the file that stands for it. */
  readonly hash: string;
};

function PartOfStill({ still, hash }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const part = useRef<HTMLDetailsElement>(null);
  const { onFocus } = useFocusHandedOn(part);
  const { answer, asked } = useAnswer(
    "stills.findings",
    { id: still },
    (archive) => archive.stillsVersion,
  );
  if (answer === null || asked?.id !== still) return null;
  const remarks = remarksIn(answer);
  const { conflicts, differences, questions, iimCharset } = answer;
  const guess = iimCharset?.how === "guessed" ? iimCharset.charset : null;
  const charset = knownCharset({ still, hash }, iimCharset);
  const toCheck = conflicts.length + differences.length + questions.length + remarks.length;
  if (toCheck === 0 && guess === null) return charset;
  return (
    <>
      <details
        className={classes(styles, "findings")}
        ref={part}
        onFocus={onFocus}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          <TriangleAlert size={13} aria-hidden />
          <h3>To check</h3>
          <span className={classes(styles, "what")}>{whatIn(answer)}</span>
        </summary>
        {questions.map((question) => (
          <Question key={question.id} question={question} />
        ))}
        {differences.map((difference) => (
          <Difference
            key={`${difference.property} ${difference.language}`}
            still={still}
            difference={difference}
          />
        ))}
        {conflicts.map((conflict) => (
          <Conflict key={conflict.property} still={still} conflict={conflict} />
        ))}
        {open && guess !== null && (
          <CharsetChoice still={still} hash={hash} charset={guess} how="guessed" />
        )}
        {remarks.length > 0 && <Remarks still={still} remarks={remarks} />}
      </details>
      {charset}
    </>
  );
}

function knownCharset(props: Props, iimCharset: Findings["iimCharset"]): ReactNode {
  const how = iimCharset?.how;
  if (iimCharset === null || (how !== "chosen" && how !== "declared")) return null;
  if (how === "declared" && !isUnsure(iimCharset)) return null;
  return <KnownCharset {...props} charset={iimCharset.charset} how={how} />;
}

/** In short, for the line that is always seen: which properties, else that there are remarks. */
function whatIn({
  conflicts,
  differences,
  questions,
  possiblyCut,
  iimCharset,
}: StillFindings): string {
  const properties = [...conflicts.map(({ property }) => property), ...possiblyCut];
  const names = new Set([
    ...(questions.length === 0 ? [] : ["whose record this is"]),
    ...differences.map(({ property }) => followedNames[property].toLowerCase()),
    ...properties.map((property) => propertyNames[property].toLowerCase()),
    ...(iimCharset?.how === "guessed" ? ["character set"] : []),
  ]);
  return names.size === 0 ? "how the file was read" : [...names].join(", ");
}

function Question({ question }: { question: FileQuestion }): ReactNode {
  return (
    <div role="group" aria-label="Whose record is this?">
      <h4>Whose record is this?</h4>
      <p>{happened(question)}</p>
      <p>{assumed(question)}</p>
      <Button onPress={() => openQuestions(question.id)}>Answer…</Button>
    </div>
  );
}

function Conflict({ still, conflict }: { still: number; conflict: CarriedConflict }): ReactNode {
  const { property, chosen, others, reason } = conflict;
  const words = [chosen, ...others];
  return (
    <div role="group" aria-label={`${propertyNames[property]}: the file says different things`}>
      <h4>{propertyNames[property]}: the file says different things</h4>
      <ul>
        {words.map((word) => (
          <Word
            key={word.carrier}
            still={still}
            property={property}
            word={word}
            others={words.flatMap((other) => (other === word ? [] : valueInWords(other.value)))}
            taken={word === chosen}
          />
        ))}
      </ul>
      <p>{reason}</p>
    </div>
  );
}

type WordOf = {
  readonly still: number;
  readonly property: CarriedProperty;
  readonly word: CarrierValue;
  /** What the other places say. */
  readonly others: readonly string[];
  /** Whether it is the one that was taken over when the file was read. */
  readonly taken: boolean;
};

function Word({ still, property, word, others, taken }: WordOf): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const settle = async (): Promise<void> => {
    const done = await orTell(() =>
      ask("stills.settle", { stills: { ids: [still] }, property, carrier: word.carrier }),
    );
    if (done !== null) tellChange(done.label, done.change);
  };
  return (
    <li>
      <div>
        <span>
          {carrierNames[word.carrier]}
          {taken && " · taken over"}
        </span>
        {isRecorded(property) && (
          <Button onPress={() => void settle()} disabled={!writable}>
            {taken ? "Keep" : "Use this"}
          </Button>
        )}
      </div>
      <Quoted value={valueInWords(word.value)} others={others} />
    </li>
  );
}
