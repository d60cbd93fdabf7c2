import type { ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { Depiction, NamedRecord } from "../../shared/still.ts";
import { playedBy } from "../regions/change-regions.ts";
import { classes } from "../ui/classes.ts";
import { castLines } from "./tag-lines.ts";
import { TagInput } from "./tag-input.tsx";
import styles from "./inspector.module.css";

type PlayedByProps = {
  readonly person: Depiction;
  readonly character: NamedRecord;
  readonly stills: Stills;
  readonly onDone: () => void;
};

/** Asks who plays a character in this still; choosing or creating a performer answers it. */
export function PlayedBy({ person, character, stills, onDone }: PlayedByProps): ReactNode {
  return (
    <div className={classes(styles, "played-by")} data-list-anchor>
      <span>{character.name} is played here by</span>
      <TagInput
        name={`Performer of ${character.name}`}
        field="performer"
        stills={stills}
        also={(text) => (text.trim() === "" ? castLines(person.cast) : [])}
        placeholder="performer"
        autoFocus
        onLeave={onDone}
        onPick={({ tag: { id, name = "" } }) => {
          void playedBy(person.id, character, id === undefined ? { name } : { id });
          onDone();
        }}
      />
    </div>
  );
}
