import { expect, test } from "vitest";
import { setAlone } from "../../../renderer/sets/set-shown.ts";

test.each([
  ['in:"Press kit"', "Press kit"],
  ["in:berlin", "berlin"],
  ['  in:"Press kit" ', "Press kit"],
  ['in:"Press kit" eggs', null],
  ['-in:"Press kit"', null],
  ["in:", null],
  ["", null],
  ["no:such", null],
])("%j is the set %j alone", (query, name) => {
  expect(setAlone(query)).toBe(name);
});
