import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import type { RecordCommand } from "../../shared/contract/records.ts";
import { recordKinds } from "../../shared/record.ts";
import { median } from "./median.ts";
import type { BenchResult } from "./result.ts";
import { writeTaggingCatalog } from "./tagging-data.ts";

const ROUNDS = 5;
const KEYWORDS = 50_000;
/** The key of a film in whose cast all 5,000 characters are. */
const LONG_CAST = 1_000_000;
/** Stills of the one film that has many. */
const OF_FILM = 100_000;

/**
 * Opens, lists, merges and deletes records through the engine's own door, on a generated catalog with
 * 5,000 characters, 50,000 keywords, one film of a hundred thousand stills and one with everybody in its cast.
 */
export async function benchRecords(stills: number): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "stillroom-bench-"));
  process.env["STILLROOM_HOME"] = home;
  const engine = startEngine(() => undefined, { takesUp: false, watches: false });
  try {
    const path = join(home, "Bench.stillroom");
    writeTaggingCatalog(path, stills);
    addRecords(path);
    await engine.ask("archive.open", { path });
    await engine.archive().search.ready();
    return await measure(engine, stills);
  } finally {
    await engine.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function addRecords(path: string): void {
  const catalog = openCatalog(path);
  catalog.db.exec(`BEGIN;
    WITH RECURSIVE n(i) AS (SELECT 3001 UNION ALL SELECT i + 1 FROM n WHERE i < ${KEYWORDS})
      INSERT INTO keyword (uuid, term, name_key) SELECT new_uuid(), 'keyword ' || i, 'keyword ' || i FROM n;
    INSERT INTO film (id, uuid, title, name_key) VALUES (${LONG_CAST}, new_uuid(), 'Cast of thousands', 'cast of thousands');
    INSERT INTO cast_role (uuid, film_id, character_id, performer_id, position)
      SELECT new_uuid(), ${LONG_CAST}, id, 1 + id % 4000, id FROM character;
    UPDATE still SET film_id = 1 WHERE id <= ${OF_FILM};
    COMMIT`);
  catalog.close();
}

async function measure(engine: Engine, stills: number): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const add = (metric: string, ms: number, goal?: number): void => {
    const judged = goal === undefined ? {} : { goal, met: ms <= goal };
    const value = Math.round(ms * 100) / 100;
    const name = `${metric}, ${stills} stills`;
    results.push({ bench: "records", metric: name, value, unit: "ms", ...judged });
  };
  for (const kind of recordKinds) {
    const page = (id: number): Promise<unknown> => engine.ask("records.get", { kind, id });
    add(`page: ${kind}`, Math.max(...(await times(() => page(1)))), 50);
    for (const filter of ["", "ma", "keyword 77"]) {
      const asked = { kind, filter, film: null, offset: 0, limit: 100 };
      await engine.ask("records.list", asked);
      add(
        `list: ${kind} “${filter}”`,
        median(await times(() => engine.ask("records.list", asked))),
      );
    }
  }
  const long = { film: LONG_CAST, filter: "agent 77", offset: 0, limit: 100 };
  const page = { kind: "film", id: LONG_CAST } as const;
  add(
    "page: film with a cast of 5,000",
    Math.max(...(await times(() => engine.ask("records.get", page)))),
    50,
  );
  await engine.ask("records.cast", long);
  add("cast of 5,000, filtered", median(await times(() => engine.ask("records.cast", long))));
  await changeAndUndo(engine, add);
  return results;
}

async function changeAndUndo(
  engine: Engine,
  add: (metric: string, ms: number) => void,
): Promise<void> {
  const commands: readonly (readonly [string, RecordCommand])[] = [
    ["rename a character", { do: "rename", kind: "character", id: 7, name: "Renamed", keep: true }],
    ["merge two characters", { do: "merge", kind: "character", id: 7, into: 8 }],
    ["merge two films", { do: "merge", kind: "film", id: 1, into: 2 }],
    ["delete a film", { do: "remove", kind: "film", id: 1 }],
    ["delete a rights holder", { do: "remove", kind: "agent", id: 7 }],
  ];
  for (const [what, command] of commands) {
    add(
      `preview: ${what}`,
      (await times(() => engine.ask("records.rehearse", { command }), 1))[0] ?? 0,
    );
    add(what, (await times(() => engine.ask("records.change", { command }), 1))[0] ?? 0);
    add(`undo: ${what}`, (await times(() => engine.ask("history.undo", {}), 1))[0] ?? 0);
    const listed = { kind: "keyword", filter: "7", film: null, offset: 0, limit: 100 } as const;
    add(
      "list of keywords after a change",
      (await times(() => engine.ask("records.list", listed), 1))[0] ?? 0,
    );
  }
}

async function times(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    measured.push(performance.now() - start);
  }
  return measured;
}
