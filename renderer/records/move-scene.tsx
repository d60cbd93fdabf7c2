import type { ReactNode } from "react";
import { useState } from "react";
import type { ScenePage } from "../../shared/record-page.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { Archive } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useFocusBack } from "../ui/use-focus-back.ts";
import { changeRecord } from "./change-record.ts";
import { effectSentences } from "./effect-words.ts";
import { Outlook } from "./outlook.tsx";
import { RecordInput } from "./record-input.tsx";
import { replacePlace } from "./record-pages.ts";
import { useRefusalsUntilLeft } from "./refused.ts";
import styles from "./record-dialogs.module.css";

type Film = { readonly id: number; readonly name: string };
type MoveSceneProps = { readonly page: ScenePage; readonly onClose: () => void };

/** Makes a scene one of another film, after showing what becomes of its stills. */
export function MoveScene({ page, onClose }: MoveSceneProps): ReactNode {
  const [film, setFilm] = useState<Film | null>(null);
  useFocusBack();
  useRefusalsUntilLeft("move");
  return film === null ? (
    <Dialog
      title="Move the scene to another film"
      size="small"
      onClose={onClose}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      <div className={classes(styles, "form")}>
        <p className={classes(styles, "record")} dir="auto">
          {page.name}
        </p>
        <p>Of which film is it?</p>
        <div className={classes(styles, "choice")}>
          <RecordInput
            name="The other film"
            kind="film"
            placeholder="Type any of its titles"
            inDialog
            barred={(id) =>
              id === page.film?.id ? "The scene is of this film. Choose another." : null
            }
            autoFocus
            onPick={(chosen, name) => {
              if ("id" in chosen) setFilm({ id: chosen.id, name });
            }}
          />
        </div>
      </div>
    </Dialog>
  ) : (
    <Preview page={page} film={film} onAnother={() => setFilm(null)} onClose={onClose} />
  );
}

const version = (archive: Archive): number => archive.overviewVersion;

function Preview({
  page,
  film,
  onAnother,
  onClose,
}: MoveSceneProps & { readonly film: Film; readonly onAnother: () => void }): ReactNode {
  const move = { do: "moveScene", id: page.id, film: film.id } as const;
  const alone = useAnswer("records.rehearse", { command: { ...move, merge: false } }, version);
  // What would become one with a scene of the film is asked only where it cannot go there alone.
  const merged = useAnswer(
    "records.rehearse",
    alone.problem === null ? null : { command: { ...move, merge: true } },
    version,
  );
  const merge = alone.problem !== null;
  const outcome = merge ? merged.answer : alone.answer;
  const go = async (): Promise<void> => {
    const done = await changeRecord({ ...move, merge });
    if (done === null) return;
    onClose();
    if (merge && done.id !== null) replacePlace({ kind: "scene", id: done.id });
  };
  return (
    <Dialog
      title={`Move the scene to “${film.name}”?`}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onAnother}>Choose another</Button>
          <Button onPress={onClose}>Cancel</Button>
          {outcome !== null && (
            <Button tone="primary" autoFocus={!merge} onPress={() => void go()}>
              {merge ? "Make them one scene" : "Move the scene"}
            </Button>
          )}
        </>
      }
    >
      <div className={classes(styles, "form")}>
        <p className={classes(styles, "record")} dir="auto">
          {page.name}
        </p>
        <Outlook remarks={merge ? [] : (outcome?.remarks ?? [])} problem={alone.problem} />
        {outcome !== null && (
          <ul className={classes(styles, "effects")}>
            {effectSentences("moveScene", "scene", outcome.effects).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>It can be taken back.</li>
          </ul>
        )}
      </div>
    </Dialog>
  );
}
