import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import { searchState } from "../state/search.ts";
import { NoteInSet } from "../sets/note-in-set.tsx";
import { classes } from "../ui/classes.ts";
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
      return (
        <Pane session="one">
          <NoteInSet stills={{ ids: [chosen.id] }} />
          <OneStill id={chosen.id} />
        </Pane>
      );
    case "several":
      return (
        <Pane session="several">
          <NoteInSet stills={chosen.stills} />
          <Several stills={chosen.stills} session={chosen.session} />
        </Pane>
      );
  }
}

function Pane({ session, children }: { session: string; children: ReactNode }): ReactNode {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.scrollTo({ top: 0 }), [session]);
  return (
    <aside ref={pane} className={classes(styles, "inspector")} aria-label="Inspector">
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
  const { shown, problem } = useStillWithSuggestions(id);
  if (problem !== null && shown === null)
    return (
      <p className={classes(styles, "empty")}>
        <Sentence text={problem.message} />
      </p>
    );
  return shown === null ? null : (
    <WithCastCodes stills={{ ids: [shown.record.id] }}>
      <SingleStill {...shown} />
    </WithCastCodes>
  );
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
