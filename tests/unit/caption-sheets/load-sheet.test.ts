import { expect, it } from "vitest";
import { loadSheet } from "../../../electron/engine/caption-sheets/load-sheet.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { WorkerPool } from "../../../electron/engine/worker/pool.ts";

function poolThatAnswers(problem: Problem): WorkerPool {
  const run = async (): Promise<never> =>
    // What a pool answers of captions.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    await Promise.resolve({ document: null, problem } as never);
  return { size: 1, run, close: () => undefined };
}

it("says of a file that brought its reader down what was the matter, not what a picture would be told", async () => {
  const pool = poolThatAnswers({ kind: "crashed", path: "a.xlsx", message: "a picture decoder" });
  await expect(
    loadSheet(pool, { file: "a.xlsx" }, { charset: null, sheet: null }),
  ).rejects.toMatchObject({
    problem: {
      kind: "crashed",
      path: "a.xlsx",
      message: expect.stringMatching(/took too much time or memory/u),
    },
  });
});
