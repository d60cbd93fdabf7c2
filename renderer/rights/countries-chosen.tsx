import { useMemo, useState, type ReactNode } from "react";
import { countryName } from "../../shared/country.ts";
import { isTerritory } from "../../shared/rights/territory.ts";
import { movedOrder } from "../export/moved-order.ts";
import { ChosenList } from "../records/chosen-list.tsx";
import { countriesNamed } from "../records/countries-named.ts";
import { Combobox } from "../ui/combobox.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";

type Props = {
  readonly label: string;
  readonly add: string;
  readonly codes: readonly string[];
  readonly onChange: (codes: string[]) => void;
};

/** Countries there are today, chosen by their names. */
export function CountriesChosen({ label, add, codes, onChange }: Props): ReactNode {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const lines = useMemo(
    () =>
      open
        ? countriesNamed(text).filter(({ key }) => isTerritory(key) && !codes.includes(key))
        : [],
    [open, text, codes],
  );
  return (
    <div className={classes(styles, "field")}>
      <span aria-hidden>{label}</span>
      <ChosenList
        name={label}
        items={codes}
        keyOf={(code) => code}
        nameOf={(code) => countryName(code)}
        onOpen={null}
        onRemove={(code) => onChange(codes.filter((one) => one !== code))}
        onMove={(from, before) => onChange([...movedOrder(codes, from, before)])}
      >
        <Combobox
          name={add}
          placeholder={add}
          text={text}
          onText={setText}
          open={open}
          onOpen={setOpen}
          lines={lines}
          fresh
          nothing={`No country is called “${text.trim()}”.`}
          onPick={({ key }) => onChange([...codes, key])}
        />
      </ChosenList>
    </div>
  );
}
