import type { Effects } from "../../../../shared/record-page.ts";
import { recordKindNames, recordKinds } from "../../../../shared/record.ts";
import type { ReadableDb } from "../database.ts";
import { isThere, type RowChange } from "../recorded-row.ts";
import { effectsOn } from "./effects.ts";
import { recordTables, shownName } from "./tables.ts";

/**
 * Why a record that is as a change made it cannot go with that change, and what to do: what has come to
 * use it since. Null when the change made none, or it is not so any more.
 */
export function usedSince(db: ReadableDb, { table, before, after }: RowChange): string | null {
  const kind = recordKinds.find((one) => recordTables[one].table === table);
  if (kind === undefined || before !== null || after === null) return null;
  if (!isThere(db, table, after, Object.keys(after))) return null;
  const id = Number(after["id"]);
  const word = recordKindNames[kind];
  const record = `the ${word} “${shownName(db, kind, id) ?? ""}”`;
  return `${record} is used by ${inWords(effectsOn(db, kind, id))}. Take it off there first, or delete the ${word}.`;
}

const users = [
  ["stills", "still"],
  ["scenes", "scene"],
  ["roles", "role"],
  ["films", "film"],
  ["rightsRecords", "rights record"],
  ["keywords", "narrower keyword"],
] as const;

/** "3 stills and 1 role" */
function inWords(effects: Effects): string {
  const counted = users.flatMap(([what, word]) => {
    const count = effects[what] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`];
  });
  return new Intl.ListFormat("en-GB").format(counted);
}
