import type { SearchTree } from "../../../shared/query/tree.ts";
import type { StillCounts } from "../catalog/overview.ts";
import type { RecordCounts } from "../catalog/records/page.ts";
import { countBits, emptyBits, keepBits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import type { IndexedStills } from "./stills.ts";

/** Counts the stills of records, from the index. Good until the next change of the index. */
export function recordCountsOf({ stills, counts }: Engine): RecordCounts {
  const { films, characters } = stills.tables;
  let loose: Map<string, number> | null = null;
  return {
    of: (table, id) => {
      if (!stills.tables[table].knows(id)) return 0;
      const totals = table === "keywords" ? counts.ofAll().keywords : counts.ofTable(table);
      return totals[stills.tables[table].numberOf(id)] ?? 0;
    },
    ofAny: (table, ids) => {
      const known = ids.filter((id) => stills.tables[table].knows(id));
      const bits = emptyBits(stills.rows.count);
      stills.addRowsWith(
        table,
        known.map((id) => stills.tables[table].numberOf(id)),
        bits,
      );
      keepBits(bits, stills.rows.alive);
      return countBits(bits);
    },
    ofCharacterIn: (character, film) => {
      if (!characters.knows(character) || !films.knows(film)) return 0;
      loose ??= loosePairs(stills);
      const pair = [characters.numberOf(character), films.numberOf(film)] as const;
      return stills.countSealedWith(...pair) + (loose.get(pair.join(" ")) ?? 0);
    },
  };
}

/** Counts all stills, and those of each record. Good until the next change of the index. */
export function stillCountsOf(engine: Engine, toCheck: SearchTree): StillCounts {
  const { stills, matcher } = engine;
  const without = (what: "film" | "caption" | "credit"): number =>
    countBits(matcher.match({ kind: "has", what, present: false }));
  return {
    ...recordCountsOf(engine),
    stills: stills.rows.aliveCount,
    noFilm: without("film"),
    noCaption: without("caption"),
    noCredit: without("credit"),
    missing: countBits(matcher.match({ kind: "is", state: "missing" })),
    toCheck: countBits(matcher.match(toCheck)),
  };
}

/** Characters with the films they are shown in, counted over the few rows that are not sealed. */
function loosePairs({ rows, sealedRows }: IndexedStills): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = sealedRows; row < rows.count; row++) {
    if ((((rows.alive[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
    const [film] = rows.lists.films.of(row);
    if (film === undefined) continue;
    for (const character of rows.lists.characters.of(row)) {
      const pair = `${String(character)} ${String(film)}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}
