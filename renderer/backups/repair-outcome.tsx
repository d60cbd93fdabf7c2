import type { ReactNode } from "react";
import type { Repaired } from "../../shared/contract/backups.ts";
import { repairReport } from "../../shared/repair-report.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./backups.module.css";

type RepairOutcomeProps = { readonly repaired: Repaired; readonly onBack: () => void };

/** What a repair could read, what it took from a backup, and exactly what is lost. */
export function RepairOutcome({ repaired, onBack }: RepairOutcomeProps): ReactNode {
  const { counted, unread } = repairReport(repaired.tables);
  return (
    <section className={classes(styles, "all")} aria-label="What the repair found" role="status">
      <p className={classes(styles, "words")}>
        <strong>{headline(repaired)}</strong>
      </p>
      {counted.length > 0 && (
        <div className={classes(styles, "list")}>
          <table>
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col" className={classes(styles, "number")}>
                  Rows read
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
              {counted.map(({ table, kept, fromBackup, lost }) => (
                <tr key={table}>
                  <th scope="row">{table.replaceAll("_", " ")}</th>
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
      {unread.length > 0 && (
        <p>
          Nothing could be read of {unread.length === 1 ? "this table" : "these tables"}, nor taken
          from a backup. Whether anything was in {unread.length === 1 ? "it" : "them"} is not known:{" "}
          {unread.map((table) => table.replaceAll("_", " ")).join(", ")}.
        </p>
      )}
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

function headline({ repaired, tables }: Repaired): string {
  if (!repaired) return "The database is in order: nothing was repaired.";
  if (tables.every(({ lost }) => lost === 0)) return "The archive is repaired. Nothing is lost.";
  return "The archive is repaired, as far as its database could be read.";
}
