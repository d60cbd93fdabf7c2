import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { countryName } from "../../shared/country.ts";
import type { FilmPage } from "../../shared/record-page.ts";
import { movedOrder } from "../export/moved-order.ts";
import { Combobox } from "../ui/combobox.tsx";
import { changeFields } from "./change-record.ts";
import { countriesNamed } from "./countries-named.ts";
import { focusPage } from "./focus-page.ts";
import { ChosenList } from "./chosen-list.tsx";

/** The countries a film comes from, chosen by typing their names; those that are no more too. */
export function CountriesField({ page }: { page: FilmPage }): ReactNode {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const lines = useMemo(
    () => (open ? countriesNamed(text).filter(({ key }) => !page.countries.includes(key)) : []),
    [open, text, page.countries],
  );
  const put = (change: (codes: readonly string[]) => readonly string[]): void =>
    void changeFields("film", page.id, (now) => ({ countries: [...change(now.countries)] }));
  return (
    <ChosenList
      name="Countries"
      items={page.countries}
      keyOf={(code) => code}
      nameOf={(code) => countryName(code)}
      onOpen={null}
      onRemove={(code) => put((codes) => codes.filter((one) => one !== code))}
      onMove={(from, before) => put((codes) => movedOrder(codes, from, before))}
    >
      <Combobox
        name="Add a country"
        placeholder="Add country"
        text={text}
        onText={setText}
        open={open}
        onOpen={setOpen}
        lines={lines}
        fresh
        onPick={({ key }) => put((codes) => [...codes, key])}
        onEscape={focusPage}
      />
    </ChosenList>
  );
}
