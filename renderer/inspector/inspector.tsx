import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { searchState } from "../state/search.ts";
import { NoteInSet } from "../sets/note-in-set.tsx";
import { classes } from "../ui/classes.ts";
import { useHeldLetters } from "../ui/use-held-letters.ts";
import { WithCastCodes } from "./cast-codes.tsx";
import { SeveralStills } from "./several-stills.tsx";
import { SingleStill } from "./single-still.tsx";
import { useAnswer } from "./use-answer.ts";
import { useChosen } from "./use-chosen.ts";
import { useStillWithSuggestions } from "./use-still-with-suggestions.ts";
import { workingLanguage } from "./working-language.ts";
import styles from "./inspector.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** The right pane: all about the still that is selected, or what several have in common. */
export function Inspector(): ReactNode {
  const chosen = useChosen();
  switch (chosen.kind) {
    case "none":
      return (
        <Pane session="none">
          <NothingChosen />
        </Pane>
      );
    case "one":
      return <OneStill id={chosen.id} />;
    case "several":
      return (
        <Pane session="several">
          <NoteInSet stills={chosen.stills} />
          <Several stills={chosen.stills} session={chosen.session} />
        </Pane>
      );
  }
}

function Pane(props: {
  readonly session: string;
  readonly children: ReactNode;
  /** Hears keys before the text that has the focus. */
  readonly onKeys?: (event: KeyboardEvent) => void;
}): ReactNode {
  const { session, children, onKeys } = props;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.scrollTo({ top: 0 }), [session]);
  return (
    <aside
      ref={pane}
      className={classes(styles, "inspector")}
      aria-label="Inspector"
      onKeyDownCapture={onKeys}
    >
      {children}
    </aside>
  );
}

function NothingChosen(): ReactNode {
  const total = useStore(searchState, (search) => search.total);
  return (
    <p className={classes(styles, "empty")}>
      {total === 0
        ? "What is known of a still appears here."
        : "Select a still to see and say what it shows."}
    </p>
  );
}

function OneStill({ id }: { id: number }): ReactNode {
  const { shown: last, problem } = useStillWithSuggestions(id);
  // the still before is shown until this one is there, so that nothing flickers: no letter is for it
  const isWaiting = last !== null && last.record.id !== id;
  const shown = isWaiting && problem !== null ? null : last; // it will not come
  const hold = useHeldLetters(isWaiting);
  return (
    <Pane session="one" onKeys={(event) => isText(event.target) && hold(event)}>
      <NoteInSet stills={{ ids: [id] }} />
      {shown === null ? (
        problem !== null && (
          <p className={classes(styles, "empty")}>
            <Sentence text={problem.message} />
          </p>
        )
      ) : (
        <WithCastCodes stills={{ ids: [shown.record.id] }}>
          <SingleStill {...shown} />
        </WithCastCodes>
      )}
    </Pane>
  );
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

function Several({ stills, session }: { stills: Stills; session: string }): ReactNode {
  const language = useStore(workingLanguage, (working) => working.language ?? "x-default");
  const { answer, problem } = useAnswer(
    "stills.summary",
    { stills, language },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  if (problem !== null && answer === null)
    return (
      <p className={classes(styles, "empty")}>
        <Sentence text={problem.message} />
      </p>
    );
  return answer === null ? null : (
    <WithCastCodes stills={stills}>
      <SeveralStills summary={answer} stills={stills} session={session} />
    </WithCastCodes>
  );
}
