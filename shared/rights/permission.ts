import { creditOwed } from "./credit-duty.ts";
import type { Layer } from "./layer.ts";
import { speaks, windowOf, type Grant } from "./grant.ts";
import type { EffectiveLayer, RightsPlace } from "./inherit.ts";
import { miningMeans } from "./mining.ts";
import { holds } from "./period.ts";
import { refusal } from "./refusal.ts";
import type { RightsReason } from "./reason.ts";
import { periodOf, type RightsRequest } from "./request.ts";
import { opensFor, statementOf } from "./statement.ts";
import type { StillRights } from "./still-rights.ts";
import { coverOf } from "./territory.ts";

type PlacedGrant = Grant & { readonly from: RightsPlace };

/** What allows a layer, and what whoever uses it has to see to. */
type Permission = { readonly by: RightsReason; readonly conditions: readonly RightsReason[] };

/**
 * Whether a layer may be used as asked, in reasons: the permission with the fewest conditions, or why there is
 * none. What nothing allows is unknown, unless what is granted leaves it out: then it is blocked.
 */
export function permissionFor(
  layer: Layer,
  rights: StillRights,
  request: RightsRequest,
): readonly RightsReason[] {
  const said = rights.layers.find((one) => one.layer === layer) ?? null;
  const grants = rights.grants.filter(
    (grant) => grant.kind === "allow" && grant.layers.includes(layer),
  );
  const permissions = [
    ...ofStatement(layer, said, { rights, request }),
    ...ofWish(layer, said, request),
    ...grants.flatMap((grant) => ofGrant(layer, grant, { rights, request })),
    ...ofReleases(layer, rights),
  ];
  const [best, ...others] = permissions;
  if (best === undefined) return refusal(layer, said, grants, request);
  const { by, conditions } = others.reduce(
    (one, other) => (bindings(other) < bindings(one) ? other : one),
    best,
  );
  return [by, ...conditions];
}

/** What leaves something unknown is no better than having to read however much. */
function bindings({ conditions }: Permission): number {
  if (conditions.some(({ effect }) => effect === "unknown")) return Infinity;
  return conditions.filter(({ effect }) => effect === "conditions").length;
}

type Case = { readonly rights: StillRights; readonly request: RightsRequest };

function ofStatement(
  layer: Layer,
  said: EffectiveLayer | null,
  { rights, request }: Case,
): Permission[] {
  const statement = statementOf(said?.status?.value ?? "");
  if (statement === null || !opensFor(statement, request.use, request.territory)) return [];
  const { label } = statement;
  return [
    {
      by: { kind: "open", effect: "notes", layer, label },
      conditions: [
        ...statement.conditions.map((condition): RightsReason => ({
          kind: "statement-condition",
          effect: "conditions",
          condition,
          label,
        })),
        ...creditOwed(statement.credit ? "required" : null, rights),
      ],
    },
  ];
}

function ofWish(layer: Layer, said: EffectiveLayer | null, { use }: RightsRequest): Permission[] {
  const wish = said?.mining?.value ?? "UNSPECIFIED";
  if (use !== "mining" || miningMeans(wish) !== "allows") return [];
  return [{ by: { kind: "mining-wish", effect: "notes", layer, wish }, conditions: [] }];
}

function ofGrant(layer: Layer, grant: PlacedGrant, { rights, request }: Case): Permission[] {
  const where = coverOf(grant.territories, request.territory);
  const tongue = speaks(grant, request.language);
  if (!grant.uses.includes(request.use) || tongue === "none") return [];
  if (where === "none" || where === "some") return [];
  if (!holds(windowOf(grant, request.zone), periodOf(request))) return [];
  const { reference, licensee, end, from, unaltered, printRun, terms } = grant;
  const conditions: RightsReason[] = creditOwed(grant.credit, rights);
  if (where === "most")
    conditions.push({
      kind: "except-territories",
      effect: "conditions",
      territories: grant.territories.excluded,
    });
  if (tongue === "some")
    conditions.push({ kind: "only-languages", effect: "conditions", languages: grant.languages });
  if (unaltered.length > 0)
    conditions.push({ kind: "unaltered", effect: "conditions", alterations: unaltered });
  if (printRun !== null)
    conditions.push({ kind: "print-run", effect: "conditions", copies: printRun });
  if (terms !== "") conditions.push({ kind: "terms", effect: "conditions", text: terms });
  return [
    { by: { kind: "granted", effect: "notes", layer, reference, licensee, end, from }, conditions },
  ];
}

/** A release stands for what it releases: persons by a model release, works and places by that of a property. */
function ofReleases(layer: Layer, rights: StillRights): Permission[] {
  const kind = layer === "persons" ? "model" : layer === "artwork" ? "property" : null;
  const given = rights.releases.filter((release) => release.kind === kind);
  if (given.length === 0 || given.some(({ state }) => state === "none")) return [];
  const of = [...new Set(given.map((release) => release.of))].filter((name) => name !== "");
  return [
    {
      by: { kind: "released", effect: "notes", layer, of: of.join(", ") },
      conditions: layer === "persons" ? ofTheOthers(rights) : [],
    },
  ];
}

/** A release that names nobody is of all who are shown; one that does says nothing of the others. */
function ofTheOthers({ releases, personsShown }: StillRights): RightsReason[] {
  const given = releases.filter(({ kind, state }) => kind !== "property" && state !== "none");
  if (given.some(({ of }) => of === "")) return [];
  const released = new Set(given.map(({ of }) => of)).size;
  if (released >= personsShown) return [];
  return [{ kind: "released-in-part", effect: "unknown", released, persons: personsShown }];
}
