import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import { exchangesAstray, exchangesOfEntry } from "../catalog/file-exchanges.ts";
import type { JobRunner } from "../jobs/job-runner.ts";
import { mendAstray, settleHalfDone } from "./half-done.ts";
import { putBack } from "./put-back.ts";
import type { SwapMeans } from "./swap.ts";

type Means = SwapMeans & {
  readonly jobs: JobRunner;
  /** Takes in stills whose files are others now. */
  readonly stored: (stills: readonly StillId[]) => Promise<void>;
};

/** The files that Stillroom itself has written into, as far as the history takes them back and does them again. */
export class Originals {
  private readonly means: Means;
  /** While files are put back nothing else is done: what they are put back for comes last in the history. */
  private isBringing = false;
  /** Ends with the still that is being written. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(means: Means) {
    this.means = means;
  }

  /** Settles what was being written when the program ended, before anybody looks at it. Answers the stills. */
  async settle(): Promise<readonly StillId[]> {
    return this.means.catalog.readOnly === null ? await settleHalfDone(this.means) : [];
  }

  /** Brings files to where the history has them, if an undo ended in its middle. */
  mend(): void {
    const { catalog, jobs, stored } = this.means;
    if (catalog.readOnly !== null || exchangesAstray(catalog.db).length === 0) return;
    const label = "Putting originals right";
    jobs.start({ kind: "metadata", label, input: {}, quiet: true }, async (control) => {
      await stored(await mendAstray(this.means, control));
      return "The originals are as the history says.";
    });
  }

  /** One still is written at a time, also where two write at once: each finds it as the other has left it. */
  inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined); // the asker hears of it; the next in turn need not
    return done;
  }

  /** Refuses a change while files are put back. */
  requireRest(): void {
    if (this.isBringing)
      throw new ProblemError(
        "locked",
        "Originals are being put back at the moment. Wait until that is done, and try again.",
      );
  }

  /**
   * Brings the files that an entry of the history, or these rows of it, wrote to where they were before it, or again to
   * where it brought them, before the history says so. Answers those that other programs changed since, which stay.
   * Throws a Problem when one cannot be replaced now.
   */
  async bring(
    entry: number,
    way: "back" | "again",
    rows: readonly number[] | null = null,
  ): Promise<readonly string[]> {
    const opposite = { before: "after", after: "before" } as const;
    const asked = exchangesOfEntry(this.means.catalog.db, entry, rows).map(
      ({ exchange, broughtTo }) => ({
        exchange,
        to: way === "again" ? broughtTo : opposite[broughtTo],
      }),
    );
    if (asked.length === 0) return [];
    if (this.means.jobs.isRunning("metadata"))
      throw new ProblemError(
        "locked",
        "Originals are being written at the moment. Wait until that is done, or stop it, and undo then.",
      );
    this.isBringing = true;
    try {
      return await this.bringAll(asked);
    } finally {
      this.isBringing = false;
    }
  }

  /** As a job, which is shown once it takes long. */
  private async bringAll(asked: Parameters<typeof putBack>[1]): Promise<readonly string[]> {
    const { jobs, stored } = this.means;
    const { promise: changed, resolve, reject } = Promise.withResolvers<readonly string[]>();
    const label = "Putting originals back";
    const { ended } = jobs.start(
      { kind: "metadata", label, input: {}, quiet: true },
      async (control) => {
        try {
          const outcome = await putBack(this.means, asked, control);
          await stored(outcome.stills);
          resolve(outcome.changed);
        } catch (error) {
          reject(error); // told to whoever undoes
        }
        return "The originals are as they were.";
      },
    );
    await ended;
    return await changed;
  }
}

/** Names of files that are told one by one. */
const NAMED = 5;

/** Says of something that is done that files which other programs changed since are left as they are. @throws when there are any */
export function requireAllBrought(label: string, changed: readonly string[]): void {
  if (changed.length === 0) return;
  const named = changed.slice(0, NAMED).join(", ");
  const more = changed.length - NAMED;
  const which = more > 0 ? `${named} and ${more.toLocaleString("en")} more` : named;
  throw new ProblemError(
    "changed",
    `“${label}” is done but for what other programs have changed since, which stays as it is: ${which}.`,
  );
}
