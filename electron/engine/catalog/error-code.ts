import { constants } from "node:os";

/**
 * The code of an error of the system or SQLite, such as "ENOENT"; null where it has none. A used-up quota is a full disk
 * to whoever writes there; Node knows it by its number alone.
 */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("errno" in error && error.errno === -constants.errno.EDQUOT) return "ENOSPC";
  return "code" in error && typeof error.code === "string" ? error.code : null;
}
