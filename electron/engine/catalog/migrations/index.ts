import { stills } from "./0001-stills.ts";
import { lastingKeys } from "./0002-lasting-keys.ts";
import { ledgerDetails } from "./0003-ledger-details.ts";

/** All migrations in order: the first brings a new catalog to version 1, and so on. */
export const migrations: readonly string[] = [stills, lastingKeys, ledgerDetails];
