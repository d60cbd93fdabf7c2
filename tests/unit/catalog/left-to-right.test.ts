import fc from "fast-check";
import { expect, test } from "vitest";
import { leftToRight, type Standing } from "../../../electron/engine/catalog/left-to-right.ts";

const person = (id: number, middle: number | null, isChosen = false): Standing => ({
  id,
  middle,
  isChosen,
});
const order = (...people: readonly Standing[]): readonly number[] =>
  leftToRight(people).map(({ id }) => id);

const crowd = fc
  .array(fc.record({ middle: fc.option(fc.nat(9)), isChosen: fc.boolean() }), { maxLength: 8 })
  .map((people) => people.map((one, id) => ({ ...one, id })));

test("those with a region stand as their regions do, and all are there once", () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const free = people.map((one) => ({ ...one, isChosen: false }));
      const now = leftToRight(free);
      const middles = now.flatMap(({ middle }) => middle ?? []);
      expect(middles).toEqual(middles.toSorted((one, other) => one - other));
      expect(new Set(now)).toEqual(new Set(free));
      expect(leftToRight(now)).toEqual(now);
    }),
  );
});

test("those whose place was chosen, and those without a region, keep their order", () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const now = leftToRight(people);
      const stays = ({ middle, isChosen }: Standing): boolean => isChosen || middle === null;
      expect(now.filter(stays)).toEqual(people.filter(stays));
    }),
  );
});

test("who is drawn later comes before the first who stands further right", () => {
  expect(order(person(1, 0.2), person(2, 0.8), person(3, 0.5))).toEqual([1, 3, 2]);
  // 2 was put before 1 though it stands right of it
  expect(order(person(2, 0.8, true), person(1, 0.2, true), person(3, 0.9))).toEqual([2, 1, 3]);
  expect(order(person(2, 0.8, true), person(1, 0.2, true), person(3, 0.1))).toEqual([3, 2, 1]);
});

test("the only one with a region stays where the tags have put them", () => {
  expect(order(person(1, null), person(2, 0.1), person(3, null))).toEqual([1, 2, 3]);
});
