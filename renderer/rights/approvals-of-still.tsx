import type { ReactNode } from "react";
import { useStore } from "zustand";
import {
  approvalStateNames,
  approvalStates,
  type ApprovalState,
} from "../../shared/rights/approval.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import type { StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { classes } from "../ui/classes.ts";
import styles from "./rights.module.css";

type Approval = KeptStillRights["approvals"][number];

/** What performers said of a still, to be changed; pending are also those who have a say in its film. */
export function ApprovalsOfStill({
  still,
  approvals,
}: {
  readonly still: StillId;
  readonly approvals: readonly Approval[];
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (approvals.length === 0) return null;
  return (
    <ul className={classes(styles, "approvals")} aria-label="Approvals">
      {approvals.map((approval) => (
        <li key={approval.performer.id}>
          <label>
            <bdi>{approval.performer.name}</bdi>
            <select
              disabled={!writable}
              value={approval.state}
              onChange={({ target: { value } }) => void say(still, approval, stateOf(value))}
            >
              {approvalStates.map((state) => (
                <option key={state} value={state}>
                  {approvalStateNames[state]}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}

function stateOf(value: string): ApprovalState {
  return approvalStates.find((state) => state === value) ?? "pending";
}

/** A new state is said today, by whoever says it: who and when it was before belongs to the old one. */
async function say(still: StillId, approval: Approval, state: ApprovalState): Promise<void> {
  const { performer, rule, note } = approval;
  await orTell(async () => {
    const said = { stills: { ids: [still] }, performer: performer.id, state, rule, note };
    const { label, change } = await ask("rights.setApproval", { ...said, by: "", on: "" });
    tellChange(label, change);
  });
}
