import type { RecoveredTable } from "./contract/backups.ts";

/** The tables of a repair that are to be told of: of all others every row was read. */
export type RepairReport = {
  /** Of these something was read, taken from a backup, or counted as lost; first those that lost rows, or may have. */
  readonly counted: readonly RecoveredTable[];
  /** Of these nothing could be read, nor taken from a backup: whether there was anything is not known. */
  readonly unread: readonly string[];
};

export function repairReport(tables: readonly RecoveredTable[]): RepairReport {
  const touched = tables.filter(({ fromBackup, lost }) => fromBackup > 0 || lost !== 0);
  const isUnread = ({ kept, fromBackup, lost }: RecoveredTable): boolean =>
    kept === 0 && fromBackup === 0 && lost === null;
  return {
    counted: touched
      .filter((table) => !isUnread(table))
      .toSorted((one, other) => Number(one.lost === 0) - Number(other.lost === 0)),
    unread: touched.filter(isUnread).map(({ table }) => table),
  };
}
