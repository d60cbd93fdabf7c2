import { flushCompileCache } from "node:module";
import { startEngine } from "../../electron/engine/engine.ts";
import { problemOfError } from "../../electron/engine/problem-of-error.ts";
import type { ProcedureName } from "../../shared/contract/index.ts";
import { seeded } from "../helpers/damage.ts";
import type { Order, Report } from "./messages.ts";
import { standing } from "./standing.ts";
import { works } from "./works.ts";

/*
 * A process of its own that has loaded the engine and waits for orders: to open an archive, to answer what is
 * asked of it, to work until it is killed. A change is told as confirmed only once the engine has answered.
 */
const engine = startEngine();

function tell(report: Report): void {
  process.send?.(report, () => undefined);
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
  } else if ("work" in order) {
    const last = Math.max(...order.at.stills, ...order.at.writable);
    await works[order.work]({
      engine,
      at: order.at,
      random: seeded(order.at.seed),
      confirmed: () => tell({ confirmed: standing(engine.archive().catalog.db, last) }),
      began: (uuid) => tell({ began: uuid }),
    });
  } else {
    await engine.close();
    tell({ closed: true });
  }
}

process.on("message", (order: Order) => {
  follow(order).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exit(3);
  });
});
process.on("disconnect", () => process.exit(0));
flushCompileCache(); // for those after it: whoever is killed cannot at its end
tell({ loaded: true });
