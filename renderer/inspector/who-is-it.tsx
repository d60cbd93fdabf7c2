import type { ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { isUnidentified, whoInWords } from "../../shared/depiction.ts";
import type { Depiction } from "../../shared/still.ts";
import { identifyAs } from "../regions/change-regions.ts";
import { classes } from "../ui/classes.ts";
import { unidentifiedLine } from "./tag-lines.ts";
import { TagInput } from "./tag-input.tsx";
import styles from "./inspector.module.css";

/** Asks who somebody in the picture is; choosing or creating a character or performer answers it. */
export function WhoIsIt(props: {
  readonly person: Depiction;
  readonly stills: Stills;
  readonly onDone: () => void;
}): ReactNode {
  const { person, stills, onDone } = props;
  const who = whoInWords(person);
  return (
    <div className={classes(styles, "played-by")} data-list-anchor>
      <span>{isUnidentified(person) ? `Who is ${who}?` : `Not ${who}, but`}</span>
      <TagInput
        name="Who is this?"
        field="person"
        stills={stills}
        placeholder="character or performer"
        autoFocus
        onLeave={onDone}
        also={isUnidentified(person) ? () => [] : unidentifiedLine}
        onPick={(line) => {
          void identifyAs(person.id, line);
          onDone();
        }}
      />
    </div>
  );
}
