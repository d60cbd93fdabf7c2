import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Tracing } from "../../shared/rights/layer-record.ts";
import { holderRoles } from "../../shared/rights/layer.ts";
import {
  commonsUris,
  exactFormOf,
  rightsStatements,
  statementOf,
} from "../../shared/rights/statement.ts";
import { RecordInput } from "../records/record-input.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";
import type { HolderWritten } from "./layer-written.ts";
import { holderRoleNames } from "./rights-words.ts";

type Of<T> = { readonly value: T; readonly onChange: (value: T) => void };

const offered = [...rightsStatements.map(({ uri }) => uri), ...commonsUris];

/** With this one begins to write another. */
const another = "http://";

/** A statement of RightsStatements.org or a licence of Creative Commons, by its label, with the URI it is kept as. */
export function StatementField({ value, onChange }: Of<string>): ReactNode {
  const isAnother = value !== "" && !offered.includes(value);
  return (
    <>
      <select
        aria-label="Rights statement"
        value={isAnother ? another : value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">Choose one…</option>
        {offered.map((uri) => (
          <option key={uri} value={uri}>
            {statementOf(uri)?.label ?? uri}
          </option>
        ))}
        <option value={another}>Another licence, by its URI…</option>
      </select>
      {isAnother && (
        <input
          aria-label="URI of the rights statement"
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange(target.value === "" ? another : target.value)}
          onBlur={() => onChange(exactFormOf(value) ?? value)}
        />
      )}
      {value !== "" && (
        <p className={classes(styles, "hint", "uri")}>
          {isAnother ? (statementOf(value)?.label ?? "an older or ported licence") : value}
        </p>
      )}
    </>
  );
}

/** Who holds a layer, each with what it is to it. */
export function HolderFields({ value, onChange }: Of<readonly HolderWritten[]>): ReactNode {
  return (
    <div className={classes(styles, "lines")}>
      {value.map((holder, index) => (
        <div key={`${holder.name} ${holder.role}`} className={classes(styles, "holder")}>
          <bdi>{holder.name}</bdi>
          <select
            aria-label={`What ${holder.name} is to it`}
            value={holder.role}
            onChange={({ target }) => {
              const role = holderRoles.find((one) => one === target.value) ?? holder.role;
              onChange(value.with(index, { ...holder, role }));
            }}
          >
            {holderRoles.map((role) => (
              <option key={role} value={role}>
                {holderRoleNames[role]}
              </option>
            ))}
          </select>
          <IconButton
            label={`Remove ${holder.name}`}
            icon={<X size={13} />}
            onPress={() => onChange(value.filter((one) => one !== holder))}
          />
        </div>
      ))}
      <RecordInput
        name="Add a holder"
        kind="agent"
        first="rightsHolder"
        placeholder="Add a holder"
        makes="New agent"
        inDialog
        onPick={(chosen, name) => {
          const id = "id" in chosen ? chosen.id : null;
          const role = holderRoles.find(
            (free) => !value.some((one) => one.name === name && one.role === free),
          );
          if (role !== undefined) onChange([...value, { id, name, role }]);
        }}
      />
    </div>
  );
}

/** Whether the holder could not be found, and where it was looked for. */
export function TracingFields({ value, onChange }: Of<Tracing>): ReactNode {
  const { untraced, log } = value;
  const put = (index: number, part: Partial<Tracing["log"][number]>): void =>
    onChange({ untraced, log: log.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <div className={classes(styles, "lines")}>
      <label className={classes(styles, "check")}>
        <input
          type="checkbox"
          checked={untraced}
          onChange={({ target }) => onChange({ untraced: target.checked, log })}
        />
        The holder could not be found
      </label>
      {log.map((step, index) => {
        const name = `Search ${String(index + 1)}`;
        return (
          // a line has no key but its place
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={classes(styles, "step")}>
            <input
              aria-label={`${name}: where`}
              placeholder="Register, letter or person"
              dir="auto"
              value={step.source}
              onChange={({ target }) => put(index, { source: target.value })}
            />
            <input
              type="date"
              aria-label={`${name}: on which day`}
              value={step.date}
              onChange={({ target }) => put(index, { date: target.value })}
            />
            <input
              aria-label={`${name}: what came of it`}
              placeholder="What came of it"
              dir="auto"
              value={step.outcome}
              onChange={({ target }) => put(index, { outcome: target.value })}
            />
            <IconButton
              label={`Remove search ${String(index + 1)}`}
              icon={<X size={13} />}
              onPress={() => onChange({ untraced, log: log.filter((_, at) => at !== index) })}
            />
          </div>
        );
      })}
      <Button
        tone="plain"
        onPress={() => onChange({ untraced, log: [...log, { source: "", date: "", outcome: "" }] })}
      >
        Add a search
      </Button>
    </div>
  );
}
