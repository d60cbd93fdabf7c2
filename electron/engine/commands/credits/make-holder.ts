import { saidKindNames, type SaidKind } from "../../../../shared/credit.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { makeAgent, setAgentKind } from "../../catalog/agents.ts";
import { sayParty } from "../../catalog/credit-knowledge.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { onlyAgent } from "../../catalog/holders.ts";
import { agentKindOf } from "../../credits/holders-in.ts";
import type { Action } from "../action.ts";

/** Makes a record of a party that a credit line names. Throws a Problem where there is one of the name. */
export function makeHolder(
  db: WritableDb,
  name: string,
  kind: Exclude<SaidKind, "nobody">,
): Action<{ agent: number }> {
  if (onlyAgent(db, name) !== null)
    throw new ProblemError("changed", `“${name}” is in the archive by now. Nothing was changed.`);
  const agent = makeAgent(db, name);
  setAgentKind(db, agent, agentKindOf[kind]);
  // until it is said of a still, nothing on its page tells that a distributor is one
  if (kind === "distributor") sayParty(db, name, kind);
  return {
    result: { agent },
    label: `Made “${name}”, ${saidKindNames[kind]}, a rights holder of the archive`,
  };
}
