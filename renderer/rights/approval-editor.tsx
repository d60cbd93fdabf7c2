import type { ReactNode } from "react";
import { approvalStateNames, approvalStates } from "../../shared/rights/approval.ts";
import { ask } from "../archive.ts";
import { ChoiceOf, Field, TextOf } from "./form-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { PerformerField } from "./performer-field.tsx";
import { writeForm, type ApprovalForm } from "./rights-forms.ts";
import { placeInWords, stillsIn, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: Extract<SaidPlace, { kind: "still" | "stills" }>;
  /** The performer whose approval is changed; null for another. */
  readonly id: number | null;
  readonly written: ApprovalForm;
  readonly back: string;
};

/** What a performer said of stills of whom nothing is written yet. */
export const newApproval: ApprovalForm = {
  performer: null,
  state: "pending",
  by: "",
  on: "",
  rule: "",
  note: "",
};

/** Writes what a performer said of a still or several: who told so, when, by which clause. */
export function ApprovalEditor({ place, id, written, back }: Props): ReactNode {
  const { performer, ...said } = written;
  const put = (part: Partial<ApprovalForm>): void =>
    writeForm(place, { what: "approval", id, written: { ...written, ...part } });
  return (
    <FormFrame
      title={`What ${performer?.name ?? "a performer"} said of ${placeInWords(place)}`}
      does="Record it"
      missing={performer === null ? "Choose the performer." : null}
      back={back}
      of={{ place, what: "approval", id }}
      save={() =>
        ask("rights.setApproval", {
          stills: stillsIn(place),
          performer: performer?.id ?? 0,
          ...said,
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
      <ChoiceOf
        label="What was said"
        codes={approvalStates}
        names={approvalStateNames}
        value={written.state}
        onChange={(state) => put({ state: state ?? written.state })}
      />
      <TextOf
        label="Who told so"
        placeholder="the performer, an agent, a publicist"
        value={written.by}
        onChange={(by) => put({ by })}
      />
      <Field label="On which day">
        {(field) => (
          <input
            id={field}
            type="date"
            value={written.on}
            onChange={({ target }) => put({ on: target.value })}
          />
        )}
      </Field>
      <TextOf
        label="Clause of the contract"
        value={written.rule}
        onChange={(rule) => put({ rule })}
      />
      <TextOf label="Note" lines value={written.note} onChange={(note) => put({ note })} />
    </FormFrame>
  );
}
