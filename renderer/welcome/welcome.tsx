import { FileInput, FolderOpen, Images, LifeBuoy, Plus } from "lucide-react";
import { useStore } from "zustand";
import { runAction } from "../state/actions.ts";
import { archiveState } from "../state/archive-state.ts";
import { openDialog } from "../state/view.ts";
import { openArchive } from "../state/open-archive.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Wordmark } from "../ui/wordmark.tsx";
import styles from "./welcome.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** What the window shows while no archive is open. */
export function Welcome() {
  const recent = useStore(archiveState, ({ archive }) => archive?.recent ?? []);
  const problem = useStore(archiveState, ({ archive }) => archive?.problem ?? null);
  return (
    <main className={classes(styles, "welcome")}>
      <div className={classes(styles, "inside")}>
        <h1 className={classes(styles, "name")}>
          <Wordmark />
        </h1>
        <p className={classes(styles, "what")}>
          An archive for film stills: say who and what is in each picture, find it while you type,
          hand it out with caption and credit.
        </p>
        {problem === null ? null : (
          <p role="alert" className={classes(styles, "problem")}>
            <Sentence text={problem.message} />
            {problem.path === undefined ? null : (
              <span className={classes(styles, "path")}>{problem.path}</span>
            )}
          </p>
        )}
        {problem?.kind === "damaged" ? (
          <div className={classes(styles, "ways")}>
            <Button tone="primary" autoFocus onPress={() => openDialog("backups")}>
              <LifeBuoy size={15} /> Repair it, or restore a backup…
            </Button>
          </div>
        ) : null}
        <div className={classes(styles, "ways")}>
          <Button
            tone={problem?.kind === "damaged" ? "framed" : "primary"}
            autoFocus={problem?.kind !== "damaged"}
            onPress={() => runAction("archive.openSample")}
          >
            <Images size={15} /> Open the sample archive
          </Button>
          <Button onPress={() => runAction("archive.new")}>
            <Plus size={15} /> New archive…
          </Button>
          <Button onPress={() => runAction("archive.open")}>
            <FolderOpen size={15} /> Open archive…
          </Button>
        </div>
        <div className={classes(styles, "rarer")}>
          <Button tone="plain" onPress={() => runAction("archive.load")}>
            <FileInput size={14} /> New archive from plain files…
          </Button>
        </div>
        {recent.length === 0 ? null : (
          <section className={classes(styles, "recent")}>
            <h2 className={classes(styles, "heading")}>Recent archives</h2>
            <ul className={classes(styles, "list")}>
              {recent.map((path) => (
                <li key={path}>
                  <button
                    type="button"
                    className={classes(styles, "entry")}
                    title={path}
                    onClick={() => void openArchive(path)}
                  >
                    <span className={classes(styles, "archive")}>{nameOf(path)}</span>
                    <span className={classes(styles, "path")}>{path}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

/** The name of a catalog folder, without its ending. */
function nameOf(path: string): string {
  return (path.split(/[/\\]/u).findLast((part) => part !== "") ?? path).replace(
    /\.stillroom$/u,
    "",
  );
}
