import { expect, test } from "vitest";
import { placeByKey } from "../../../renderer/sets/arrange.ts";
import type { Positions } from "../../../renderer/state/positions.ts";

// a set of ten stills, four in a row: 0 1 2 3 / 4 5 6 7 / 8 9
test.each<[key: string, chosen: Positions, before: number | null]>([
  ["ArrowLeft", [[5, 6]], 4],
  ["ArrowRight", [[5, 6]], 7], // before 7, and so behind 6
  ["ArrowUp", [[5, 6]], 1],
  ["ArrowDown", [[5, 6]], 10],
  ["Home", [[5, 6]], 0],
  ["End", [[5, 6]], 10],
  ["ArrowLeft", [[5, 8]], 4],
  ["ArrowRight", [[4, 7]], 8],
  ["ArrowLeft", [[0, 2]], null],
  ["ArrowUp", [[2, 3]], 0],
  ["ArrowRight", [[8, 10]], null],
  // those that stand apart come together
  [
    "ArrowLeft",
    [
      [0, 1],
      [4, 5],
    ],
    0,
  ],
  [
    "ArrowRight",
    [
      [2, 3],
      [9, 10],
    ],
    10,
  ],
  ["PageDown", [[5, 6]], null],
  ["ArrowLeft", [], null],
])("Alt+%s takes %j before %s", (key, chosen, before) => {
  expect(placeByKey(key, chosen, { columns: 4, own: 10 })).toBe(before);
});
