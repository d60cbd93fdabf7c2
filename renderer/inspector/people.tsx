import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { isUnidentified } from "../../shared/depiction.ts";
import type { StillRecord } from "../../shared/still.ts";
import { confirmOrder } from "../regions/change-regions.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { useKeyNames } from "../ui/use-key-names.ts";
import { givenTo } from "./chips-of-still.ts";
import { IdentifiedBy } from "./identified-by.tsx";
import { personChip, type Question } from "./person-chip.ts";
import { PlayedBy } from "./played-by.tsx";
import { Section } from "./section.tsx";
import { TagField } from "./tag-field.tsx";
import { WhoIsIt } from "./who-is-it.tsx";
import styles from "./inspector.module.css";

/** Who is in the picture, left to right, with the places to add more. */
export function People(props: {
  readonly record: StillRecord;
  readonly stills: Stills;
}): ReactNode {
  const { record, stills } = props;
  const [question, setQuestion] = useState<Question | null>(null);
  const given = givenTo(record);
  return (
    <Section name="In the picture" note={noteOf(record)} extra={<ConfirmOrder record={record} />}>
      <TagField
        name="People from left to right"
        field="character"
        stills={stills}
        chips={record.depictions.map((person) => personChip(record, person, setQuestion))}
        given={given}
        placeholder="Add character"
      />
      <Asked record={record} stills={stills} question={question} onDone={() => setQuestion(null)} />
      <TagField
        field="performer"
        stills={stills}
        chips={[]}
        given={given}
        placeholder="Add performer"
      />
    </Section>
  );
}

function noteOf({ depictions, placesKnown }: StillRecord): ReactNode {
  if (depictions.length === 0) return <span data-missing>nobody named</span>;
  const open = depictions.filter(isUnidentified).length;
  const order = placesKnown ? "left to right" : depictions.length > 1 ? "order not said" : null;
  return [order, open === 0 ? null : `${String(open)} unidentified`]
    .filter((part) => part !== null)
    .join(", ");
}

/** Says that the order in which they were tagged is that from the left, while nobody has said so. */
function ConfirmOrder({ record }: { readonly record: StillRecord }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const keyNames = useKeyNames();
  const { id, depictions, placesKnown } = record;
  if (placesKnown || depictions.length < 2 || !writable) return null;
  return (
    <button
      type="button"
      className={classes(styles, "replace")}
      title={`From left to right they stand as they are numbered (${keyNames("Ctrl+Shift+O")})`}
      onClick={({ currentTarget }) => {
        // The button goes with what it settled: the keyboard goes on at those it is about.
        currentTarget.closest("section")?.querySelector<HTMLElement>("[data-chip] button")?.focus();
        void confirmOrder(id);
      }}
    >
      Confirm order
    </button>
  );
}

/** What a chip's menu has asked. */
function Asked(props: {
  readonly record: StillRecord;
  readonly stills: Stills;
  readonly question: Question | null;
  readonly onDone: () => void;
}): ReactNode {
  const { record, stills, question, onDone } = props;
  const person = record.depictions.find(({ id }) => id === question?.depiction);
  if (question === null || person === undefined) return null;
  if (question.ask === "who") return <WhoIsIt person={person} stills={stills} onDone={onDone} />;
  if (question.ask === "by")
    return <IdentifiedBy key={person.id} person={person} onDone={onDone} />;
  return person.character === null ? null : (
    <PlayedBy person={person} character={person.character} stills={stills} onDone={onDone} />
  );
}
