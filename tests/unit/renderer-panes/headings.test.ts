// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { headingAt, headingsState, wantHeading } from "../../../renderer/state/headings.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

const label = (group: number): string | undefined =>
  headingAt(headingsState.getState().chunks, group)?.label;

test("headings of two parts of a list come in any order, and those of the list before stay until then", async () => {
  const answers = new Map<string, () => void>();
  const asked = fakeArchive({
    "search.groups": async ({ result, from, count }) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      answers.set(`${String(result)} ${String(from)}`, resolve);
      await promise;
      return Array.from({ length: Number(count) }, (_, at) => ({
        label: `${String(result)}: ${String(Number(from) + at)}`,
        detail: "",
        query: "",
      }));
    },
  });
  const answer = async (key: string): Promise<void> => {
    answers.get(key)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  wantHeading(1, 99);
  wantHeading(1, 100);
  wantHeading(1, 98); // on its way with the 99th
  await answer("1 100");
  await answer("1 0");
  expect([label(99), label(100)]).toEqual(["1: 99", "1: 100"]);
  expect(inputsOf(asked, "search.groups")).toHaveLength(2);

  wantHeading(2, 99);
  wantHeading(2, 100);
  expect([label(99), label(100)]).toEqual(["1: 99", "1: 100"]);
  await answer("2 100");
  await answer("2 0");
  expect([label(99), label(100)]).toEqual(["2: 99", "2: 100"]);

  // an older answer never takes the place of a newer one
  wantHeading(3, 0);
  wantHeading(4, 0);
  await answer("4 0");
  await answer("3 0");
  expect(label(0)).toBe("4: 0");
});
