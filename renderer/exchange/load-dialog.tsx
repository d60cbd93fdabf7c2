import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { ask, listen } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Progress } from "../ui/progress.tsx";
import styles from "./exchange.module.css";
import { loading } from "./load-plain-files.ts";

/** An archive is being made of plain files: how far it is, and the way to stop it. */
export function LoadDialog(): ReactNode {
  const { path } = useStore(loading);
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => listen("load.changed", (now) => setShare(now.share)), []);
  const stop = (): void => void orTell(() => ask("archive.stopLoading", {}));
  return (
    <Dialog
      title="New archive from plain files"
      size="medium"
      onClose={stop}
      actions={
        <Button autoFocus onPress={stop}>
          Cancel
        </Button>
      }
    >
      <div className={classes(styles, "working")} role="status">
        <Progress label="Making the archive" done={share ?? 0} total={share === null ? null : 1} />
        <p>The archive is being made, and is opened when it is whole.</p>
        <p className={classes(styles, "path")}>{path}</p>
      </div>
    </Dialog>
  );
}
