import { countryName } from "../../shared/country.ts";
import { languageName } from "../../shared/language-name.ts";
import type { Grant } from "../../shared/rights/grant.ts";
import { layerNames } from "../../shared/rights/layer.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import { useNames } from "../../shared/rights/use.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** What a grant says, in the order one asks: what for, of what, where, in which language, when. */
export function grantInWords(grant: Grant): string {
  const { layers, uses, territories, languages, start, end } = grant;
  const countries = (codes: readonly string[]): string =>
    list.format(codes.map((code) => countryName(code)));
  const parts = [
    uses.length === 0 ? "every use" : list.format(uses.map((use) => useNames[use])),
    list.format(layers.map((layer) => layerNames[layer])),
    territories.included.length === 0 ? "everywhere" : countries(territories.included),
    territories.excluded.length === 0 ? "" : `not in ${countries(territories.excluded)}`,
    languages.length === 0 ? "" : `in ${list.format(languages.map(languageName))}`,
    start === null ? "" : `from ${momentInWords(start)}`,
    end === null ? "" : `until ${momentInWords(end)}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}
