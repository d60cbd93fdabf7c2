import { stills } from "./0001-stills.ts";
import { sidecars } from "./0002-sidecars.ts";

/** All migrations in order: the first brings a new catalog to version 1, and so on. */
export const migrations: readonly string[] = [stills, sidecars];
