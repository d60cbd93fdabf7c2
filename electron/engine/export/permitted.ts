import { countryName } from "../../../shared/country.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import { endOf, type Moment } from "../../../shared/rights/moment.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { Territories } from "../../../shared/rights/territory.ts";
import type { HandOutFile } from "./hand-out.ts";

/** When what permits a still ends: with the grant that ends first; null where none does, or nothing permits it. */
export function firstEnd(pass: Pass | null, zone: string): Moment | null {
  const ends = granted(pass).flatMap(({ end }) => end ?? []);
  const instant = (end: Moment): number => endOf(end.at, end.zone ?? zone, "earlier");
  const [first = null] = ends.toSorted((one, other) => instant(one) - instant(other));
  return first;
}

/** Where all of what permits a still holds; null where no grant permits it. */
export function permittedTerritories({ pass, rights }: HandOutFile): Territories | null {
  const [first, ...others] = grantsBehind(pass, rights).map(({ territories }) => territories);
  return first === undefined ? null : others.reduce(inBoth, first);
}

/** The grants by which a still went out, as its rights have them; none where no grant permits it. */
export function grantsBehind(
  pass: Pass | null,
  { grants }: Pick<StillRights, "grants">,
): readonly StillRights["grants"][number][] {
  return granted(pass).flatMap(
    ({ layer, reference, licensee, end }) =>
      grants.find(
        (grant) =>
          grant.kind === "allow" &&
          grant.layers.includes(layer) &&
          grant.reference === reference &&
          grant.licensee === licensee &&
          grant.end?.at === end?.at,
      ) ?? [],
  );
}

/** "Austria; Germany", "the whole world", "the whole world but China". */
export function territoriesInWords({ included, excluded }: Territories): string {
  const names = (codes: readonly string[]): string =>
    codes.map((code) => countryName(code)).join("; ");
  if (included.length > 0) return names(included.filter((code) => !excluded.includes(code)));
  return excluded.length === 0 ? "the whole world" : `the whole world but ${names(excluded)}`;
}

type Granted = Extract<Pass["reasons"][number], { readonly kind: "granted" }>;

/** The grants it went out by; none of a still that went out although nothing permits it. */
function granted(pass: Pass | null): Granted[] {
  if (pass === null || pass.override !== null || pass.status === "unknown") return [];
  return pass.reasons.filter((reason) => reason.kind === "granted");
}

/** What lies in both. No country included is every country. */
export function inBoth(one: Territories, other: Territories): Territories {
  const included =
    one.included.length === 0
      ? other.included
      : one.included.filter((code) => other.included.length === 0 || other.included.includes(code));
  return { included, excluded: [...new Set([...one.excluded, ...other.excluded])] };
}
