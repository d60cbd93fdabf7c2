import type { ConcernedStills, PutRight, RecoveredTable, Repaired } from "./contract/backups.ts";
import { tableWords } from "./table-words.ts";

/** A table with what lies in it, in the words of an archive. */
export type RepairedTable = RecoveredTable & { readonly what: string };

/** What of a repair is to be told of: of all else every row was read. */
export type RepairReport = {
  /** Of these something was read, taken from elsewhere, or counted as lost; first those that lost rows, or may have. */
  readonly counted: readonly RepairedTable[];
  /** Of these nothing could be read, nor taken from a backup: whether there was anything is not known. */
  readonly unread: readonly RepairedTable[];
};

export function repairReport(tables: readonly RecoveredTable[]): RepairReport {
  const touched = tables
    .filter(isTouched)
    .map((table) => ({ ...table, what: tableWords[table.table] ?? table.table }));
  const isUnread = ({ kept, fromBackup, fromHistory, inPart, lost }: RecoveredTable): boolean =>
    kept + fromBackup + fromHistory + inPart === 0 && lost === null;
  return {
    counted: touched
      .filter((table) => !isUnread(table))
      .toSorted((one, other) => Number(one.lost === 0) - Number(other.lost === 0)),
    unread: touched.filter(isUnread),
  };
}

/** What a repair did, in one sentence; of a file that was cut off that comes first. */
export function repairHeadline({ repaired, tables, left }: Repaired): string {
  if (!repaired) return "The database is in order: nothing was repaired.";
  const cut =
    left === null
      ? ""
      : `The database’s file was cut off: ${(left * 100).toFixed(left < 0.1 ? 1 : 0)} % of it was left. `;
  return tables.every(({ lost }) => lost === 0)
    ? `${cut}The archive is repaired. Nothing is known to be lost.`
    : `${cut}The archive is repaired, as far as its database could be read.`;
}

/** All that is to be told of a repair, line by line. */
export function reportLines(repaired: Repaired): readonly string[] {
  const { tables, values, steps, withoutFile: bare, kept, backup, passedOver } = repaired;
  const { counted, unread } = repairReport(tables);
  return [
    repairHeadline(repaired),
    ...counted.flatMap((table) => [
      `${table.what}: ${partsOf(table).join(", ")}`,
      ...(table.inPart === 0 ? [] : [`  ${partInWords(table)}`]),
      ...(table.stills === null ? [] : [stillsLine(table.stills)]),
    ]),
    ...(unread.length === 0
      ? []
      : [
          `Nothing could be read of these, nor taken from elsewhere; whether there were any is not known: ${unread.map(({ what }) => what).join("; ")}`,
        ]),
    ...values.map(putRightInWords),
    ...(bare === 0 ? [] : [withoutFile(bare)]),
    ...(steps === 0 ? [] : [brokenSteps(steps)]),
    ...(backup === null ? [] : [`The backup: ${backup}`]),
    ...passedOver.map(({ path, message }) => `${path ?? ""}: ${message}`),
    ...(kept === null ? [] : [`The damaged database is kept: ${kept}`]),
  ];
}

/** What is missing of rows that could be read but in part. */
export function partInWords({ table }: Pick<RecoveredTable, "table">): string {
  return table === "file"
    ? "Of the files that were read in part it is known whose and where they are; all else is read when their folders are indexed again."
    : "In texts that were read in part � stands for what could not be read.";
}

function partsOf({
  kept,
  fromBackup,
  fromHistory,
  inPart,
  lost,
}: RecoveredTable): readonly string[] {
  const number = (count: number): string => count.toLocaleString("en");
  return [
    `${number(kept)} read`,
    `${number(fromBackup)} from the backup`,
    ...(fromHistory === 0 ? [] : [`${number(fromHistory)} from the history of changes`]),
    ...(inPart === 0 ? [] : [`${number(inPart)} read but in part`]),
    lost === null ? "it cannot be known how many lost" : `${number(lost)} lost`,
  ];
}

/** Stills that are named on a line. */
const NAMED = 8;

function stillsLine({ exact, total, first }: ConcernedStills): string {
  const names = first.slice(0, NAMED).map(({ name }) => name);
  const more = total - names.length;
  const rest = more === 0 ? "" : ` and ${more.toLocaleString("en")} more`;
  return `  ${exact ? "of" : "of some of"} ${names.join(", ")}${rest}`;
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

/** What became of a value that the history had otherwise. */
export function putRightInWords({ table, found, inHistory, damaged }: PutRight): string {
  const what = tableWords[table] ?? table;
  return damaged === "value"
    ? `${what}: “${found}” is “${inHistory}” again, as the history of changes has it. That can be undone.`
    : `${what}: “${found}” stays, as the backup has it. The history of changes had “${inHistory}”, and is put right.`;
}

/** What is told of a value while nothing was put right. */
export function unlikeInWords({ table, found, inHistory }: Omit<PutRight, "damaged">): string {
  return `${tableWords[table] ?? table}: “${found}” is “${inHistory}” in the history of changes; one of the two is damaged. Repair the archive (stillroom verify --repair): what a backup or else the history has is put back, and that can be undone.`;
}

function isTouched({ fromBackup, fromHistory, inPart, lost }: RecoveredTable): boolean {
  return fromBackup + fromHistory + inPart > 0 || lost !== 0;
}
