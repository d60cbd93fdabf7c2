import type { ReactNode } from "react";
import {
  releaseKindNames,
  releaseKinds,
  releaseStateNames,
  releaseStates,
} from "../../shared/rights/release.ts";
import { ask } from "../archive.ts";
import { DocumentFields, documentsWritten } from "./document-fields.tsx";
import { ChoiceOf, TextOf } from "./form-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { writeForm, type ReleaseForm } from "./rights-forms.ts";
import { placeAsked, placeInWords, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: SaidPlace;
  readonly id: number | null;
  readonly written: ReleaseForm;
  readonly back: string;
};

/** A release nothing is said of yet. */
export const newRelease: ReleaseForm = {
  kind: "model",
  state: null,
  of: "",
  reference: "",
  note: "",
  documents: [],
};

/** Writes a release: a new one of a place, or one that is there, wherever it holds. */
export function ReleaseEditor({ place, id, written, back }: Props): ReactNode {
  const put = (part: Partial<ReleaseForm>): void =>
    writeForm(place, { what: "release", id, written: { ...written, ...part } });
  return (
    <FormFrame
      title={id === null ? `New release for ${placeInWords(place)}` : "Change this release"}
      does={id === null ? "Record the release" : "Change it wherever it holds"}
      missing={written.state === null ? "Choose how far the release goes." : null}
      back={back}
      of={{ place, what: "release", id }}
      save={() =>
        ask("rights.saveRelease", {
          id,
          on: id === null ? placeAsked(place) : null,
          release: {
            ...written,
            state: written.state ?? "none",
            documents: documentsWritten(written.documents),
          },
        })
      }
    >
      <ChoiceOf
        label="Which"
        codes={releaseKinds}
        names={releaseKindNames}
        value={written.kind}
        onChange={(kind) => put({ kind: kind ?? written.kind })}
      />
      <ChoiceOf
        label="How far it goes"
        codes={releaseStates}
        names={releaseStateNames}
        value={written.state}
        {...(written.state === null ? { none: "choose one…" } : {})}
        onChange={(state) => put({ state: state ?? written.state })}
      />
      <TextOf
        label="Of whom or what"
        placeholder="the person, the owner of the house"
        value={written.of}
        onChange={(of) => put({ of })}
      />
      <TextOf
        label="Reference"
        value={written.reference}
        onChange={(reference) => put({ reference })}
      />
      <TextOf label="Note" lines value={written.note} onChange={(note) => put({ note })} />
      <DocumentFields documents={written.documents} onChange={(documents) => put({ documents })} />
    </FormFrame>
  );
}
