import type { ReactNode } from "react";
import { countryName } from "../../shared/country.ts";
import { creditDutyNames } from "../../shared/rights/credit-duty.ts";
import { alterations, creditDuties } from "../../shared/rights/grant.ts";
import { layerNames, layers } from "../../shared/rights/layer.ts";
import { uses } from "../../shared/rights/use.ts";
import { CountriesChosen } from "./countries-chosen.tsx";
import { DocumentFields } from "./document-fields.tsx";
import { ChecksOf, ChoiceOf, Field, TextOf } from "./form-fields.tsx";
import type { GrantForm } from "./grant-written.ts";
import { LanguagesChosen } from "./languages-chosen.tsx";
import { LicensorField } from "./licensor-field.tsx";
import { MomentFields } from "./moment-fields.tsx";
import { alterationNames, namesOfUses } from "./rights-words.ts";

type Props = { readonly grant: GrantForm; readonly onChange: (grant: GrantForm) => void };

/** All that a grant or a denial says. */
export function GrantFields({ grant, onChange }: Props): ReactNode {
  const put = (part: Partial<GrantForm>): void => onChange({ ...grant, ...part });
  const { kind, territories } = grant;
  return (
    <>
      <ChoiceOf
        label="What it does"
        codes={["allow", "deny"] as const}
        names={{ allow: "allows", deny: "denies" }}
        value={kind}
        onChange={(chosen) => put({ kind: chosen ?? kind })}
      />
      <ChecksOf
        legend="For which uses"
        codes={uses}
        names={namesOfUses}
        chosen={grant.uses}
        onChange={(chosen) => put({ uses: chosen })}
        none={
          kind === "deny"
            ? "None chosen: every use is denied."
            : "Choose what is allowed: at least one use."
        }
      />
      <ChecksOf
        legend="Of what"
        codes={layers}
        names={layerNames}
        chosen={grant.layers}
        onChange={(chosen) => put({ layers: chosen })}
        none="Choose at least one."
      />
      <CountriesChosen
        label="In these countries"
        add={territories.included.length === 0 ? "Everywhere; or only in…" : "Add a country"}
        codes={territories.included}
        onChange={(included) => put({ territories: { ...territories, included } })}
      />
      <CountriesChosen
        label="Not in these countries"
        add="Leave out a country"
        codes={territories.excluded}
        onChange={(excluded) => put({ territories: { ...territories, excluded } })}
      />
      <LanguagesChosen tags={grant.languages} onChange={(languages) => put({ languages })} />
      <MomentFields
        legend="From"
        value={grant.start}
        zone="Where it is used"
        onChange={(start) => put({ start })}
      />
      <MomentFields
        legend="Until"
        value={grant.end}
        zone="Where it is used"
        onChange={(end) => put({ end })}
      />
      <LicensorField licensor={grant.licensor} onChange={(licensor) => put({ licensor })} />
      <TextOf
        label="Granted to"
        value={grant.licensee}
        onChange={(licensee) => put({ licensee })}
      />
      <TextOf
        label="Reference"
        placeholder="number of the contract or letter"
        value={grant.reference}
        onChange={(reference) => put({ reference })}
      />
      <ChecksOf
        legend="The picture may not be"
        codes={alterations}
        names={alterationNames}
        chosen={grant.unaltered}
        onChange={(unaltered) => put({ unaltered })}
      />
      <Field label="Copies at most">
        {(id) => (
          <input
            id={id}
            type="number"
            min={1}
            step={1}
            placeholder="no limit"
            value={grant.printRun ?? ""}
            onChange={({ target }) =>
              put({ printRun: target.value === "" ? null : target.valueAsNumber })
            }
          />
        )}
      </Field>
      <ChoiceOf
        label="Credit"
        codes={creditDuties}
        names={creditDutyNames}
        value={grant.credit}
        none="not said"
        onChange={(credit) => put({ credit })}
      />
      <TextOf
        label="Terms that have to be read"
        lines
        value={grant.terms}
        onChange={(terms) => put({ terms })}
      />
      <TextOf label="Note" lines value={grant.note} onChange={(note) => put({ note })} />
      <DocumentFields documents={grant.documents} onChange={(documents) => put({ documents })} />
    </>
  );
}

/** What a grant needs before it can be kept; null when nothing. */
export function missingInGrant(grant: GrantForm): string | null {
  const { kind, uses: named, layers: of, start, end, printRun, territories } = grant;
  if (kind === "allow" && named.length === 0) return "Choose at least one use that is allowed.";
  if (of.length === 0) return "Choose of what it is: the photograph, the film, or another.";
  const wrong = [start, end].find((one) => one !== null && one.at === "");
  if (wrong !== undefined)
    return "A time zone alone says nothing: choose a day, or empty the zone.";
  const bare = [start, end].find((one) => one?.at.includes("T") === true && one.zone === null);
  if (bare !== undefined) return "A time of day needs its time zone, such as Europe/Paris.";
  if (start !== null && end !== null && start.at.slice(0, 10) > end.at.slice(0, 10))
    return "A grant cannot end before it begins.";
  const both = territories.included.find((code) => territories.excluded.includes(code));
  if (both !== undefined)
    return `${countryName(both)} is both among the countries it is for and among those left out.`;
  if (printRun !== null && !(Number.isInteger(printRun) && printRun >= 1))
    return "Copies are counted in whole numbers from 1; leave it empty where there is no limit.";
  return null;
}
