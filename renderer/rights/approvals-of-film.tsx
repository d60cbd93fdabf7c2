import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ApprovalsOfPerformer, SayInFilm } from "../../shared/contract/rights.ts";
import {
  approvalStateNames,
  approvalStates,
  customaryRule,
  type ApprovalCount,
} from "../../shared/rights/approval.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { RecordLink } from "../records/record-link.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { openForm } from "./rights-forms.ts";
import styles from "./rights.module.css";
import type { SaidPlace } from "./said-place.ts";
import { SayEditor } from "./say-editor.tsx";
import { useForm } from "./use-form.ts";

type FilmPlace = Extract<SaidPlace, { kind: "film" }>;
type Props = { readonly place: FilmPlace; readonly says: readonly SayInFilm[] };

/** Which performers have a say in the stills of a film, and whether they approved as many as the rule asks. */
export function ApprovalsOfFilm({ place, says }: Props): ReactNode {
  const { answer } = useAnswer(
    "rights.approvals",
    { film: place.id },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  return (
    <section aria-label="Approvals of performers" className={classes(styles, "subpart")}>
      <h4>Approvals of performers</h4>
      {(answer ?? []).length > 0 && (
        <ul className={classes(styles, "reasons")} aria-label="Approvals of performers">
          {answer?.map((one) => (
            <OnePerformer
              key={one.performer.id}
              place={place}
              one={one}
              say={says.find(({ performer }) => performer.id === one.performer.id) ?? null}
            />
          ))}
        </ul>
      )}
      <AddSay place={place} />
    </section>
  );
}

function OnePerformer({
  place,
  one,
  say,
}: {
  readonly place: FilmPlace;
  readonly one: ApprovalsOfPerformer;
  readonly say: SayInFilm | null;
}): ReactNode {
  const { performer, asked, recorded, solo, group } = one;
  const writable = useStore(archiveState, isWritable);
  const form = useForm(place, "say", performer.id);
  const field = `rights-say-${String(performer.id)}`;
  return (
    <li className={classes(styles, "placed")}>
      <b>
        <RecordLink kind="agent" record={performer} />
      </b>
      {!recorded && (
        <div className={classes(styles, "what")}>
          no say is recorded; against the customary {customaryRule.solo} and {customaryRule.group}
        </div>
      )}
      <Share name="Alone" count={solo} asked={asked.solo} />
      <Share name="With others" count={group} asked={asked.group} />
      {say !== null && say.rule !== "" && (
        <div className={classes(styles, "what")}>
          <bdi>{say.rule}</bdi>
        </div>
      )}
      {writable && form === null && (
        <div className={classes(styles, "does")}>
          <Button
            tone="plain"
            field={field}
            onPress={() =>
              openForm(place, {
                what: "say",
                id: performer.id,
                written: { performer, ...asked, rule: say?.rule ?? "" },
              })
            }
          >
            {recorded ? "Change the say" : "Record the say"}
            <span className="visually-hidden"> of {performer.name}</span>
          </Button>
          {recorded && (
            <Button tone="plain" onPress={() => void take(place.id, performer.id)}>
              Take the say away<span className="visually-hidden"> from {performer.name}</span>
            </Button>
          )}
        </div>
      )}
      {form !== null && (
        <SayEditor place={place} id={performer.id} written={form.written} back={field} />
      )}
    </li>
  );
}

/** How many stills of a kind are approved, against the hundredths that have to be. */
function Share({
  name,
  count,
  asked,
}: {
  readonly name: string;
  readonly count: ApprovalCount;
  readonly asked: number;
}): ReactNode {
  const { submitted, approved, reached } = count;
  const states = approvalStates
    .filter((state) => state !== "approved" && count[state] > 0)
    .map((state) => `${String(count[state])} ${approvalStateNames[state]}`);
  if (submitted === 0 && states.length === 0)
    return (
      <div>
        {name}: <span className={classes(styles, "what")}>no stills</span>
      </div>
    );
  const more = Math.ceil((asked * submitted) / 100) - approved;
  return (
    <div>
      {name}: {approved} of {submitted} approved, {asked} % asked –{" "}
      <b className={classes(styles, reached ? "reached" : "short")}>
        {reached ? "reached" : `${String(more)} more needed`}
      </b>
      {states.length > 0 && <div className={classes(styles, "what")}>{states.join(", ")}</div>}
    </div>
  );
}

function AddSay({ place }: { readonly place: FilmPlace }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const form = useForm(place, "say", null);
  if (!writable) return null;
  return form === null ? (
    <div className={classes(styles, "does")}>
      <Button
        field="rights-add-say"
        onPress={() =>
          openForm(place, {
            what: "say",
            id: null,
            written: { performer: null, ...customaryRule, rule: "" },
          })
        }
      >
        Give a performer a say
      </Button>
    </div>
  ) : (
    <SayEditor place={place} id={null} written={form.written} back="rights-add-say" />
  );
}

async function take(film: number, performer: number): Promise<void> {
  await orTell(async () => {
    const { label, change } = await ask("rights.setSay", { film, performer, say: null });
    tellChange(label, change);
  });
}
