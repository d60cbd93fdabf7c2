import { constants } from "node:os";

/**
 * The code of an error of the system or SQLite, such as "ENOENT"; null where it has none. A used-up quota is a full disk
 * to whoever writes there; Node knows it by its number alone. A column of JSON that holds something else is damage, which
 * SQLite tells by its words alone: what it is asked with is written here, and is JSON.
 */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("errno" in error && error.errno === -constants.errno.EDQUOT) return "ENOSPC";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code === "SQLITE_ERROR" && error.message === "malformed JSON" ? "SQLITE_CORRUPT" : code;
}

/** Whether an error says that a database is damaged. SQLite says behind this name more exactly what happened. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)(?:_|$)/u.test(errorCode(error) ?? "");
}
