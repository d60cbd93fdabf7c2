import type { FocusEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { TagField as Field } from "../../shared/tag.ts";
import { tagFieldNames } from "../../shared/tag.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { addTag } from "../tagging/change-tags.ts";
import { count } from "../ui/numbers.ts";
import { TagChip } from "./tag-chip.tsx";
import type { ChipData } from "./tag-chip.tsx";
import { TagInput } from "./tag-input.tsx";
import { calledTag, unidentifiedLines, type TagLine } from "./tag-lines.ts";
import styles from "./inspector.module.css";

type TagFieldProps = {
  readonly field: Field;
  readonly stills: Stills;
  readonly chips: readonly ChipData[];
  /** Keys (`scene-12`) of what all the stills have: not offered again. */
  readonly given: ReadonlySet<string>;
  readonly placeholder: string;
  /** Lines that come before all others. */
  readonly also?: (text: string) => readonly TagLine[];
  /** What the chips are together; the name of the field when left out. */
  readonly name?: string;
};

/** Chips drawn at first: a still that came with hundreds of keywords opens like any other. */
const AT_FIRST = 60;
/** Chips that come with each press. */
const MORE = 300;

/** Chips of one field and the place to type more. Arrows walk the chips, Delete takes one away. */
export function TagField(props: TagFieldProps): ReactNode {
  const { field, stills, chips, given, placeholder, name = tagFieldNames[field] } = props;
  const also = props.also ?? (field === "character" ? unidentifiedLines : null);
  const box = useRef<HTMLDivElement>(null);
  const writable = useStore(archiveState, isWritable);
  const kept = useKeptFocus(box, chips);
  const { most, showMore } = useMost(stills, box);
  const shown = chips.slice(0, most);
  const focusInput = (): void => box.current?.querySelector("input")?.focus();
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target instanceof HTMLInputElement || event.altKey) return;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const bodies = chipBodies(box.current);
    const at = bodies.findIndex((body) => body === event.target);
    // Keys of a chip's open menu come through here too.
    if (at < 0) return;
    const next = bodies[at + (event.key === "ArrowLeft" ? -1 : 1)];
    if (next !== undefined) next.focus();
    else if (event.key === "ArrowRight") focusInput();
  };
  return (
    // The arrows are pressed on the chips within; the group itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      className={classes(styles, "chips")}
      role="group"
      aria-label={name}
      onKeyDown={keys}
      {...kept}
    >
      {shown.map((chip) => (
        <TagChip key={chip.key} chip={chip} onLeave={focusInput} />
      ))}
      {shown.length < chips.length && (
        <button type="button" className={classes(styles, "chips-more")} onClick={showMore}>
          {count(chips.length - shown.length)} more
        </button>
      )}
      {writable && (
        <TagInput
          name={`Add ${tagFieldNames[field].toLowerCase()}`}
          field={field}
          stills={stills}
          given={given}
          {...(also === null ? {} : { also })}
          placeholder={placeholder}
          onPick={(line) => void addTag(stills, calledTag(line))}
          onBack={() => chipBodies(box.current).at(-1)?.focus()}
        />
      )}
    </div>
  );
}

/** How many chips are drawn, of these stills; of others it begins anew. */
function useMost(
  stills: Stills,
  box: RefObject<HTMLElement | null>,
): { readonly most: number; readonly showMore: () => void } {
  const of = JSON.stringify(stills);
  const [asked, setAsked] = useState({ of, before: 0, most: AT_FIRST });
  const most = asked.of === of ? asked.most : AT_FIRST;
  useLayoutEffect(() => {
    // The button goes when there are no more: the keyboard goes on at the first chip that came.
    if (asked.before > 0) chipBodies(box.current)[asked.before]?.focus();
  }, [box, asked]);
  return { most, showMore: () => setAsked({ of, before: most, most: most + MORE }) };
}

/** A chip that has moved in its order would lose the keyboard, and gets it back. */
function useKeptFocus(box: RefObject<HTMLElement | null>, chips: readonly ChipData[]) {
  const last = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const chip = box.current?.querySelector(`[data-chip="${last.current}"] button`);
    if (chip instanceof HTMLElement) chip.focus();
  }, [box, chips]);
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      last.current = target.closest<HTMLElement>("[data-chip]")?.dataset["chip"] ?? null;
    },
    // What is taken out of the document leaves to nobody.
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget !== null) last.current = null;
    },
  };
}

function chipBodies(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("[data-chip] button:first-child") ?? [])];
}
