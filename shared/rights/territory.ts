import { isCountry } from "../country.ts";

/** Where a grant holds: in the countries included, or everywhere with none; never in those excluded. */
export type Territories = {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
};

/** Whether a code is one of ISO 3166-1 alpha-2; countries that are no more have longer ones. */
export function isTerritory(code: string): boolean {
  return code.length === 2 && isCountry(code);
}

/**
 * How much of what is asked for lies in the territories: a country, or with null the whole world. `most` is
 * the world without the countries excluded, `some` is no more than the countries included.
 */
export function coverOf(
  territories: Territories,
  asked: string | null,
): "all" | "most" | "some" | "none" {
  const { included, excluded } = territories;
  const left = countriesOf(territories);
  if (asked !== null) {
    const isIn = included.length === 0 ? !excluded.includes(asked) : left.includes(asked);
    return isIn ? "all" : "none";
  }
  if (included.length > 0) return left.length > 0 ? "some" : "none";
  return excluded.length > 0 ? "most" : "all";
}

/** The countries included and not excluded; none also where everywhere is meant. */
export function countriesOf({ included, excluded }: Territories): string[] {
  return included.filter((code) => !excluded.includes(code));
}
