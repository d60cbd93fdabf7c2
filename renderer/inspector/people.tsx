import type { ReactNode } from "react";
import { useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { isUnidentified } from "../../shared/depiction.ts";
import type { Depiction, StillRecord } from "../../shared/still.ts";
import { givenTo } from "./chips-of-still.ts";
import { IdentifiedBy } from "./identified-by.tsx";
import { personChip, type Question } from "./person-chip.ts";
import { PlayedBy } from "./played-by.tsx";
import { Section } from "./section.tsx";
import { TagField } from "./tag-field.tsx";
import { WhoIsIt } from "./who-is-it.tsx";

/** Who is in the picture, left to right, with the places to add more. */
export function People(props: {
  readonly record: StillRecord;
  readonly stills: Stills;
}): ReactNode {
  const { record, stills } = props;
  const { depictions } = record;
  const [question, setQuestion] = useState<Question | null>(null);
  const given = givenTo(record);
  return (
    <Section name="In the picture" note={noteOf(depictions)}>
      <TagField
        name="People from left to right"
        field="character"
        stills={stills}
        chips={depictions.map((person) => personChip(record, person, setQuestion))}
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

function noteOf(depictions: readonly Depiction[]): ReactNode {
  if (depictions.length === 0) return <span data-missing>nobody named</span>;
  const open = depictions.filter(isUnidentified).length;
  return open === 0 ? "left to right" : `left to right, ${String(open)} unidentified`;
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
