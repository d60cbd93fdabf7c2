import { join } from "node:path";
import {
  all,
  connect,
  first,
  type ReadableDb,
  valuesIn,
} from "../../electron/engine/catalog/database.ts";
import { unlikeHistory } from "../../electron/engine/catalog/unlike-history.ts";
import { hasMalformed } from "../../electron/engine/catalog/malformed.ts";
import { SearchService } from "../../electron/engine/search-service.ts";
import type { Child } from "./children.ts";
import type { Standing, Step } from "./messages.ts";
import { standing } from "./standing.ts";

/** What is known of an archive that is killed again and again: how it stood after the last answer, and around each action. */
export type Known = {
  last: Standing;
  /** Whether it was changed since, nobody knows how: the disk did not let it be read. */
  isBlurred: boolean;
  /** What it may be by now, because a backup was being put in its place. */
  restoring: Standing | null;
  /** Digests before and after an action, by its key in the history. */
  readonly actions: Map<number, { readonly before: string; readonly after: string }>;
};

/** Takes in what was told, one after the other; answers what is wrong. */
export function learn(known: Known, steps: readonly Step[]): string[] {
  const wrong: string[] = [];
  for (const step of steps) {
    if (!("confirmed" in step)) {
      known.restoring = "restoring" in step ? step.restoring : null;
      continue;
    }
    const { last, isBlurred, restoring } = known;
    const now = step.confirmed;
    known.isBlurred = now === null;
    if (now === null) {
      if (restoring !== null) wrong.push("what was restored cannot be read");
      continue;
    }
    if (restoring !== null) {
      if (!isSame(now, restoring))
        wrong.push(`restored ${words(now)}, but the backup held ${words(restoring)}`);
      restored(known);
      known.last = now;
      continue;
    }
    if (!isBlurred && now.done === last.newest + 1 && now.done === now.newest)
      known.actions.set(now.done, { before: last.digest, after: now.digest });
    known.last = now;
  }
  return wrong;
}

/** The history is another one by now, in which the same keys may stand for other actions. */
function restored(known: Known): void {
  known.restoring = null;
  known.actions.clear();
}

function isSame(one: Standing, other: Standing): boolean {
  return one.digest === other.digest && one.done === other.done && one.undone === other.undone;
}

/** What is looked at beside the database: the search is now and then, for that takes longer than all the rest. */
type Looked = { readonly known: Known; readonly lastStill: number; readonly searches: boolean };

/** What is wrong with an archive that was opened after a kill; none when nothing is. */
export async function examine(
  folder: string,
  child: Child,
  { known, lastStill, searches }: Looked,
): Promise<string[]> {
  const db = connect(join(folder, "catalog.db"), "read");
  try {
    const now = (): Standing => standing(db, lastStill);
    const wrong = [...damages(db), ...unexplained(db, known, now())];
    const { catalog } = await child.ask("archive.state", {});
    if (catalog?.lost !== null) wrong.push("changes are told to be missing, and none are");
    wrong.push(...(await notTakenBack(child, known, now)));
    if (searches && hasMalformed(db)) wrong.push("something is kept that is not what it should be");
    if (searches && [...unlikeHistory(db)].length > 0)
      wrong.push("texts are not as the history has them");
    if (searches) wrong.push(...(await searchedWrong(db, child)));
    known.last = now();
    known.isBlurred = false;
    known.restoring = null;
    return wrong;
  } finally {
    db.close();
  }
}

function damages(db: ReadableDb): string[] {
  const damaged = all<{ integrity_check: string }>(db, "PRAGMA integrity_check")
    .map((row) => row.integrity_check)
    .filter((said) => said !== "ok");
  return [...damaged, ...all(db, "PRAGMA foreign_key_check").map((row) => JSON.stringify(row))];
}

/**
 * The archive stands as it did at the last answer, or with the one action beside it that was under way when it was
 * killed: done, undone or done again as a whole.
 */
