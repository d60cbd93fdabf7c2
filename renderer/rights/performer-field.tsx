import type { ReactNode } from "react";
import { ChosenList } from "../records/chosen-list.tsx";
import { RecordInput } from "../records/record-input.tsx";
import { openRecord } from "../records/record-pages.ts";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";
import { stillsIn, type SaidPlace } from "./said-place.ts";

type Performer = { readonly id: number; readonly name: string };
type Props = {
  /** Whose cast is offered first: that of the film, or of the films of the stills. */
  readonly place: Exclude<SaidPlace, { kind: "holder" }>;
  readonly performer: Performer | null;
  readonly onChange: (performer: Performer | null) => void;
};

/** Whose say it is: a performer who is in the archive, those of the cast first. */
export function PerformerField({ place, performer, onChange }: Props): ReactNode {
  return (
    <div className={classes(styles, "field")}>
      <span aria-hidden>Performer</span>
      <ChosenList
        name="Performer"
        items={performer === null ? [] : [performer]}
        keyOf={({ id }) => String(id)}
        nameOf={({ name }) => name}
        onOpen={({ id }) => openRecord("agent", id, "stills")}
        onRemove={() => onChange(null)}
        onMove={() => undefined}
      >
        {performer === null && (
          <RecordInput
            name="Choose the performer"
            kind="agent"
            first="performer"
            billed={place.kind === "film" ? { film: place.id } : { stills: stillsIn(place) }}
            placeholder="Who has a say"
            inDialog
            onPick={(chosen, name) => {
              if ("id" in chosen) onChange({ id: chosen.id, name });
            }}
          />
        )}
      </ChosenList>
    </div>
  );
}
