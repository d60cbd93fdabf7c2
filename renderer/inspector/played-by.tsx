import type { ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { assignCast } from "../tagging/change-tags.ts";
import { calledTag } from "./tag-lines.ts";
import { TagInput } from "./tag-input.tsx";
import styles from "./inspector.module.css";

type PlayedByProps = {
  readonly character: NamedRecord;
  readonly film: NamedRecord;
  readonly stills: Stills;
  readonly onDone: () => void;
};

/** Asks who plays a character in the film; choosing or creating a performer answers it. */
export function PlayedBy({ character, film, stills, onDone }: PlayedByProps): ReactNode {
  return (
    <div className={classes(styles, "played-by")} data-list-anchor>
      <span>
        {character.name} in <i>{film.name}</i> is played by
      </span>
      <TagInput
        name={`Performer of ${character.name}`}
        field="performer"
        stills={stills}
        placeholder="performer"
        autoFocus
        onLeave={onDone}
        onPick={(line) => {
          void assignCast(film, character, calledTag(line).name);
          onDone();
        }}
      />
    </div>
  );
}
