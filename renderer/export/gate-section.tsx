import { useId, type ReactNode } from "react";
import type { CheckedFile, ExportPlan } from "../../shared/contract/export.ts";
import { rightsStatuses, type StillId } from "../../shared/still.ts";
import { RequestFields } from "../rights/asked-fields.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph, statusNames } from "../ui/status-glyph.tsx";
import { conditionsOf } from "./conditions-of.ts";
import { ownName } from "./own-name.ts";
import { UnfilledTexts } from "./unfilled-texts.tsx";
import type { GateState, Sorted } from "./use-gate.ts";
import styles from "./gate.module.css";

type GateSectionProps = {
  readonly gate: GateState;
  /** Null while it is looked up, and where the stills are too many to list. */
  readonly plan: ExportPlan | null;
  readonly sorted: Sorted | null;
  readonly isListed: boolean;
  readonly onLeaveOut: (still: StillId) => void;
};

/** For what is handed out, how the rights stand for that, and what has to be decided before. */
export function GateSection(props: GateSectionProps): ReactNode {
  const { gate, plan, sorted, isListed, onLeaveOut } = props;
  if (gate.asked === null) return null;
  return (
    <section className={classes(styles, "gate")} aria-label="Rights for this hand-out">
      <RequestFields asked={gate.asked} onChange={gate.change} inARow />
      <div aria-live="polite">{plan !== null && <Counts plan={plan} />}</div>
      {isListed && sorted === null && (
        <p className={classes(styles, "soft")}>The rights are being looked up.</p>
      )}
      {!isListed && <UnseenTick gate={gate} />}
      {sorted !== null && sorted.toRead.length > 0 && <ToRead files={sorted.toRead} gate={gate} />}
      {plan !== null && (plan.rights.unknown > 0 || gate.strict) && (
        <label className={classes(styles, "tick")}>
          <input
            type="checkbox"
            checked={gate.strict}
            onChange={({ target }) => gate.setStrict(target.checked)}
          />
          Hold back stills whose rights are unknown
        </label>
      )}
      {sorted !== null && (
        <>
          {sorted.blocked.length > 0 && <Blocked files={sorted.blocked} gate={gate} />}
          {sorted.unfilled.length > 0 && (
            <UnfilledTexts files={sorted.unfilled} onLeaveOut={onLeaveOut} />
          )}
        </>
      )}
    </section>
  );
}

function Counts({ plan }: { readonly plan: ExportPlan }): ReactNode {
  return (
    <ul className={classes(styles, "counts")} aria-label="How the rights stand">
      {rightsStatuses
        .filter((status) => plan.rights[status] > 0)
        .map((status) => (
          <li key={status}>
            <StatusGlyph status={status} /> {count(plan.rights[status])}{" "}
            <span aria-hidden>{statusNames[status].replace("Rights ", "")}</span>
          </li>
        ))}
    </ul>
  );
}

/** Stills too many to list cannot be shown before: what is blocked stays here in any case. */
function UnseenTick({ gate }: { readonly gate: GateState }): ReactNode {
  return (
    <label className={classes(styles, "tick")}>
      <input
        type="checkbox"
        checked={gate.allRead}
        onChange={({ target }) => gate.setAllRead(target.checked)}
      />
      The conditions were read; hand out what is conditional{gate.strict ? "" : " or unknown"} too
    </label>
  );
}

function ToRead(props: {
  readonly files: readonly CheckedFile[];
  readonly gate: GateState;
}): ReactNode {
  const { files, gate } = props;
  const unknown = files.filter(({ rights }) => rights.status === "unknown").length;
  const read = files.filter(gate.isRead).length;
  return (
    <div>
      <label className={classes(styles, "tick")}>
        <input
          type="checkbox"
          checked={read === files.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = read > 0 && read < files.length;
          }}
          onChange={({ target }) => gate.setRead(files, target.checked)}
        />
        <span>{whatWasRead(files.length - unknown, unknown)}</span>
      </label>
      <Conditions files={files} />
      <details>
        <summary>
          {read === files.length
            ? `Read, ${count(read)} of ${count(files.length)}`
            : `To be read, one by one: ${count(files.length - read)} of ${count(files.length)}`}
        </summary>
        <ul className={classes(styles, "list")} aria-label="To be read">
          {files.map((file) => (
            <Decision
              key={file.still}
              file={file}
              label="Read"
              checked={gate.isRead(file)}
              onChange={(tick) => gate.setRead([file], tick)}
            />
          ))}
        </ul>
      </details>
    </div>
  );
}

