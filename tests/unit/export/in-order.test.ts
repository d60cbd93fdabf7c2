import fc from "fast-check";
import { expect, it } from "vitest";
import { inOrder } from "../../../electron/engine/export/in-order.ts";

/** Lets what waits for its turn go on, so many times. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

it("gives every result in its order, however long each takes, with no more at work than asked", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 9 })),
      fc.integer({ min: 1, max: 4 }),
      async (times, atOnce) => {
        let atWork = 0;
        let most = 0;
        const work = async (index: number): Promise<number> => {
          atWork += 1;
          most = Math.max(most, atWork);
          await turns(times[index] ?? 0);
          atWork -= 1;
          return index;
        };
        const given: number[] = [];
        const leave = async (): Promise<void> => expect.unreachable();
        for await (const index of inOrder(times.keys(), work, { atOnce, leave })) given.push(index);
        expect(given).toEqual([...times.keys()]);
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
  );
});

it("leaves what was begun to whoever clears up, when nobody asks for more", async () => {
  const left: number[] = [];
  const work = async (item: number): Promise<number> => {
    await turns(item);
    return item;
  };
  const leave = async (item: number): Promise<void> => {
    left.push(item);
  };
  for await (const item of inOrder([1, 2, 3, 4, 5, 6], work, { atOnce: 3, leave }))
    if (item === 2) break;
  expect(left).toEqual([3, 4, 5]); // three are at work while the second is in somebody's hands
});

it("hands on what went wrong at its place, after what came before it, and clears up the rest", async () => {
  const left: number[] = [];
  const given: number[] = [];
  const work = async (item: number): Promise<number> => {
    await turns(1);
    if (item === 2) throw new Error("two");
    return item;
  };
  const leave = async (item: number): Promise<void> => {
    left.push(item);
  };
  const all = async (): Promise<void> => {
    for await (const item of inOrder([1, 2, 3, 4], work, { atOnce: 2, leave })) given.push(item);
  };
  await expect(all()).rejects.toThrow("two");
  expect(given).toEqual([1]);
  expect(left).toEqual([3]);
});
