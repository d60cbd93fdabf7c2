import type { ReactNode } from "react";
import type { ConcernedStills, RecoveredTable, Repaired } from "../../shared/contract/backups.ts";
import {
  brokenSteps,
  partInWords,
  putRightInWords,
  repairHeadline,
  repairReport,
  withoutFile,
} from "../../shared/repair-report.ts";
import { orTell } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./backups.module.css";

/** Of a table, where its rows are from; of some only where there are any. */
const allColumns: readonly {
  readonly head: string;
  readonly always: boolean;
  readonly of: (table: RecoveredTable) => number | null;
}[] = [
  { head: "Read", always: true, of: ({ kept }) => kept },
  { head: "From the backup", always: true, of: ({ fromBackup }) => fromBackup },
  { head: "From the history", always: false, of: ({ fromHistory }) => fromHistory },
  { head: "Read in part", always: false, of: ({ inPart }) => inPart },
  { head: "Lost", always: true, of: ({ lost }) => lost },
];

function inCell(rows: number | null): string {
  return rows === null ? "not known" : count(rows);
}

type RepairOutcomeProps = { readonly repaired: Repaired; readonly onBack: () => void };

/** What a repair could read, what it took from a backup, and exactly what is lost. */
export function RepairOutcome({ repaired, onBack }: RepairOutcomeProps): ReactNode {
  const { counted: tables, unread } = repairReport(repaired.tables);
  const columns = allColumns.filter(
    ({ always, of }) => always || tables.some((table) => of(table) !== 0),
  );
  return (
    <section className={classes(styles, "all")} aria-label="What the repair found" role="status">
      <p className={classes(styles, "words")}>
        <strong>{repairHeadline(repaired)}</strong>
      </p>
      {tables.length > 0 && (
        <div className={classes(styles, "list")}>
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                {columns.map(({ head }) => (
                  <th key={head} scope="col" className={classes(styles, "number")}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tables.map((row) => (
                <tr key={row.table}>
                  <th scope="row">{row.what}</th>
                  {columns.map(({ head, of }) => (
                    <td key={head} className={classes(styles, "number")}>
                      {inCell(of(row))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {tables
        .filter(({ inPart }) => inPart > 0)
        .map((row) => (
          <p key={row.table}>
            {row.what}: {partInWords(row)}
          </p>
        ))}
      {repaired.values.length > 0 && (
        <ul>
          {repaired.values.map((value, index) => (
            // The same may have become of several values.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} dir="auto">
              {putRightInWords(value)}
            </li>
          ))}
        </ul>
      )}
      {tables.map(({ table, what, stills }) =>
        stills === null ? null : <Concerned key={table} what={what} stills={stills} />,
      )}
      {unread.length > 0 && (
        <p>
          Nothing could be read of these, nor taken from elsewhere. Whether there were any is not
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
