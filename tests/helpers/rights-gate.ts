import type { AskedGate } from "../../shared/contract/export.ts";
import { gateOf } from "../../electron/engine/export/asked-gate.ts";

/** Lets out what is clear, conditional or unknown, for tests of what else an export does. */
export const allRead: AskedGate = {
  request: { use: "press", territory: null },
  strictness: "ask",
  read: "all",
  override: null,
};

/** The same as an order has it. */
export const gateRead = gateOf(allRead);
