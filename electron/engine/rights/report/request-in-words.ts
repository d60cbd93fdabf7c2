import { countryName } from "../../../../shared/country.ts";
import { momentInWords } from "../../../../shared/rights/reason-words.ts";
import type { RightsRequest } from "../../../../shared/rights/request.ts";
import { useNames } from "../../../../shared/rights/use.ts";

/** What was asked of stills, in a sentence's part: "press and publicity for the film, in Germany, on 7 May 2026 (Europe/Berlin)". */
export function requestInWords({ use, territory, date, zone, language }: RightsRequest): string {
  const where = territory === null ? "in the whole world" : `in ${countryName(territory)}`;
  const tongue =
    language === null
      ? []
      : [`in ${new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language}`];
  return [useNames[use], where, ...tongue, `on ${momentInWords({ at: date, zone })}`].join(", ");
}
