import type { PutRight } from "../../../shared/contract/backups.ts";
import { connect, first, run, type WritableDb } from "./database.ts";
import { record } from "./history.ts";
import { STEPS } from "./kept-steps.ts";
import { CATALOG_VERSION } from "./migrate.ts";
import { newestLike } from "./newest-like.ts";
import { preparePictureProblems } from "./picture-problems.ts";
import { updateRow } from "./recorded-row.ts";
import { prepareRecording } from "./recording.ts";
import { unlikeHistory, type Unlike } from "./unlike-history.ts";

/**
 * Puts values right that are not as the history has them last, in a catalog of this version that is in order otherwise and
 * that nobody has open; answers what was other. Where the history of the newest of the `backups` (newest first) that may be used says
 * otherwise, it is ours that is damaged, and becomes as it is there. Else the value becomes as the history has it, as a
 * change of its own, which can be undone: where no backup tells, it may be the history that is damaged.
 */
export function putRight(
  catalog: string,
  backups: readonly string[],
  isUsable: (backup: string) => boolean,
): readonly PutRight[] {
  const unlike = unlikeIn(catalog);
  if (unlike.length === 0) return [];
  const db = connect(catalog, "write");
  try {
    prepareRecording(db);
    preparePictureProblems(db);
    const uuid = first<{ uuid: string }>(db, "SELECT uuid FROM catalog")?.uuid ?? null;
    const backup = newestLike(backups, { version: CATALOG_VERSION, uuid }, isUsable);
    if (backup !== null) db.prepare("ATTACH ? AS backup").run(backup);
    const ofHistory = new Set(
      unlike.filter((one) => backup !== null && takeStepOfBackup(db, one)).map(({ step }) => step),
    );
    const values = unlike.filter(({ step }) => !ofHistory.has(step));
    if (values.length > 0) putValues(db, values);
    return unlike.map((one) => ({
      table: one.table,
      found: String(one.now ?? ""),
      inHistory: String(one.row[one.column] ?? ""),
      damaged: ofHistory.has(one.step) ? "history" : "value",
    }));
  } finally {
    db.close();
  }
}

/** Where nothing is to be put right nothing is written to, which may not be possible. */
function unlikeIn(catalog: string): readonly Unlike[] {
  const db = connect(catalog, "read");
  try {
    const isOfThisVersion = Number(db.pragma("user_version", { simple: true })) === CATALOG_VERSION;
    return isOfThisVersion ? [...unlikeHistory(db)] : [];
  } finally {
    db.close();
  }
}

function putValues(db: WritableDb, values: readonly Unlike[]): void {
  record(db, () => {
    for (const { table, row, column } of values)
      updateRow(db, table, row, { to: row, columns: [column], held: [] });
    return { result: null, label: labelOf(values.length) };
  });
}

function labelOf(values: number): string {
  return values === 1
    ? "Put 1 damaged value right as the history has it"
    : `Put ${values.toLocaleString("en")} damaged values right as the history has them`;
}

/** Whether the backup has the same change otherwise, which then is taken from it. */
function takeStepOfBackup(db: WritableDb, { step }: Unlike): boolean {
  const same = `main.${STEPS} AS ours JOIN backup.${STEPS} AS theirs USING (id, history_id, table_name)`;
  const differs = first(
    db,
    `SELECT 1 FROM ${same} WHERE id = ? AND ours.after IS NOT theirs.after`,
    step,
  );
  if (differs === null) return false;
  run(
    db,
    `UPDATE main.${STEPS} SET after = (SELECT after FROM backup.${STEPS} WHERE id = @step) WHERE id = @step`,
    { step },
  );
  return true;
}
