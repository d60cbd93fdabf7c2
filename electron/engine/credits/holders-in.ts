import type { CreditRole, PartyKind, SaidKind } from "../../../shared/credit.ts";
import type { AgentKind } from "../../../shared/record.ts";
import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import type { ParsedCredit } from "./parse-credit.ts";
import { isPersonForm, kindByWord } from "./party-form.ts";
import { roleOfKind, type CreditPart } from "./roles.ts";

/** What the rights records of a still call each role; photographers and clients hold none. */
const recordRoles = [
  ["rightsHolders", "owner"],
  ["suppliers", "supplier"],
  ["distributors", "distributor"],
  ["licensors", "licensor"],
] as const satisfies readonly (readonly [CreditRole, string])[];

/** A rights holder that a credit line names, and its role in rights records. */
export type NamedHolder = {
  readonly part: CreditPart;
  /** As rights records have it. */
  readonly role: (typeof recordRoles)[number][1];
};

/** Whom a credit line names as rights holders, each once, in the first of its roles. */
export function holdersIn({ parts }: ParsedCredit): readonly NamedHolder[] {
  const holders = new Map<string, NamedHolder>();
  for (const [role, recordRole] of recordRoles)
    for (const part of parts)
      if (part.role === role && !holders.has(part.name))
        holders.set(part.name, { part, role: recordRole });
  return [...holders.values()];
}

/**
 * What a party of a credit line is, as far as anything tells: what is said or known of it, or else a word in its name,
 * where that agrees with its role. Another kind would have the line read otherwise once it stands on a page.
 */
export function kindOfParty(
  { name, role }: Pick<CreditPart, "name" | "role">,
  known: Gazetteer,
): PartyKind | "person" | null {
  const said = known.saidOf(name);
  if (said !== null) return said === "nobody" ? null : said;
  const kind = known.kindOf(name);
  if (kind !== null) return kind;
  const byWord = kindByWord(name);
  if (byWord !== null) return roleOfKind[byWord] === role ? byWord : null;
  return isPersonForm(name) ? "person" : null;
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
