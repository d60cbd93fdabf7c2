import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { FaceState } from "../../shared/contract/faces.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { counted } from "../ui/numbers.ts";
import styles from "./faces.module.css";

/** Whether faces are looked for in this archive, what that does, and the way to have all of them gone. */
export function FacesDialog(): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer: state, again } = useAnswer("faces.state", {}, (archive) => archive.stillsVersion);
  const want = async (wanted: boolean): Promise<void> => {
    await orTell(() => ask("faces.want", { wanted }));
    again();
  };
  return (
    <Dialog title="Faces" size="medium" onClose={closeDialog}>
      <label className={classes(styles, "choice")}>
        <input
          type="checkbox"
          checked={state?.wanted === true}
          disabled={state === null || !writable}
          onChange={({ target }) => void want(target.checked)}
        />
        Look for faces on this machine
      </label>
      <div className={classes(styles, "words")}>
        <p>
          Faces in the stills of this archive are found and offered, while you draw regions, as
          boxes to name. Once a few of one person are named in a film, the others that look alike
          are suggested. Nobody is named unasked.
        </p>
        <p>
          Nothing is downloaded for it and nothing leaves this machine. The archive keeps each
          face’s place and 128 numbers that tell it from others. These are personal data of those
          who are shown, which many laws protect: look for faces only where you may.
        </p>
      </div>
      {state !== null && (
        <Found state={state} writable={writable} onGoOn={() => void want(true)} onErased={again} />
      )}
    </Dialog>
  );
}

type FoundProps = {
  readonly state: FaceState;
  readonly writable: boolean;
  readonly onGoOn: () => void;
  readonly onErased: () => void;
};

/** How far the search has come, and its erasure. */
function Found({ state, writable, onGoOn, onErased }: FoundProps): ReactNode {
  const [asks, setAsks] = useState(false);
  const erase = async (): Promise<void> => {
    const done = await orTell(() => ask("faces.erase", {}));
    if (done !== null) tell(`Erased ${counted(done.erased, "face")}.`);
    setAsks(false);
    onErased();
  };
  const { wanted, waiting, stopped, problem, faces } = state;
  return (
    <section className={classes(styles, "found")} aria-label="What was found">
      <p role="status">{inWords(state)}</p>
      {wanted && waiting > 0 && (stopped || problem !== null) && (
        <Button disabled={!writable} onPress={onGoOn}>
          Go on
        </Button>
      )}
      {faces > 0 && !asks && (
        <Button tone="danger" disabled={!writable} onPress={() => setAsks(true)}>
          Erase all faces found…
        </Button>
      )}
      {asks && (
        <div role="group" aria-label="Erase all faces found?" className={classes(styles, "sure")}>
          <p>
            This cannot be undone, and no more faces are looked for. Names and regions that are in
            the archive stay.
          </p>
          <div className={classes(styles, "buttons")}>
            <Button autoFocus onPress={() => setAsks(false)}>
              Keep them
            </Button>
            <Button tone="danger" onPress={() => void erase()}>
              Erase {counted(faces, "face")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function inWords(state: FaceState): string {
  const { wanted, faces, pictures, waiting, looks, stopped, problem } = state;
  if (!wanted && faces === 0) return "No faces are looked for in this archive, and none are kept.";
  const found = `${counted(faces, "face")} found in ${counted(pictures, "picture")}`;
  if (!wanted) return `${found} before. They are of no use now, and stay until you erase them.`;
  if (waiting === 0) return `${found}.`;
  const left = `${found}; ${counted(waiting, "picture")} left`;
  if (looks) return `${left}, a few seconds each.`;
  if (problem !== null) return `${left}. ${problem}`;
  return stopped ? `${left}. Stopped.` : `${left}, when other work is done.`;
}
