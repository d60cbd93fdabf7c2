import fc from "fast-check";
import { expect, test } from "vitest";
import { IdSet } from "../../../electron/engine/ingest/id-set.ts";

test("holds what was added, however large, and nothing else", () => {
  const id = fc.integer({ min: 0, max: 3_000_000 });
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(id), (added, others) => {
      const set = new IdSet();
      for (const one of added) set.add(one);
      const known = new Set(added);
      for (const one of [...added, ...others]) expect(set.has(one)).toBe(known.has(one));
    }),
  );
});
