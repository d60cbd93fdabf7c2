import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { FilePresence, StillFile } from "../../shared/still.ts";
import { locate } from "../locate/locate.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

const sentences: Readonly<Record<Exclude<FilePresence, "present">, string>> = {
  missing: "This file is not where it was last seen.",
  offline: "Offline: the disk or folder this file is in is not there now.",
};

/** Whether no file of a still can be had now. Its files stand in the order in which they are shown. */
export function isAway([first]: readonly StillFile[]): boolean {
  return first !== undefined && first.state !== "present";
}

/**
 * Says where a file that is away is not, and offers to look for it, and at what lies in its place; nothing
 * of a file that is there.
 */
export function FileAway({
  still,
  file,
}: {
  still: number;
  file: StillFile | undefined;
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (file === undefined || file.state === "present") return null;
  const { inItsPlace } = file;
  return (
    <div className={classes(styles, "away")}>
      <p className={classes(styles, "problem")}>
        {inItsPlace === null
          ? sentences[file.state]
          : "The picture of another still lies now where this file was."}
      </p>
      {inItsPlace !== null && (
        <Button onPress={() => void orTell(() => showStills([inItsPlace]))}>Show it</Button>
      )}
      <Button disabled={!writable} onPress={() => void locate({ still })}>
        Locate…
      </Button>
    </div>
  );
}
