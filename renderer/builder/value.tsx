import type { ReactNode } from "react";
import { ratings, starsOf } from "../../shared/marks.ts";
import { keyedFields } from "../../shared/query/keyed-name.ts";
import { printQuery } from "../../shared/query/print.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { AgoValue, DateValue } from "./date-value.tsx";
import styles from "./builder.module.css";
import type { Condition } from "./condition.ts";
import { fieldById, type Code } from "./fields.ts";
import { OfferedValue } from "./offered-value.tsx";
import { SizeValue } from "./size-value.tsx";
import { TextValue } from "./text-value.tsx";
import { valueKind, type ValueProps } from "./value-kinds.ts";

type Props = {
  readonly condition: Condition;
  readonly place: string;
  readonly onChange: (condition: Condition) => void;
};

/** Where the value of a condition is entered; of a range its two ends. */
export function Value({ condition, place, onChange }: Props): ReactNode {
  const { value, upTo, relation } = condition;
  const first = { value, onValue: (next: string) => onChange({ ...condition, value: next }) };
  if (relation.name !== "between")
    return <OneValue condition={condition} label={`Value of condition ${place}`} {...first} />;
  return (
    <>
      <OneValue condition={condition} label={`From, condition ${place}`} {...first} />
      <span>and</span>
      <OneValue
        condition={condition}
        label={`Up to, condition ${place}`}
        value={upTo}
        onValue={(next) => onChange({ ...condition, upTo: next })}
      />
    </>
  );
}

function OneValue({ condition, ...entry }: ValueProps & { readonly condition: Condition }) {
  const { asks } = fieldById(condition.field);
  switch (valueKind(asks, condition.relation.name)) {
    case "none":
      return null;
    case "words":
      return (
        <>
          <TextValue {...entry} />
          <NamedValue field={condition.field} value={entry.value} />
        </>
      );
    case "number":
      return <TextValue {...entry} type="number" />;
    case "offered":
      return (
        <>
          <OfferedValue {...entry} asked={(typed) => `${condition.field}:${open(typed)}`} />
          <NamedValue field={condition.field} value={entry.value} />
        </>
      );
    case "language":
      return (
        <OfferedValue {...entry} asked={(typed) => `has:${condition.field}:${typed.trim()}`} />
      );
    case "code":
      return <CodeValue {...entry} codes={"codes" in asks ? asks.codes : []} />;
    case "stars":
      return <CodeValue {...entry} codes={stars} />;
    case "size":
      return asks.of === "size" ? <SizeValue {...entry} unit={asks.unit} /> : null;
    case "date":
      return <DateValue {...entry} takesAgo={condition.relation.name !== "is"} />;
    case "ago":
      return <AgoValue {...entry} />;
  }
}

/** Beside a key what it stands for, with what tells it from others of its name. */
function NamedValue({ field, value }: { readonly field: string; readonly value: string }) {
  const keyed = keyedFields.find((one) => one === field);
  const { answer, asked } = useAnswer(
    "search.named",
    keyed === undefined || value === "" ? null : { field: keyed, value },
    (archive) => archive.overviewVersion,
  );
  const name = asked?.value === value ? (answer?.name ?? null) : null;
  return name === null ? null : <span dir="auto">{name}</span>;
}

/** In quotes that are not closed: what is typed may go on. */
function open(typed: string): string {
  return printQuery({ kind: "text", text: `${typed} `, prefix: false }).slice(0, -2);
}

const stars: readonly Code[] = [
  ["0", "no stars"],
  ...ratings.map((rating): Code => [String(rating), starsOf(rating)]),
];

function CodeValue({
  label,
  value,
  onValue,
  codes,
}: ValueProps & { readonly codes: readonly Code[] }) {
  // what was typed may only begin a code, or be another word for it
  const isKnown = codes.some(([code]) => code === value);
  return (
    <select
      className={classes(styles, "choice")}
      aria-label={label}
      value={value}
      onChange={({ target }) => onValue(target.value)}
    >
      {isKnown ? null : <option value={value}>{value}</option>}
      {codes.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
