import { userInfo } from "node:os";

/** Name of the person at this computer, for the history and the ledger. */
export function whoWorks(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // Some containers run under a user id without a name.
  }
}

/** The day here and now, ISO 8601. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(); // Swedes write ISO dates
}
