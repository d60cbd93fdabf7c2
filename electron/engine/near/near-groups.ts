import type { ReadableDb } from "../catalog/database.ts";
import { openPairs } from "../catalog/near-pairs.ts";
import { groupsOf, type NearGroup } from "./groups.ts";

/** The groups of an open catalog that are not decided upon, gathered once and kept until something changes. */
export class NearGroups {
  private readonly db: ReadableDb;
  private known: readonly NearGroup[] | null = null;

  constructor(db: ReadableDb) {
    this.db = db;
  }

  all(): readonly NearGroup[] {
    this.known ??= groupsOf(openPairs(this.db));
    return this.known;
  }

  changed(): void {
    this.known = null;
  }
}
