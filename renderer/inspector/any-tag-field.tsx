import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { addTag } from "../tagging/change-tags.ts";
import { TagInput } from "./tag-input.tsx";
import { calledTag, unidentifiedLines } from "./tag-lines.ts";
import styles from "./inspector.module.css";

/** One field that takes everything: character, scene, film, keyword, kind … Reached by the key T. */
export function AnyTagField({
  stills,
  count,
  given,
}: {
  readonly stills: Stills;
  readonly count: number;
  /** Keys (`scene-12`) of what all the stills have: not offered again. */
  readonly given: ReadonlySet<string>;
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (!writable) {
    return (
      <p className={classes(styles, "read-only")}>
        This archive is open for reading only. The line at the foot says why.
      </p>
    );
  }
  return (
    <div className={classes(styles, "any")}>
      <TagInput
        name={count === 1 ? "Tag this still" : `Tag ${String(count)} stills`}
        field={null}
        stills={stills}
        given={given}
        also={unidentifiedLines}
        shortcut="T"
        placeholder={
          count === 1 ? "Tag with anything" : `Tag all ${count.toLocaleString("en")} with anything`
        }
        onPick={(line) => void addTag(stills, calledTag(line))}
      />
      <Kbd>T</Kbd>
    </div>
  );
}
