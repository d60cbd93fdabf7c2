import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { whoInWords } from "../../shared/depiction.ts";
import type { Depiction } from "../../shared/still.ts";
import { judge } from "../regions/change-regions.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

/** Asks who identified somebody in the picture, and when. */
export function IdentifiedBy(props: {
  readonly person: Depiction;
  readonly onDone: () => void;
}): ReactNode {
  const { person, onDone } = props;
  const [by, setBy] = useState(person.identifiedBy ?? "");
  const [on, setOn] = useState(person.identifiedOn ?? "");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu that asked for it gives the keyboard back to where it was first.
    const later = setTimeout(() => field.current?.focus());
    return () => clearTimeout(later);
  }, []);
  const save = async (): Promise<void> => {
    if (await judge(person.id, { by: wordsOrNull(by), on: wordsOrNull(on) })) onDone();
  };
  return (
    // Escape is pressed in the fields within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      role="group"
      className={classes(styles, "played-by")}
      aria-label={`Who identified ${whoInWords(person)}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && !(event.key === "Enter" && isField(event.target))) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Enter") void save();
        else onDone();
      }}
    >
      <label className={classes(styles, "asked")}>
        Identified by
        <input
          value={by}
          placeholder="somebody, or a source"
          ref={field}
          onChange={({ target }) => setBy(target.value)}
        />
      </label>
      <label className={classes(styles, "asked")}>
        on
        <input
          value={on}
          size={10}
          placeholder="1987-05-12"
          onChange={({ target }) => setOn(target.value)}
        />
      </label>
      <Button onPress={() => void save()}>Save</Button>
      <Button tone="plain" onPress={onDone}>
        Cancel
      </Button>
    </div>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement;
}

function wordsOrNull(text: string): string | null {
  const words = text.trim();
  return words === "" ? null : words;
}
