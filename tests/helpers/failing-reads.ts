import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../faults/failing-reads.c");

/** Makes reads fail in processes that are started with its environment, and in those that they start. */
export type FailingReads = {
  readonly env: Readonly<Record<string, string>>;
  /** From now on reads of files with this in their path fail, after so many that do not. */
  readonly begin: (after: number, part: string) => void;
  readonly end: () => void;
};

/** Null where there is no compiler of C, or no Linux. */
export function failingReads(): FailingReads | null {
  if (process.platform !== "linux") return null;
  const folder = mkdtempSync(join(tmpdir(), "stillroom-reads-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, "failing-reads.so");
  const how = ["-shared", "-fPIC", "-nostdlib", "-o", library, SOURCE];
  if (!["tcc", "cc"].some((compiler) => spawnSync(compiler, how).status === 0)) return null;
  const order = join(folder, "order");
  const end = (): void => rmSync(order, { force: true });
  return {
    env: { LD_PRELOAD: library, STILLROOM_FAILING_READS: order },
    begin: (after, part) => {
      end();
      symlinkSync(`${String(after)} ${part}`, order);
    },
    end,
  };
}
