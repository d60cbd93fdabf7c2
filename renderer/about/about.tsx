import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { ShellInfo } from "../../shared/bridge.ts";
import { shellInfo } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { orTell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Wordmark } from "../ui/wordmark.tsx";
import styles from "./about.module.css";

/** The program and everything it runs on, by version. */
export function About() {
  const engine = useStore(archiveState, ({ archive }) => archive?.versions) ?? {};
  const [shell, setShell] = useState<ShellInfo | null>(null);
  useEffect(() => void orTell(shellInfo).then(setShell), []);
  return (
    <Dialog title="About Stillroom" size="small" onClose={closeDialog}>
      <p className={classes(styles, "name")}>
        <Wordmark /> {shell?.stillroom}
      </p>
      <p className={classes(styles, "what")}>An archive for film stills.</p>
      {shell?.standIn === true ? (
        <p className={classes(styles, "stand-in")}>
          This window runs on an older Electron that stands in for the right one, which could not be
          downloaded here. It no longer gets security updates: use it for development and tests
          only.
        </p>
      ) : null}
      <dl className={classes(styles, "versions")}>
        {[...shellVersions(shell), ...Object.entries(engine)].map(([name, version]) => (
          <div key={name} className={classes(styles, "row")}>
            <dt>{name}</dt>
            <dd className={classes(styles, "version")}>{version}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function shellVersions(shell: ShellInfo | null): [string, string][] {
  if (shell === null) return [];
  return [
    ["Electron", shell.standIn ? `${shell.electron} (stand-in)` : shell.electron],
    ["Chromium", shell.chrome],
    ["Node in Electron", shell.node],
  ];
}
