import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { tagWithCast } from "./main-cast.ts";
import styles from "./tagging.module.css";

/** The main cast of the stills' film with its number keys: pressed are those that all the stills show. */
export function CastStrip({
  stills,
  given,
}: {
  readonly stills: Stills;
  /** Keys (`character-12`) of what all the stills have. */
  readonly given: ReadonlySet<string>;
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer } = useAnswer("cast.main", { stills }, ({ overviewVersion }) => overviewVersion);
  if (!writable || answer === null || answer.characters.length === 0) return null;
  return (
    <div className={classes(styles, "strip")} role="group" aria-label="Main cast">
      {answer.characters.map(({ id, name, performers }, index) => (
        <button
          key={id}
          type="button"
          className={classes(styles, "member")}
          aria-pressed={given.has(`character-${String(id)}`)}
          aria-keyshortcuts={String(index + 1)}
          title={performers.join(", ")}
          onClick={() => void tagWithCast(index + 1)}
        >
          <Kbd>{String(index + 1)}</Kbd>
          {name}
        </button>
      ))}
    </div>
  );
}
