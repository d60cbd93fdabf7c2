import { setTimeout } from "node:timers/promises";
import {
  contract,
  type EngineMessage,
  type ProcedureName,
  type Request,
} from "../../shared/contract/index.ts";
import { HOST_PRINTS, type HostReply } from "../../shared/contract/host.ts";
import { engineEnds } from "../../shared/engine-ends.ts";
import { startEngine } from "./engine.ts";
import { HostPrinter } from "./host-printer.ts";
import { isDiskFault, problemOfError } from "./problem-of-error.ts";
import { readSettings } from "./settings.ts";

/** How long closing may take at a fault, which may be of the very disk that is written at closing. */
const CLOSING_MS = 8_000;

const printer = new HostPrinter(send);

/*
 * The engine as a process of its own: requests in, replies and notices out, over the channel of
 * whoever started it. It ends when that one does.
 */
const engine = startEngine(
  (event, data) => {
    send({ event, data });
  },
  { watches: true, backsUp: true },
  process.argv.includes(HOST_PRINTS) ? printer.print : null,
);

function send(message: EngineMessage): void {
  // The other end may close while we answer; its going is told by "disconnect", not by a failed send.
  if (process.connected) process.send?.(message, () => undefined);
}

/** The archive named by whoever started us, else the one used last: a restart after a crash goes on where it was. */
async function openFirst(): Promise<void> {
  const named = process.env["STILLROOM_CATALOG"] ?? "";
  const folder = named === "" ? readSettings().recent[0] : named;
  if (folder === undefined) return;
  try {
    await engine.ask("archive.open", { path: folder });
  } catch (error) {
    problemOfError(error); // logged; the archive's state says it to the window
  }
}

const firstOpened = openFirst();

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

async function answer({ id, procedure, input }: Request): Promise<void> {
  await firstOpened; // so that the window does not show its welcome for a moment
  try {
    if (!isProcedure(procedure)) throw new Error(`there is no procedure ${procedure}`);
    // `ask` checks the input against the contract before anything uses it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    send({ id, output: await engine.ask(procedure, input as never) });
  } catch (error) {
    send({ id, problem: problemOfError(error) });
  }
}

async function stop(): Promise<void> {
  await engine.close();
  process.exit(0);
}

let atFault = false;

/**
 * A fault that nobody was there to answer for: what stands in memory is in doubt, but every change that
 * was confirmed is on disk. The catalog is closed, and whoever started us is told by the code. Damage to the
 * database is none of ours: it is told, and what can still be read can be looked at.
 */
async function endAtFault(fault: unknown): Promise<void> {
  if (engine.metDamage(fault)) return;
  problemOfError(fault); // logged
  if (atFault) return;
  atFault = true;
  const closed = engine.close().catch(problemOfError);
  await Promise.race([closed, setTimeout(CLOSING_MS)]);
  process.exit(isDiskFault(fault) ? engineEnds.diskFault : engineEnds.fault);
}

// Whoever reads the log may go before we do. Without this, each line that cannot be written is a fault, which
// is logged, and the engine never ends.
process.stderr.on("error", () => undefined);
process.on("uncaughtException", (fault) => void endAtFault(fault)); // rejections without a listener too
process.on("message", (message: Request | HostReply) => {
  if ("question" in message) printer.hear(message);
  else void answer(message);
});
process.on("disconnect", () => {
  printer.close();
  void stop();
});
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
