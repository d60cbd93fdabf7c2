import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  decodePatch,
  encodePatch,
  patched,
  patchTo,
} from "../../../electron/engine/originals/patch.ts";

/** Bytes that look like a coded picture, the same for the same seed. */
function noise(seed: string, length: number): Buffer {
  const blocks = Math.ceil(length / 32);
  const all = Array.from({ length: blocks }, (_, at) =>
    createHash("sha256")
      .update(`${seed} ${String(at)}`)
      .digest(),
  );
  return Buffer.concat(all).subarray(0, length);
}

const picture = noise("picture", 300_000);
const pairs: readonly (readonly [string, Buffer, Buffer])[] = [
  ["nothing and nothing", Buffer.alloc(0), Buffer.alloc(0)],
  ["nothing and something", Buffer.alloc(0), noise("a", 10_000)],
  ["something and nothing", noise("a", 10_000), Buffer.alloc(0)],
  ["the same", picture, picture],
  [
    "a larger block before the picture",
    Buffer.concat([noise("old", 500), picture]),
    Buffer.concat([noise("new", 70_000), picture]),
  ],
  [
    "a size at the start and a block at the end",
    Buffer.concat([Buffer.from([1, 2]), picture, noise("old", 9000)]),
    Buffer.concat([Buffer.from([3, 4]), picture, noise("new", 20)]),
  ],
  [
    "two blocks with a picture between",
    Buffer.concat([noise("a", 50), picture, noise("b", 60), noise("c", 40_000)]),
    Buffer.concat([noise("d", 9000), picture, noise("e", 5), noise("c", 40_000)]),
  ],
  ["one that begins with the other", picture, picture.subarray(0, 200_000)],
  ["nothing alike", noise("x", 50_000), noise("y", 60_000)],
  ["all zero", Buffer.alloc(100_000), Buffer.alloc(70_000)],
];

test.each(pairs)("of %s each is made from the other, through what is kept", (_, one, other) => {
  for (const [target, base] of [
    [one, other],
    [other, one],
  ] as const) {
    const kept = encodePatch(patchTo(target, base));
    expect(patched(base, decodePatch(kept)).equals(target)).toBe(true);
  }
});

test("what is kept of a file is about as large as what was replaced, wherever the picture moved to", () => {
  for (const [name, target, base] of pairs.slice(4, 7))
    expect({ name, size: encodePatch(patchTo(target, base)).length }).toMatchObject({
      size: expect.toSatisfy((size: number) => size < 60_000),
    });
});

test("a patch of other bytes is refused, not guessed", () => {
  const patch = patchTo(picture, picture);
  expect(() => patched(picture.subarray(0, 1000), patch)).toThrow(RangeError);
});
