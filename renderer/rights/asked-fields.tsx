import type { ReactNode } from "react";
import { countries, countryName } from "../../shared/country.ts";
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

/** Asks for a use, a country and a day. */
export function RequestFields(props: {
  readonly asked: AskedInWindow;
  readonly onChange: (change: Partial<AskedInWindow>) => void;
  /** Where there is room beside each other. */
  readonly inARow?: boolean;
}): ReactNode {
  const { asked, onChange, inARow = false } = props;
  const { use, territory, date } = asked;
  return (
    <div className={classes(styles, "asked", inARow && "in-a-row")}>
      <select
        aria-label="For which use"
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
      <select
        aria-label="In which country"
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
      <input
        type="date"
        aria-label="On which day; today when empty"
        value={date}
        onChange={({ target: { value } }) => onChange({ date: value })}
      />
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
