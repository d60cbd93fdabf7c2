import type { ReactNode } from "react";
import type { SizeUnit } from "../../shared/query/sizes.ts";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import { TextValue } from "./text-value.tsx";
import type { ValueProps } from "./value-kinds.ts";

const unitsOf: Readonly<Record<SizeUnit, readonly [usual: string, ...others: string[]]>> = {
  edge: ["px"],
  pixels: ["MP"],
  bytes: ["MB", "kB", "GB", "B"],
};

/** A number and what it counts. */
export function SizeValue({
  label,
  value,
  onValue,
  unit,
}: ValueProps & { readonly unit: SizeUnit }): ReactNode {
  const [, number = "", written = ""] = /^([\d.,]*)\s*(\p{L}*)$/u.exec(value) ?? [];
  const units = unitsOf[unit];
  const chosen = units.find((one) => one.toLowerCase() === written.toLowerCase()) ?? units[0];
  return (
    <>
      <TextValue
        label={label}
        type="number"
        value={number}
        onValue={(next) => onValue(next === "" ? "" : `${next}${chosen}`)}
      />
      {units.length === 1 ? (
        <span>{chosen}</span>
      ) : (
        <select
          className={classes(styles, "choice")}
          aria-label={`Unit, ${label}`}
          value={chosen}
          onChange={({ target }) => onValue(`${number}${number === "" ? "" : target.value}`)}
        >
          {units.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      )}
    </>
  );
}
