import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import {
  isRecorded,
  type CarriedConflict,
  type CarriedProperty,
  type CarrierValue,
  type Findings,
} from "../../shared/carried.ts";
import { followedNames } from "../../shared/file-changes.ts";
import type { StillFindings } from "../../shared/contract/stills.ts";
import { carrierNames, propertyNames } from "../../shared/carried-names.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { valueInWords } from "./carried-lines.ts";
import { Difference } from "./difference.tsx";
import { useAnswer } from "./use-answer.ts";
import styles from "./findings-part.module.css";

/** What the file leaves open: places in it that say different things, texts that may be cut, guesses. Nothing when all is clear. */
export function FindingsPart({ still }: { still: number }): ReactNode {
  const { answer, asked } = useAnswer(
    "stills.findings",
    { id: still },
    (archive) => archive.stillsVersion,
  );
  if (answer === null || asked?.id !== still) return null;
  const remarks = remarksIn(answer);
  const { conflicts, differences } = answer;
  if (conflicts.length + differences.length + remarks.length === 0) return null;
  return (
    <details className={classes(styles, "findings")}>
      <summary>
        <TriangleAlert size={13} aria-hidden />
        <h3>To check</h3>
        <span className={classes(styles, "what")}>{whatIn(answer)}</span>
      </summary>
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
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </details>
  );
}

/** In short, for the line that is always seen: which properties, else that there are remarks. */
function whatIn({ conflicts, differences, possiblyCut }: StillFindings): string {
  const properties = [...conflicts.map(({ property }) => property), ...possiblyCut];
  const names = new Set([
    ...differences.map(({ property }) => followedNames[property].toLowerCase()),
    ...properties.map((property) => propertyNames[property].toLowerCase()),
  ]);
  return names.size === 0 ? "how the file was read" : [...names].join(", ");
}

function Conflict({ still, conflict }: { still: number; conflict: CarriedConflict }): ReactNode {
  const { property, chosen, others, reason } = conflict;
  return (
    <div role="group" aria-label={`${propertyNames[property]}: the file says different things`}>
      <h4>{propertyNames[property]}: the file says different things</h4>
      <ul>
        <Word still={still} property={property} word={chosen} taken />
        {others.map((word) => (
          <Word key={word.carrier} still={still} property={property} word={word} taken={false} />
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
  /** Whether it is the one that was taken over when the file was read. */
  readonly taken: boolean;
};

function Word({ still, property, word, taken }: WordOf): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const settle = (): void => {
    void orTell(() =>
      ask("stills.settle", { stills: { ids: [still] }, property, carrier: word.carrier }),
    );
  };
  return (
    <li>
      <div>
        <span>
          {carrierNames[word.carrier]}
          {taken && " · taken over"}
        </span>
        {isRecorded(property) && (
          <Button onPress={settle} disabled={!writable}>
            {taken ? "Keep" : "Use this"}
          </Button>
        )}
      </div>
      {/* Long captions scroll in their place; the keyboard must reach them to do so. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <q dir="auto" tabIndex={0}>
        {valueInWords(word.value)}
      </q>
    </li>
  );
}

function remarksIn({ possiblyCut, warnings }: Findings): readonly string[] {
  const cut = possiblyCut.map(
    (property) =>
      `${propertyNames[property]}: fills its place in IPTC-IIM to the last byte, so its end may be cut off.`,
  );
  return [...cut, ...warnings];
}
