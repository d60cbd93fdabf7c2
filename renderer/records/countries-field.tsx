import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { countries, countryName } from "../../shared/country.ts";
import type { FilmPage } from "../../shared/record-page.ts";
import { movedOrder } from "../export/moved-order.ts";
import { Combobox } from "../ui/combobox.tsx";
import { changeFields } from "./change-record.ts";
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

type CountryLine = {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly isNew: boolean;
  readonly stills: number | null;
};

/** Countries one word of whose name begins so, or whose code it is. */
function countriesNamed(text: string): readonly CountryLine[] {
  const wanted = folded(text.trim());
  return countries
    .map((code) => ({ code, name: countryName(code) }))
    .filter(
      ({ code, name }) => ` ${folded(name)}`.includes(` ${wanted}`) || folded(code) === wanted,
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"))
    .map(({ code, name }) => ({
      key: code,
      label: name,
      detail: code,
      isNew: false,
      stills: null,
    }));
}

/** Lower case without diacritics: "Cote" finds "Côte d’Ivoire". */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}
