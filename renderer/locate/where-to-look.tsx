import type { ReactNode } from "react";
import { useAnswer } from "../inspector/use-answer.ts";
import type { StillId } from "../../shared/still.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { lookForStill } from "./locate.ts";
import styles from "./locate.module.css";

/** Asks whether the file of a still is chosen itself, or a folder in which it is looked for. */
export function WhereToLook({ still }: { still: StillId }): ReactNode {
  const { answer } = useAnswer("stills.get", { id: still }, () => 0);
  const away = answer?.files.find(({ state }) => state !== "present");
  const name = away?.path.split("/").at(-1) ?? "the file";
  return (
    <Dialog
      title={`Where is “${name}” now?`}
      size="medium"
      onClose={closeDialog}
      actions={<Button onPress={closeDialog}>Cancel</Button>}
    >
      {away !== undefined && <p className={classes(styles, "folder")}>Last seen as {away.path}</p>}
      <div className={classes(styles, "ways")}>
        <Button autoFocus onPress={() => void lookForStill(still, "file")}>
          Choose file…
        </Button>
        <p>
          You know the file, whatever it is called now. Others that moved with it are found beside
          it.
        </p>
        <Button onPress={() => void lookForStill(still, "folder")}>Choose folder…</Button>
        <p>It is looked for in a folder and everything below it, by its contents.</p>
      </div>
      <p className={classes(styles, "folder")}>
        Nothing changes before you have seen what was found.
      </p>
    </Dialog>
  );
}
