import type { ReactNode } from "react";
import { ask } from "../archive.ts";
import { TextOf } from "./form-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { MomentFields } from "./moment-fields.tsx";
import { writeForm, type EmbargoForm } from "./rights-forms.ts";
import { placeAsked, placeInWords, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: SaidPlace;
  readonly id: number | null;
  readonly written: EmbargoForm;
  readonly back: string;
};

/** An embargo nothing is said of yet, in the time zone of this computer. */
export function newEmbargo(): EmbargoForm {
  return {
    until: { at: "", zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    reference: "",
    note: "",
  };
}

/** Writes an embargo: a new one of a place, or one that is there, wherever it holds. */
export function EmbargoEditor({ place, id, written, back }: Props): ReactNode {
  const put = (part: Partial<EmbargoForm>): void =>
    writeForm(place, { what: "embargo", id, written: { ...written, ...part } });
  return (
    <FormFrame
      title={id === null ? `New embargo for ${placeInWords(place)}` : "Change this embargo"}
      does={id === null ? "Record the embargo" : "Change it wherever it holds"}
      missing={missingInEmbargo(written)}
      back={back}
      of={{ place, what: "embargo", id }}
      save={() =>
        ask("rights.saveEmbargo", {
          id,
          on: id === null ? placeAsked(place) : null,
          embargo: written,
        })
      }
    >
      <MomentFields
        legend="Nothing goes out before"
        value={written.until}
        zone="Such as Europe/Paris"
        onChange={(until) => put({ until: { at: until?.at ?? "", zone: until?.zone ?? "" } })}
      />
      <TextOf
        label="Reference"
        value={written.reference}
        onChange={(reference) => put({ reference })}
      />
      <TextOf label="Note" lines value={written.note} onChange={(note) => put({ note })} />
    </FormFrame>
  );
}

function missingInEmbargo({ until: { at, zone } }: EmbargoForm): string | null {
  if (at === "") return "Choose the day until which nothing goes out.";
  return zone === "" ? "An embargo needs its time zone, such as Europe/Paris." : null;
}
