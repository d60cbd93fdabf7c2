import { countries, countryName } from "../../shared/country.ts";

type CountryLine = {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly isNew: boolean;
  readonly stills: number | null;
};

/** Countries one word of whose name begins so, or whose code it is. */
export function countriesNamed(text: string): readonly CountryLine[] {
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
