import type { ReactNode } from "react";
import type { ConcernedStills, Repaired } from "../../shared/contract/backups.ts";
import { brokenSteps, repairReport, withoutFile } from "../../shared/repair-report.ts";
import { orTell } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./backups.module.css";

type RepairOutcomeProps = { readonly repaired: Repaired; readonly onBack: () => void };

/** What a repair could read, what it took from a backup, and exactly what is lost. */
export function RepairOutcome({ repaired, onBack }: RepairOutcomeProps): ReactNode {
  const { counted: tables, unread } = repairReport(repaired.tables);
  return (
    <section className={classes(styles, "all")} aria-label="What the repair found" role="status">
      <p className={classes(styles, "words")}>
        <strong>{headline(repaired)}</strong>
      </p>
      {tables.length > 0 && (
        <div className={classes(styles, "list")}>
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col" className={classes(styles, "number")}>
                  Read
                </th>
                <th scope="col" className={classes(styles, "number")}>
                  From the backup
                </th>
                <th scope="col" className={classes(styles, "number")}>
                  Lost
                </th>
              </tr>
            </thead>
            <tbody>
              {tables.map(({ table, what, kept, fromBackup, lost }) => (
                <tr key={table}>
                  <th scope="row">{what}</th>
                  <td className={classes(styles, "number")}>{count(kept)}</td>
                  <td className={classes(styles, "number")}>{count(fromBackup)}</td>
                  <td className={classes(styles, "number")}>
                    {lost === null ? "not known" : count(lost)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {tables.map(({ table, what, stills }) =>
        stills === null ? null : <Concerned key={table} what={what} stills={stills} />,
      )}
      {unread.length > 0 && (
        <p>
          Nothing could be read of these, nor taken from a backup. Whether there were any is not
          known: {unread.map(({ what }) => what).join("; ")}.
        </p>
      )}
      {repaired.withoutFile > 0 && <p>{withoutFile(repaired.withoutFile)}</p>}
      {repaired.steps > 0 && <p>{brokenSteps(repaired.steps)}</p>}
      {repaired.backup !== null && (
        <p className={classes(styles, "soft")}>
          The backup: <span className={classes(styles, "path")}>{repaired.backup}</span>
        </p>
      )}
      {repaired.passedOver.map(({ path, message }) => (
        <p key={path}>
          <Sentence text={message} /> <span className={classes(styles, "path")}>{path}</span>
        </p>
      ))}
      {repaired.kept === null ? null : (
        <p className={classes(styles, "soft")}>
          The damaged database is kept:{" "}
          <span className={classes(styles, "path")}>{repaired.kept}</span>
        </p>
      )}
      <div className={classes(styles, "buttons")}>
        <Button tone="primary" autoFocus onPress={closeDialog}>
          Done
        </Button>
        <Button onPress={onBack}>All backups</Button>
      </div>
    </section>
  );
}

type ConcernedProps = { readonly what: string; readonly stills: ConcernedStills };

/** The stills of what could not be read, as far as it is known which they are. */
function Concerned({ what, stills: { exact, total, first } }: ConcernedProps): ReactNode {
  const there = first.flatMap(({ id }) => id ?? []);
  const show = async (): Promise<void> => {
    closeDialog();
    await orTell(() => showStills(there));
  };
  return (
    <details className={classes(styles, "more", "concerned")}>
      <summary>
        {what}: of {exact ? "" : "some of these "}
        {counted(total, "still")}
      </summary>
      <ul>
        {first.map(({ id, name }, index) => (
          // Two files may have one name.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} dir="auto">
            {name}
            {id === null && <span className={classes(styles, "soft")}> is lost itself</span>}
          </li>
        ))}
      </ul>
      {total > first.length && (
        <p className={classes(styles, "soft")}>and {count(total - first.length)} more</p>
      )}
      {there.length > 0 && (
        <Button onPress={() => void show()}>
          Show {there.length === total ? "them" : counted(there.length, "of them", "of them")} on
          the light table
        </Button>
      )}
    </details>
  );
}

function headline({ repaired, tables }: Repaired): string {
  if (!repaired) return "The database is in order: nothing was repaired.";
  if (tables.every(({ lost }) => lost === 0))
    return "The archive is repaired. Nothing is known to be lost.";
  return "The archive is repaired, as far as its database could be read.";
}
