import { useId, type ReactNode } from "react";
import type { Moment } from "../../shared/rights/moment.ts";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";

/** The zones the platform knows, to choose from; an offset such as +02:00 can be written as well. */
const zones = Intl.supportedValuesOf("timeZone");

type MomentProps = {
  readonly legend: string;
  readonly value: Moment | null;
  readonly onChange: (value: Moment | null) => void;
  /** What a field for the zone says while it is empty. */
  readonly zone: string;
};

/** A day, or a moment of the clock with its time zone; without a day it is none. */
export function MomentFields({ legend, value, onChange, zone }: MomentProps): ReactNode {
  const list = useId();
  const [day = "", time = ""] = (value?.at ?? "").split("T");
  const put = (next: { day?: string; time?: string; zone?: string }): void => {
    const at = { day, time, zone: value?.zone ?? "", ...next };
    if (at.day === "" && at.zone === "") onChange(null);
    else
      onChange({
        at: at.time === "" ? at.day : `${at.day}T${at.time}`,
        zone: at.zone === "" ? null : at.zone,
      });
  };
  return (
    <fieldset className={classes(styles, "moment")}>
      <legend>{legend}</legend>
      <input
        type="date"
        aria-label={`${legend}: day`}
        value={day}
        onChange={({ target }) => put({ day: target.value })}
      />
      <input
        type="time"
        aria-label={`${legend}: time of day, if one is said`}
        value={time}
        disabled={day === ""}
        onChange={({ target }) => put({ time: target.value })}
      />
      <input
        list={list}
        aria-label={`${legend}: time zone`}
        placeholder={zone}
        spellCheck={false}
        value={value?.zone ?? ""}
        onChange={({ target }) => put({ zone: target.value.trim() })}
      />
      <datalist id={list}>
        {zones.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
    </fieldset>
  );
}
