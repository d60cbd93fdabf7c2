import type { CreditRole, PartyKind, SaidKind } from "../../../shared/credit.ts";
import type { AgentKind } from "../../../shared/record.ts";
import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import { namesIn, type ParsedCredit } from "./parse-credit.ts";
import { isPersonForm, kindByWord } from "./party-form.ts";

/** What the rights records of a still call each role; photographers and clients hold none. */
const recordRoles = [
  ["rightsHolders", "owner"],
  ["suppliers", "supplier"],
  ["distributors", "distributor"],
  ["licensors", "licensor"],
] as const satisfies readonly (readonly [CreditRole, string])[];

/** A rights holder that a credit line names, and its role in rights records. */
export type NamedHolder = {
  readonly name: string;
  readonly role: (typeof recordRoles)[number][1];
};

/** Whom a credit line names as rights holders, each once, in the first of its roles. */
export function holdersIn({ parts }: ParsedCredit): readonly NamedHolder[] {
  const holders = new Map<string, NamedHolder>();
  for (const [role, recordRole] of recordRoles)
    for (const name of namesIn(parts, role))
      if (!holders.has(name)) holders.set(name, { name, role: recordRole });
  return [...holders.values()];
}

/** What a party of a credit line is, as far as anything tells. */
export function kindOfParty(name: string, known: Gazetteer): PartyKind | "person" | null {
  const said = known.saidOf(name);
  if (said !== null) return said === "nobody" ? null : said;
  const kind = known.kindOf(name) ?? kindByWord(name);
  return kind ?? (isPersonForm(name) ? "person" : null);
}

/**
 * The kind that the page of a party has. There is none for a distributor: what a distributor is to stills then
 * says how lines are read, where a company would be taken for a studio.
 */
export const agentKindOf: Readonly<Record<Exclude<SaidKind, "nobody">, AgentKind | null>> = {
  person: "person",
  agency: "agency",
  archive: "archive",
  studio: "company",
  distributor: null,
  society: "society",
};
