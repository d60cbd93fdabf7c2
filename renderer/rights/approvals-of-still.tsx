import type { ReactNode } from "react";
import { useStore } from "zustand";
import {
  approvalStateNames,
  approvalStates,
  type ApprovalState,
} from "../../shared/rights/approval.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import type { StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { ApprovalEditor, newApproval } from "./approval-editor.tsx";
import { openForm } from "./rights-forms.ts";
import styles from "./rights.module.css";
import type { SaidPlace } from "./said-place.ts";
import { useForm } from "./use-form.ts";

type Approval = KeptStillRights["approvals"][number];

/** What performers said of a still, to be changed; pending are also those who have a say in its film. */
export function ApprovalsOfStill({
  still,
  approvals,
}: {
  readonly still: StillId;
  readonly approvals: readonly Approval[];
}): ReactNode {
  return (
    <section aria-label="Approvals" className={classes(styles, "subpart")}>
      <h4>Approvals of performers</h4>
      {approvals.length > 0 && (
        <ul className={classes(styles, "approvals")} aria-label="Approvals">
          {approvals.map((approval) => (
            <OneApproval key={approval.performer.id} still={still} approval={approval} />
          ))}
        </ul>
      )}
      <AddApproval place={{ kind: "still", id: still }} />
    </section>
  );
}

function OneApproval({
  still,
  approval,
}: {
  readonly still: StillId;
  readonly approval: Approval;
}): ReactNode {
  const place: SaidPlace = { kind: "still", id: still };
  const writable = useStore(archiveState, isWritable);
  const { performer, state, by, on, rule, note } = approval;
  const form = useForm(place, "approval", performer.id);
  const field = `rights-approval-${String(performer.id)}`;
  const said = [by, on === "" ? "" : momentInWords({ at: on, zone: null }), rule, note];
  return (
    <li>
      <label>
        <bdi>{performer.name}</bdi>
        <select
          disabled={!writable}
          value={state}
          onChange={({ target: { value } }) => void say(still, approval, stateOf(value))}
        >
          {approvalStates.map((one) => (
            <option key={one} value={one}>
              {approvalStateNames[one]}
            </option>
          ))}
        </select>
      </label>
      <div className={classes(styles, "what")}>
        <bdi>{said.filter((part) => part !== "").join("; ")}</bdi>
      </div>
      {writable && form === null && (
        <div className={classes(styles, "does")}>
          <Button
            tone="plain"
            field={field}
            onPress={() =>
              openForm(place, {
                what: "approval",
                id: performer.id,
                written: { performer, state, by, on, rule, note },
              })
            }
          >
            Who said so, and when
            <span className="visually-hidden"> ({performer.name})</span>
          </Button>
          {approval.id !== null && (
            <Button tone="plain" onPress={() => void take(still, performer.id)}>
              Take away<span className="visually-hidden"> what {performer.name} said</span>
            </Button>
          )}
        </div>
      )}
      {form !== null && (
        <ApprovalEditor place={place} id={performer.id} written={form.written} back={field} />
      )}
    </li>
  );
}

/** Writes what a performer said who does not stand there yet. */
export function AddApproval({
  place,
}: {
  readonly place: Extract<SaidPlace, { kind: "still" | "stills" }>;
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const form = useForm(place, "approval", null);
  if (!writable) return null;
  return form === null ? (
    <div className={classes(styles, "does")}>
      <Button
        field="rights-add-approval"
        onPress={() => openForm(place, { what: "approval", id: null, written: newApproval })}
      >
        Add what a performer said
      </Button>
    </div>
  ) : (
    <ApprovalEditor place={place} id={null} written={form.written} back="rights-add-approval" />
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

async function take(still: StillId, performer: number): Promise<void> {
  const nothing = { state: null, by: "", on: "", rule: "", note: "" } as const;
  await orTell(async () => {
    const { label, change } = await ask("rights.setApproval", {
      stills: { ids: [still] },
      performer,
      ...nothing,
    });
    tellChange(label, change);
  });
}