function unexplained(db: ReadableDb, known: Known, now: Standing): string[] {
  const { last, actions, isBlurred, restoring } = known;
  if (restoring !== null && isSame(now, restoring)) {
    restored(known);
    return [];
  }
  const lost = [...actions.keys()].filter(
    (id) => first(db, "SELECT 1 FROM history WHERE id = ?", id) === null,
  );
  // doing again what files say by now leaves nothing to be undone, and no entry
  if (lost.length > 0 && !lost.every((id) => id === last.undone))
    return [`the history lacks ${lost.join(", ")}`];
  if (isBlurred) return [];
  if (isSame(now, last)) return [];
  if (restoring !== null) return [`neither as it was nor as in the backup: ${words(now)}`];
  if (now.newest > last.newest) {
    const [one, ...others] = asked(db, last.newest);
    if (one !== undefined) actions.set(one, { before: last.digest, after: now.digest });
    return others.length === 0 && now.done === now.newest
      ? []
      : [`more than one action that nobody knows of: ${words(last)}, ${words(now)}`];
  }
  const isDropped = (id: number | null): boolean =>
    first<{ state: string }>(db, "SELECT state FROM history WHERE id = ?", id)?.state === "dropped";
  if (now.digest === last.digest && (isDropped(last.done) || isDropped(last.undone))) return [];
  const [id, side] =
    now.undone === last.done ? [last.done, "before" as const] : [last.undone, "after" as const];
  const meant = actions.get(id ?? 0)?.[side];
  if (meant === undefined || meant === now.digest) return [];
  return [
    `it stands neither as at the last answer (${words(last)}) nor with the action under way, ${String(id)}, ${side}: ${words(now)}`,
  ];
}

/** Entries of the history after one, but for those of writing into originals, which goes on by itself when it was interrupted. */
function asked(db: ReadableDb, entry: number): number[] {
  return valuesIn(
    db,
    "SELECT id FROM history WHERE id > ? AND label NOT LIKE 'Wrote metadata%' ORDER BY id",
    entry,
  );
}

function words({ done, undone, digest }: Standing): string {
  return `${String(done)} done, ${String(undone)} undone, ${digest.slice(0, 8)}`;
}

/** Undoing the last action gives what was before it, and doing it again what is now. */
async function notTakenBack(
  child: Child,
  { actions }: Known,
  standingNow: () => Standing,
): Promise<string[]> {
  const now = standingNow();
  const { undo } = await child.ask("history.state", {});
  if (now.done === null || undo === null || undo.startsWith("Wrote metadata")) return [];
  // an interrupted writing that goes on is an action of its own, after which nothing is done again
  const jobs = await child.ask("jobs.list", {});
  if (jobs.some(({ kind, state }) => kind === "metadata" && state === "running")) return [];
  await child.ask("history.undo", { change: now.done });
  const before = standingNow();
  await child.ask("history.redo", {});
  const again = standingNow();
  const meant = actions.get(now.done)?.before;
  return [
    ...(meant === undefined || before.digest === meant
      ? []
      : [`undoing “${undo}” does not give what was before it`]),
    ...(again.digest === now.digest
      ? []
      : [
          `doing “${undo}” again does not give what it did: ${[now, before, again].map(words).join("; ")}`,
        ]),
  ];
}

const queries = ["", "ma", "character:ölgii", "keyword:ma", "has:caption eggs", "rating:3..5"];

/** The index finds and counts what one that is built anew does. */
async function searchedWrong(db: ReadableDb, child: Child): Promise<string[]> {
  const jobs = await child.ask("jobs.list", {});
  if (jobs.some(({ state }) => state === "running")) return []; // which go on storing meanwhile
  const anew = new SearchService(db, "/dev/null", false, {
    opened: () => undefined,
    damaged: () => undefined,
  });
  try {
    await anew.ready();
    const wrong: string[] = [];
    for (const query of queries) {
      const wanted = { sort: "added", group: null, facets: true } as const;
      const here = await anew.run(query, wanted);
      const there = await child.ask("search.run", { query, ...wanted });
      const cards = await child.ask("search.slice", {
        result: there.result,
        from: 0,
        count: Math.min(there.total, 2000),
      });
      const said = JSON.stringify([cards.map(({ id }) => id), there.facets]);
      const meant = JSON.stringify([[...anew.part(here.result, 0, 2000)], here.facets]);
      if (said !== meant) wrong.push(`“${query}” finds ${said}, but built anew ${meant}`);
    }
    return wrong;
  } finally {
    await anew.close();
  }
}
