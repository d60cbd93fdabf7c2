import { useSyncExternalStore, type ReactNode } from "react";
import { countries, countryName } from "../../shared/country.ts";
import { dayAt, zoneHere } from "../../shared/rights/moment.ts";
import { isTerritory } from "../../shared/rights/territory.ts";
import { useNames, uses } from "../../shared/rights/use.ts";
import { classes } from "../ui/classes.ts";
import { askedOfRights, type AskedInWindow, useAsked } from "./asked-of-rights.ts";
import styles from "./rights.module.css";

const territories = countries
  .filter(isTerritory)
  .map((code) => ({ code, name: countryName(code) }))
  .toSorted((a, b) => a.name.localeCompare(b.name));

/** For what, where and when the status is told. */
export function AskedFields(): ReactNode {
  const asked = useAsked();
  const change = (changed: Partial<AskedInWindow>): void => {
    const { use, territory, date } = { ...asked, ...changed };
    askedOfRights.setState({ request: { use, territory }, date });
  };
  return <RequestFields asked={asked} onChange={change} />;
}

/** Asks for a use, a country and a day. As long as no day was chosen it is the present moment, and today is shown. */
export function RequestFields(props: {
  readonly asked: AskedInWindow;
  readonly onChange: (change: Partial<AskedInWindow>) => void;
  /** Where there is room beside each other. */
  readonly inARow?: boolean;
}): ReactNode {
  const { asked, onChange, inARow = false } = props;
  const { use, territory, date } = asked;
  const today = useSyncExternalStore(everyMinute, todayHere);
  return (
    <div className={classes(styles, "asked", inARow && "in-a-row")} data-asked>
      <label>
        <span>For which use</span>
        <select
          value={use}
          onChange={({ target: { value } }) =>
            onChange({ use: uses.find((one) => one === value) ?? use })
          }
        >
          {uses.map((one) => (
            <option key={one} value={one}>
              {capital(useNames[one])}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>In which country</span>
        <select
          value={territory ?? ""}
          onChange={({ target: { value } }) => onChange({ territory: value === "" ? null : value })}
        >
          <option value="">The whole world</option>
          {territories.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>On which day</span>
        <input
          type="date"
          value={date === "" ? today : date}
          // half a day is none: the field says so by going back to today
          onChange={({ target: { value } }) => onChange({ date: value === today ? "" : value })}
        />
      </label>
    </div>
  );
}

/** So that a window left open over midnight shows the new day. */
function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
}

function todayHere(): string {
  return dayAt(Date.now(), zoneHere());
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
