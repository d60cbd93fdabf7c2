import { flushCompileCache } from "node:module";
import { connect } from "../../electron/engine/catalog/database.ts";
import { startEngine } from "../../electron/engine/engine.ts";
import { problemOfError } from "../../electron/engine/problem-of-error.ts";
import type { ProcedureName } from "../../shared/contract/index.ts";
import { seeded } from "../helpers/damage.ts";
import type { Order, Report, Standing } from "./messages.ts";
import { standing } from "./standing.ts";
import { works } from "./works.ts";

/*
 * A process of its own that has loaded the engine and waits for orders: to open an archive, to answer what is
 * asked of it, to work until it is killed. A change is told as confirmed only once the engine has answered.
 */
const engine = startEngine();
const RightDate = Date;

/** Resolves when it has left this process: what only waits in it is lost when it is killed. */
async function told(report: Report): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(report, () => resolve());
  });
}

function tell(report: Report): void {
  void told(report);
}

async function follow(order: Order): Promise<void> {
  if ("open" in order) {
    const began = performance.now();
    await engine.ask("archive.open", { path: order.open });
    tell({ opened: performance.now() - began });
  } else if ("ask" in order) {
    try {
      const procedure = order.procedure as ProcedureName;
      const output = await engine.ask(procedure, order.input as never);
      tell({ answer: order.ask, output });
    } catch (error) {
      tell({ answer: order.ask, problem: problemOfError(error) });
    }
  } else if ("clock" in order) {
    setClock(order.clock);
  } else if ("work" in order) {
    const last = Math.max(...order.at.stills, ...order.at.writable);
    await works[order.work]({
      engine,
      at: order.at,
      random: seeded(order.at.seed),
      refused: async (error) => {
        const problem = problemOfError(error);
        if (problem.kind === "internal") throw error;
        await told({ refused: problem });
      },
      confirmed: async () => await told({ confirmed: standingOrNull(last) }),
      began: async (uuid) => await told({ began: uuid }),
      restoring: async (backup) => await told({ restoring: standingIn(backup, last) }),
      backedUp: async (backup) =>
        await told({ backedUp: backup, standing: standingIn(backup, last) }),
    });
  } else {
    await engine.close();
    tell({ closed: true });
  }
}

/** Null where the disk does not let it be read. */
function standingOrNull(lastStill: number): Standing | null {
  try {
    return standing(engine.archive().catalog.db, lastStill);
  } catch (error) {
    if (problemOfError(error).kind === "internal") throw error;
    return null;
  }
}

function standingIn(backup: string, lastStill: number): Standing {
  const db = connect(backup, "read");
  try {
    return standing(db, lastStill);
  } finally {
    db.close();
  }
}

/** As if somebody had set the clock of the computer. */
function setClock(by: number): void {
  globalThis.Date = class extends RightDate {
    constructor(...given: unknown[]) {
      // of whichever form of its arguments
      super(...((given.length === 0 ? [RightDate.now() + by] : given) as [number]));
    }
    static override now(): number {
      return RightDate.now() + by;
    }
  } as DateConstructor;
}

process.on("message", (order: Order) => {
  follow(order).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exit(3);
  });
});
process.on("SIGXFSZ", () => undefined); // a file that may not grow fails to be written, and ends nobody
process.on("disconnect", () => process.exit(0));
flushCompileCache(); // for those after it: whoever is killed cannot at its end
tell({ loaded: true });
