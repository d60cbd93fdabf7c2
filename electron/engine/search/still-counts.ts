import type { StillCounts } from "../catalog/overview.ts";
import { countBits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import type { IndexedStills } from "./stills.ts";

/** Counts stills by their records, from the index. Good until the next change of the index. */
export function stillCountsOf({ stills, matcher, facets }: Engine): StillCounts {
  const { films, characters } = stills.tables;
  const loose = loosePairs(stills);
  const without = (what: "film" | "caption" | "credit"): number =>
    countBits(matcher.match({ kind: "has", what, present: false }));
  return {
    stills: stills.rows.aliveCount,
    of: (table, id) =>
      stills.tables[table].knows(id)
        ? (facets.totalsOf(table)[stills.tables[table].numberOf(id)] ?? 0)
        : 0,
    ofCharacterIn: (character, film) => {
      if (!characters.knows(character) || !films.knows(film)) return 0;
      const pair = [characters.numberOf(character), films.numberOf(film)] as const;
      return stills.countSealedWith(...pair) + (loose.get(pair.join(" ")) ?? 0);
    },
    noFilm: without("film"),
    noCaption: without("caption"),
    noCredit: without("credit"),
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
