import { speaks, windowOf, type Grant } from "./grant.ts";
import type { EffectiveLayer } from "./inherit.ts";
import type { Layer } from "./layer.ts";
import { instantOf, type Moment } from "./moment.ts";
import type { RightsReason } from "./reason.ts";
import { periodOf, type RightsRequest } from "./request.ts";
import { statementOf } from "./statement.ts";
import { countriesOf, coverOf, type Territories } from "./territory.ts";

/**
 * Why nothing allows a layer. Grants that leave out what is asked for say that it is not granted, by what
 * keeps the nearest of them from it: the time, else the language, the country, the use.
 */
export function refusal(
  layer: Layer,
  said: EffectiveLayer | null,
  grants: readonly Grant[],
  request: RightsRequest,
): readonly RightsReason[] {
  const nearest = grants.length === 0 ? ofNoGrant(layer, said, request) : null;
  return nearest ?? [ofGrants(layer, grants, request)];
}

function ofNoGrant(
  layer: Layer,
  said: EffectiveLayer | null,
  { use }: RightsRequest,
): readonly RightsReason[] {
  const untraced = said?.tracing?.value;
  if (untraced?.untraced === true)
    return [{ kind: "untraced", effect: "unknown", layer, steps: untraced.log.length }];
  const statement = statementOf(said?.status?.value ?? "");
  if (statement === null) return [{ kind: "no-record", effect: "unknown", layer }];
  const { opens, territory, label } = statement;
  if (opens === null || territory !== null)
    return [{ kind: "only-described", effect: "unknown", layer, label }];
  return [{ kind: "statement-excludes", effect: "blocks", layer, label, use }];
}

function ofGrants(layer: Layer, grants: readonly Grant[], request: RightsRequest): RightsReason {
  const effect = "blocks";
  const { use, territory, language } = request;
  const forUse = grants.filter(({ uses }) => uses.includes(use));
  if (forUse.length === 0) {
    const granted = [...new Set(grants.flatMap(({ uses }) => uses))];
    return { kind: "use-not-granted", effect, layer, use, granted };
  }
  const here = forUse.filter(({ territories }) =>
    ["all", "most"].includes(coverOf(territories, territory)),
  );
  if (here.length === 0) {
    const where = grantedWhere(forUse.map(({ territories }) => territories));
    return { kind: "territory-not-granted", effect, layer, territory, ...where };
  }
  const spoken = here.filter((grant) => speaks(grant, language) !== "none");
  if (spoken.length === 0 && language !== null) {
    const granted = [...new Set(here.flatMap(({ languages }) => languages))];
    return { kind: "language-not-granted", effect, layer, language, granted };
  }
  return ofTime(layer, spoken, request);
}

/** Where some grants hold together: in the countries granted, or with none everywhere but in those excluded. */
function grantedWhere(all: readonly Territories[]): {
  readonly granted: readonly string[];
  readonly excluded: readonly string[];
} {
  const [first, ...others] = all.filter(({ included }) => included.length === 0);
  if (first === undefined) return { granted: [...new Set(all.flatMap(countriesOf))], excluded: [] };
  const excluded = first.excluded.filter((code) =>
    others.every((other) => other.excluded.includes(code)),
  );
  return { granted: [], excluded };
}

/** The grant that ended last, or where none has, the one that begins first. */
function ofTime(layer: Layer, grants: readonly Grant[], request: RightsRequest): RightsReason {
  const { from } = periodOf(request);
  const begun = grants.filter((grant) => windowOf(grant, request.zone).from <= from);
  const ends = begun.flatMap(({ end }) => (end === null ? [] : [end]));
  const starts = grants.flatMap(({ start }) => (start === null ? [] : [start]));
  const order = (a: Moment, b: Moment): number =>
    instantOf(a.at, a.zone ?? request.zone, "earlier") -
    instantOf(b.at, b.zone ?? request.zone, "earlier");
  const end = ends.toSorted(order).at(-1);
  if (end !== undefined) return { kind: "ended", effect: "blocks", layer, end };
  const [start = { at: request.date, zone: request.zone }] = starts.toSorted(order);
  return { kind: "not-begun", effect: "blocks", layer, start };
}
