import { first, type ReadableDb } from "./database.ts";

/** The lasting name of an archive, the same wherever its folder is moved. */
export function catalogUuid(db: ReadableDb): string {
  return first<{ uuid: string }>(db, "SELECT uuid FROM catalog")?.uuid ?? "";
}
