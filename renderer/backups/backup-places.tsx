import type { ReactNode } from "react";
import type { Backups } from "../../shared/contract/backups.ts";
import { ask, chooseFolder } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./backups.module.css";

type BackupPlacesProps = {
  readonly backups: Backups;
  readonly onChanged: () => void;
  /** The way to make one now. */
  readonly children: ReactNode;
};

/** Where backups are kept, and what is in the way of one. */
export function BackupPlaces({ backups, onChanged, children }: BackupPlacesProps): ReactNode {
  const choose = async (folder: string | null): Promise<void> => {
    await orTell(() => ask("backups.choose", { folder }));
    onChanged();
  };
  const chooseOther = async (): Promise<void> => {
    const folder = await chooseFolder("Keep backups in a folder on another disk as well");
    if (folder !== null) await choose(folder);
  };
  return (
    <section className={classes(styles, "places")} aria-label="Where backups are kept">
      <dl>
        <dt>In the archive</dt>
        <dd className={classes(styles, "path")}>{backups.folder}</dd>
        <dt>On another disk</dt>
        <dd>
          {backups.elsewhere === null ? (
            <span className={classes(styles, "soft")}>
              None. If this disk fails, its backups go with it.
            </span>
          ) : (
            <span className={classes(styles, "path")}>{backups.elsewhere}</span>
          )}
        </dd>
      </dl>
      {backups.problems.map(({ message, path }) => (
        <p key={path} role="alert" className={classes(styles, "problem")}>
          <Sentence text={message} /> <span className={classes(styles, "path")}>{path}</span>
        </p>
      ))}
      <div className={classes(styles, "buttons")}>
        {children}
        <Button onPress={() => void chooseOther()}>
          {backups.elsewhere === null
            ? "Choose a folder on another disk…"
            : "Choose another folder…"}
        </Button>
        {backups.elsewhere === null ? null : (
          <Button onPress={() => void choose(null)}>Only in the archive</Button>
        )}
      </div>
    </section>
  );
}
