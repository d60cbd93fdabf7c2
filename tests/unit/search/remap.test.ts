import fc from "fast-check";
import { expect, test } from "vitest";
import { placesIn, remapped } from "../../../electron/engine/search/remap.ts";

const list = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 25 });
const place = fc.integer({ min: 0, max: 30 });

test("what is marked in a list stands in another where its stills stand", () => {
  fc.assert(
    fc.property(
      list,
      list,
      fc.array(fc.tuple(place, place), { maxLength: 4 }),
      fc.array(fc.option(place), { maxLength: 4 }),
      (source, target, ranges, places) => {
        const wanted = ranges.flatMap(([from, to]) => source.slice(from, to));
        const placeOf = (id: number | undefined): number | null => {
          const at = target.findIndex((other) => other === id);
          return at === -1 ? null : at;
        };
        const lists = [Uint32Array.from(source), Uint32Array.from(target)] as const;
        const moved = remapped(...lists, { ranges, places });
        expect(moved.places).toEqual(places.map((at) => placeOf(source[at ?? -1])));
        const chosen = moved.ranges.flatMap(([from, to]) => target.slice(from, to));
        expect(chosen).toEqual(target.filter((id) => wanted.includes(id)));
        // touching ranges are one
        const [, ...after] = moved.ranges;
        expect(after.every(([from], at) => from > (moved.ranges[at]?.[1] ?? 0))).toBe(true);
        expect(placesIn(lists[1], source)).toEqual(source.map(placeOf));
        expect(placesIn(lists[1], source.slice(0, 1))).toEqual(source.slice(0, 1).map(placeOf));
      },
    ),
  );
});
