import type { ReactNode } from "react";
import { ask } from "../archive.ts";
import { Field, TextOf } from "./form-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { PerformerField } from "./performer-field.tsx";
import { writeForm, type SayForm } from "./rights-forms.ts";
import { placeInWords, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: Extract<SaidPlace, { kind: "film" }>;
  /** The performer whose say is changed; null for another. */
  readonly id: number | null;
  readonly written: SayForm;
  readonly back: string;
};

/** Writes that a performer has a say in the stills of a film, and how many of a hundred have to be approved. */
export function SayEditor({ place, id, written, back }: Props): ReactNode {
  const { performer, solo, group, rule } = written;
  const put = (part: Partial<SayForm>): void =>
    writeForm(place, { what: "say", id, written: { ...written, ...part } });
  return (
    <FormFrame
      title={`The say of ${performer?.name ?? "a performer"} in ${placeInWords(place)}`}
      does="Record it"
      missing={missingIn(written)}
      back={back}
      of={{ place, what: "say", id }}
      save={() =>
        ask("rights.setSay", {
          film: place.id,
          performer: performer?.id ?? 0,
          say: { solo, group, rule },
        })
      }
    >
      {id === null && (
        <PerformerField
          place={place}
          performer={performer}
          onChange={(chosen) => put({ performer: chosen })}
        />
      )}
      <Percent
        label="Of 100 stills alone in the picture, approved at least"
        value={solo}
        onChange={(value) => put({ solo: value })}
      />
      <Percent
        label="Of 100 stills with others, approved at least"
        value={group}
        onChange={(value) => put({ group: value })}
      />
      <TextOf
        label="Clause of the contract"
        value={rule}
        onChange={(words) => put({ rule: words })}
      />
    </FormFrame>
  );
}

type PercentProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

function Percent({ label, value, onChange }: PercentProps): ReactNode {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={0}
          max={100}
          step={1}
          value={Number.isNaN(value) ? "" : value}
          onChange={({ target }) => onChange(target.valueAsNumber)}
        />
      )}
    </Field>
  );
}

function missingIn({ performer, solo, group }: SayForm): string | null {
  if (performer === null) return "Choose the performer.";
  return [solo, group].every((one) => Number.isInteger(one) && one >= 0 && one <= 100)
    ? null
    : "How many of a hundred is a whole number from 0 to 100.";
}
