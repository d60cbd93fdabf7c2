import { stills } from "./0001-stills.ts";
import { lastingKeys } from "./0002-lasting-keys.ts";
import { sidecars } from "./0003-sidecars.ts";
import { findings } from "./0004-findings.ts";
import { ledgerDetails } from "./0005-ledger-details.ts";
import { nearDuplicates } from "./0006-near-duplicates.ts";
import { followedFiles } from "./0007-followed-files.ts";

/** All migrations in order: the first brings a new catalog to version 1, and so on. */
export const migrations: readonly string[] = [
  stills,
  lastingKeys,
  sidecars,
  findings,
  ledgerDetails,
  nearDuplicates,
  followedFiles,
];
