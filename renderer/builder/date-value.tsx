import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import { TextValue } from "./text-value.tsx";
import type { ValueProps } from "./value-kinds.ts";

/** The ways to say a day, month or year. */
const kinds = {
  day: "the day",
  month: "the month",
  year: "the year",
  today: "today",
  yesterday: "yesterday",
  tomorrow: "tomorrow",
  d: "days ago",
  m: "months ago",
  y: "years ago",
} as const;
type Kind = keyof typeof kinds;
const kindNames: readonly Kind[] = ["day", "month", "year", "today", "yesterday", "d", "m", "y"];

type Props = ValueProps & {
  /** Whether a time ago can stand here. */
  readonly takesAgo: boolean;
};

/** A date: from the calendar, or as a word for it. */
export function DateValue({ label, value, onValue, takesAgo }: Props): ReactNode {
  const kind = kindOf(value);
  const offered = kindNames.filter((one) => takesAgo || one.length > 1);
  return (
    <>
      <select
        className={classes(styles, "choice")}
        aria-label={`${label}: how it is said`}
        value={kind}
        onChange={({ target }) => {
          const chosen = kindNames.find((one) => one === target.value) ?? "day";
          onValue(beginningOf(chosen, value));
        }}
      >
        {(offered.includes(kind) ? offered : [...offered, kind]).map((one) => (
          <option key={one} value={one}>
            {kinds[one]}
          </option>
        ))}
      </select>
      <Entry kind={kind} label={label} value={value} onValue={onValue} />
    </>
  );
}

function Entry({ kind, label, value, onValue }: ValueProps & { readonly kind: Kind }) {
  if (kind === "today" || kind === "yesterday" || kind === "tomorrow") return null;
  if (kind === "day" || kind === "month")
    return (
      <input
        className={classes(styles, "entry")}
        type={kind === "day" ? "date" : "month"}
        aria-label={label}
        max={kind === "day" ? "9999-12-31" : "9999-12"}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    );
  if (kind === "year")
    return <TextValue label={label} type="number" value={value} onValue={onValue} />;
  return (
    <TextValue
      label={label}
      type="number"
      value={value.slice(0, -1)}
      onValue={(next) => onValue(`${next}${kind}`)}
    />
  );
}

const agoUnits = { d: "days", w: "weeks", m: "months", y: "years" } as const;

/** So many days, weeks, months or years. */
export function AgoValue({ label, value, onValue }: ValueProps): ReactNode {
  const unit = value.slice(-1);
  const number = value.slice(0, -1);
  return (
    <>
      <TextValue
        label={label}
        type="number"
        value={number}
        onValue={(next) => onValue(`${next}${unit}`)}
      />
      <select
        className={classes(styles, "choice")}
        aria-label={`Unit, ${label}`}
        value={unit}
        onChange={({ target }) => onValue(`${number}${target.value}`)}
      >
        {Object.entries(agoUnits).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function kindOf(value: string): Kind {
  if (value === "today" || value === "yesterday" || value === "tomorrow") return value;
  const unit = kindNames.find((one) => one.length === 1 && value.endsWith(one));
  if (unit !== undefined) return unit;
  if (value === "" || /^\d{1,4}-\d\d-/u.test(value)) return "day";
  return value.includes("-") ? "month" : "year";
}

/** What stands there as soon as a way is chosen; of the calendar today's. */
function beginningOf(kind: Kind, before: string): string {
  const known = /^\d{4}(?:-\d\d){0,2}$/u.test(before) ? before : "";
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  const today = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const date = `${known}${today.slice(known.length)}`;
  switch (kind) {
    case "day":
      return date;
    case "month":
      return date.slice(0, 7);
    case "year":
      return date.slice(0, 4);
    case "d":
    case "m":
    case "y":
      return `${kind === "d" ? "7" : "1"}${kind}`;
    default:
      return kind;
  }
}
