import type { ReactNode } from "react";
import { ask } from "../archive.ts";
import { documentsWritten } from "./document-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { GrantFields, missingInGrant } from "./grant-fields.tsx";
import type { GrantForm } from "./grant-written.ts";
import { writeForm } from "./rights-forms.ts";
import { placeAsked, placeInWords, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: SaidPlace;
  readonly id: number | null;
  readonly written: GrantForm;
  readonly back: string;
};

/** Writes a grant or a denial: a new one of a place, or one that is there, wherever it holds. */
export function GrantEditor({ place, id, written, back }: Props): ReactNode {
  const word = written.kind === "allow" ? "grant" : "denial";
  return (
    <FormFrame
      title={id === null ? `New ${word} for ${placeInWords(place)}` : `Change this ${word}`}
      does={id === null ? `Record the ${word}` : "Change it wherever it holds"}
      missing={missingInGrant(written)}
      back={back}
      of={{ place, what: "grant", id }}
      save={() =>
        ask("rights.saveGrant", {
          id,
          on: id === null ? placeAsked(place) : null,
          grant: {
            ...written,
            licensor:
              written.licensor === null ? null : (written.licensor.id ?? written.licensor.name),
            documents: documentsWritten(written.documents),
          },
        })
      }
    >
      <GrantFields
        grant={written}
        onChange={(grant) => writeForm(place, { what: "grant", id, written: grant })}
      />
    </FormFrame>
  );
}
