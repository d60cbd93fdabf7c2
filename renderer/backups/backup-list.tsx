import type { ReactNode } from "react";
import { useState } from "react";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { Backup } from "../../shared/contract/backups.ts";
import { Button } from "../ui/button.tsx";
import { bytesInWords } from "../ui/bytes-in-words.ts";
import { classes } from "../ui/classes.ts";
import { Empty } from "../ui/empty.tsx";
import { ageInWords, holdsInWords, reasonWords } from "./backup-words.ts";
import styles from "./backups.module.css";

type BackupListProps = {
  readonly backups: readonly Backup[];
  /** None is made of an archive that is. */
  readonly damaged: boolean;
  readonly onRestore: (backup: Backup) => void;
};

/** All backups, newest first, and until when they are kept. */
export function BackupList({ backups, damaged, onRestore }: BackupListProps): ReactNode {
  const [now] = useState(() => Date.now());
  if (backups.length === 0 && damaged)
    return (
      <Empty title="No backups">
        There is none in the archive’s folder, nor in one chosen beside it.
      </Empty>
    );
  if (backups.length === 0)
    return (
      <Empty title="No backups yet">
        One is made by itself soon after an archive was opened, and at most every half hour while it
        changes.
      </Empty>
    );
  return (
    <>
      <div className={classes(styles, "list")}>
        <table>
          <thead>
            <tr>
              <th scope="col">Made</th>
              <th scope="col">Holds</th>
              <th scope="col">Last change in it</th>
              <th scope="col">Where</th>
              <th scope="col" className={classes(styles, "number")}>
                Size
              </th>
              <th scope="col">
                <span className={classes(styles, "hidden")}>Restore</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <Line
                key={backup.path}
                backup={backup}
                now={now}
                onRestore={() => onRestore(backup)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes(styles, "soft")}>
        Backups are made by themselves when something has changed, and looked through before they
        count. Kept are the last 6 and the last one of each of 7 days, 4 weeks and 12 months, and
        what has changes that the archive lacks.
      </p>
    </>
  );
}

type LineProps = { readonly backup: Backup; readonly now: number; readonly onRestore: () => void };

function Line({ backup, now, onRestore }: LineProps): ReactNode {
  const { at, reason, bytes, lastChange, place, path } = backup;
  const made = atWhatTime(at);
  const why = reasonWords[reason];
  return (
    <tr>
      <th scope="row">
        {made}
        <span className={classes(styles, "soft")}>
          {ageInWords(Date.parse(at), now)}
          {why === "" ? "" : ` · ${why}`}
        </span>
      </th>
      <td className={classes(styles, "short")}>{holdsInWords(backup)}</td>
      <td>
        {lastChange === null ? (
          <span className={classes(styles, "soft")}>None</span>
        ) : (
          lastChange.label
        )}
      </td>
      <td title={path} className={classes(styles, "short")}>
        {place === "archive" ? "In the archive" : "On another disk"}
      </td>
      <td className={classes(styles, "number")}>{bytesInWords(bytes)}</td>
      <td>
        <Button onPress={onRestore} describedBy={`restore ${at}`}>
          Restore…
        </Button>
        <span id={`restore ${at}`} className={classes(styles, "hidden")}>
          {made}
        </span>
      </td>
    </tr>
  );
}
