import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { addTag } from "./change-tags.ts";
import { TagInput } from "./tag-input.tsx";
import { calledTag } from "./tag-lines.ts";
import styles from "./inspector.module.css";

/** One field that takes everything: character, scene, film, keyword, kind … Reached by the key T. */
export function AnyTagField({ stills, count }: { stills: Stills; count: number }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (!writable) return null;
  return (
    <div className={classes(styles, "any")}>
      <TagInput
        name={count === 1 ? "Tag this still" : `Tag ${String(count)} stills`}
        field={null}
        stills={stills}
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

/** Puts the keyboard into the field that takes everything. False when there is none, as without a selection. */
export function focusTagField(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[data-shortcut="T"]');
  field?.focus();
  return field !== null;
}