/** What the tick is about: with the same condition on every still it is one line, however many there are. */
function Conditions({ files }: { readonly files: readonly CheckedFile[] }): ReactNode {
  return (
    <ul className={classes(styles, "conditions")} aria-label="Conditions">
      {conditionsOf(files).map(({ words, stills }) => (
        <li key={words}>
          <span>
            <Sentence text={words} />
          </span>
          {stills < files.length && <span>{counted(stills, "still")}</span>}
        </li>
      ))}
    </ul>
  );
}

function whatWasRead(conditional: number, unknown: number): string {
  const nothing = `of ${counted(unknown, "still")} nothing is known that allows this`;
  if (conditional === 0) return `I have read that ${nothing}`;
  const conditions = `I have read the conditions of ${counted(conditional, "still")}`;
  return unknown === 0 ? conditions : `${conditions}, and that ${nothing}`;
}

function Blocked(props: {
  readonly files: readonly CheckedFile[];
  readonly gate: GateState;
}): ReactNode {
  const { files, gate } = props;
  const reasonId = useId();
  const against = files.filter(gate.isOverridden);
  const overridden = against.length;
  const isMissing =
    gate.reason.trim() === "" && against.some(({ still }) => gate.ownReason(still).trim() === "");
  return (
    <div>
      <p className={classes(styles, "held")}>
        {overridden === 0
          ? `${counted(files.length, "still")} held back for rights`
          : `Against what is recorded: ${count(overridden)} of ${counted(files.length, "still")}`}
      </p>
      {overridden > 0 && (
        <label className={classes(styles, "reason")} htmlFor={reasonId}>
          Why {counted(overridden, "still goes", "stills go")} out all the same; it is kept in the
          ledger with your name
          <textarea
            id={reasonId}
            rows={2}
            required
            aria-invalid={isMissing}
            value={gate.reason}
            onChange={({ target }) => gate.setReason(target.value)}
          />
        </label>
      )}
      <ul className={classes(styles, "list")} aria-label="Held back for their rights">
        {files.map((file) => (
          <Decision
            key={file.still}
            file={file}
            label="Hand out all the same"
            checked={gate.isOverridden(file)}
            onChange={(tick) => gate.setOverridden(file, tick)}
          >
            {overridden > 1 && gate.isOverridden(file) && (
              <input
                aria-label={`Why ${ownName(file)}, if for another reason`}
                placeholder="Another reason than above"
                value={gate.ownReason(file.still)}
                onChange={({ target }) => gate.setOwnReason(file.still, target.value)}
              />
            )}
          </Decision>
        ))}
      </ul>
    </div>
  );
}

/** A still with its reasons, and what can be decided on it. */
function Decision(props: {
  readonly file: CheckedFile;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (tick: boolean) => void;
  /** What is to be said of it once it is ticked. */
  readonly children?: ReactNode;
}): ReactNode {
  const { file, label, checked, onChange, children } = props;
  const nameId = useId();
  const reasonsId = useId();
  const { status, reasons } = file.rights;
  const weighing = new Set(
    reasons.filter(({ effect }) => effect !== "notes").map(({ words }) => words),
  );
  return (
    <li>
      <StatusGlyph status={status} />
      <div className={classes(styles, "about")}>
        <span id={nameId}>
          <MiddleName name={ownName(file)} />
        </span>
        <ul id={reasonsId} className={classes(styles, "reasons")}>
          {[...weighing].map((words) => (
            <li key={words}>
              <Sentence text={words} />
            </li>
          ))}
        </ul>
        <label className={classes(styles, "tick")}>
          <input
            type="checkbox"
            checked={checked}
            aria-describedby={`${nameId} ${reasonsId}`}
            onChange={({ target }) => onChange(target.checked)}
          />
          {label}
        </label>
        {children}
      </div>
    </li>
  );
}
