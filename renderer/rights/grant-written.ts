import type { AskedOf } from "../archive.ts";
import type { Grant } from "../../shared/rights/grant.ts";
import type { KeptGrant } from "../../shared/rights/kept.ts";

/** A licensor that is chosen: there already, or to be made under a name. */
export type Licensor = { readonly id: number | null; readonly name: string };

/** A grant as it is being written. */
export type GrantForm = Omit<AskedOf<"rights.saveGrant">["grant"], "licensor"> & {
  readonly licensor: Licensor | null;
};

/** A grant nothing is said of yet: everywhere, for no use. */
export function newGrant(kind: Grant["kind"]): GrantForm {
  return {
    kind,
    layers: ["photograph", "film"],
    uses: [],
    territories: { included: [], excluded: [] },
    languages: [],
    start: null,
    end: null,
    licensor: null,
    licensee: "",
    reference: "",
    unaltered: [],
    printRun: null,
    credit: null,
    terms: "",
    note: "",
    documents: [],
  };
}

/** A grant of the archive, to be changed. */
export function grantToWrite(grant: KeptGrant): GrantForm {
  const { kind, start, end, licensor, licensee, reference, printRun, credit, terms, note } = grant;
  const { territories, documents } = grant;
  return {
    kind,
    layers: [...grant.layers],
    uses: [...grant.uses],
    territories: {
      included: [...territories.included],
      excluded: [...territories.excluded],
    },
    languages: [...grant.languages],
    start,
    end,
    licensor,
    licensee,
    reference,
    unaltered: [...grant.unaltered],
    printRun,
    credit,
    terms,
    note,
    documents: [...documents],
  };
}
