import type { RecoveredTable } from "./contract/backups.ts";
import { tableWords } from "./table-words.ts";

/** A table with what lies in it, in the words of an archive. */
export type RepairedTable = RecoveredTable & { readonly what: string };

/** What of a repair is to be told of: of all else every row was read. */
export type RepairReport = {
  /** Of these something was read, taken from a backup, or counted as lost; first those that lost rows, or may have. */
  readonly counted: readonly RepairedTable[];
  /** Of these nothing could be read, nor taken from a backup: whether there was anything is not known. */
  readonly unread: readonly RepairedTable[];
};

export function repairReport(tables: readonly RecoveredTable[]): RepairReport {
  const touched = tables
    .filter(isTouched)
    .map((table) => ({ ...table, what: tableWords[table.table] ?? table.table }));
  const isUnread = ({ kept, fromBackup, lost }: RecoveredTable): boolean =>
    kept === 0 && fromBackup === 0 && lost === null;
  return {
    counted: touched
      .filter((table) => !isUnread(table))
      .toSorted((one, other) => Number(one.lost === 0) - Number(other.lost === 0)),
    unread: touched.filter(isUnread),
  };
}

/** What is left of stills whose files are not known any more, and what helps. */
export function withoutFile(stills: number): string {
  const [count, theirs] =
    stills === 1 ? ["1 still", "it"] : [`${stills.toLocaleString("en")} stills`, "them"];
  return `Of ${count} it is lost which file is theirs: what is said of ${theirs} is kept, and cannot be shown. Indexing makes new stills of the files. A backup from elsewhere that is restored would bring ${theirs} back; “Write everything into plain files…” shows what is said of ${theirs}.`;
}

/** What became of changes of which only half could be undone. */
export function brokenSteps(steps: number): string {
  return steps === 1
    ? "1 change can no longer be undone: a part of what the history held of it is lost. What it did stands."
    : `${steps.toLocaleString("en")} changes can no longer be undone: parts of what the history held of them are lost. What they did stands.`;
}

function isTouched({ fromBackup, lost }: RecoveredTable): boolean {
  return fromBackup > 0 || lost !== 0;
}
