import { userInfo } from "node:os";

/** Name of the person at this computer, for the history and the ledger. */
export function whoWorks(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // Some containers run under a user id without a name.
  }
}
