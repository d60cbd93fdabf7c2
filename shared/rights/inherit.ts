import type { Layer } from "./layer.ts";
import type { LayerField, LayerHolder, LayerValues } from "./layer-record.ts";

/** Where a value of a still's rights is said: of the still itself, of its film, or of a rights holder in general. */
export type RightsPlace =
  | { readonly kind: "still" }
  | { readonly kind: "film"; readonly id: number; readonly name: string }
  | { readonly kind: "holder"; readonly id: number; readonly name: string };

/** A value and where it comes from. */
export type Inherited<T> = { readonly value: T; readonly from: RightsPlace };

/**
 * What holds of a layer of a still, value by value; null is said nowhere. Each holder says where it comes from,
 * for a still may name its photographer and leave to the film who owns it.
 */
export type EffectiveLayer = {
  readonly layer: Layer;
  readonly holders: readonly Inherited<LayerHolder>[];
} & {
  readonly [F in Exclude<LayerField, "holders">]: Inherited<NonNullable<LayerValues[F]>> | null;
};

/** What one place says of a layer. */
export type SaidOfLayer = { readonly from: RightsPlace; readonly values: LayerValues };

/**
 * What holds of a layer: each value as the nearest place says it that says anything of it. The still comes
 * before its film, that before its rights holders, and those in their order.
 */
export function inherit(layer: Layer, said: readonly SaidOfLayer[]): EffectiveLayer {
  const order = { still: 0, film: 1, holder: 2 } as const;
  const near = said.toSorted((a, b) => order[a.from.kind] - order[b.from.kind]);
  const nearest = <T>(sayOf: (values: LayerValues) => T | null): Inherited<T> | null => {
    for (const { from, values } of near) {
      const value = sayOf(values);
      if (value !== null) return { value, from };
    }
    return null;
  };
  return {
    layer,
    holders: holdersIn(near),
    status: nearest((values) => values.status),
    creditLine: nearest((values) => values.creditLine),
    credit: nearest((values) => values.credit),
    usageTerms: nearest((values) => values.usageTerms),
    mining: nearest((values) => values.mining),
    tracing: nearest((values) => values.tracing),
    note: nearest((values) => values.note),
    documents: nearest((values) => values.documents),
  };
}

/** The holders that the nearest place names; where none of them is the owner, the owners that the next one names as well. */
function holdersIn(near: readonly SaidOfLayer[]): Inherited<LayerHolder>[] {
  const found: Inherited<LayerHolder>[] = [];
  for (const { from, values } of near) {
    const wanted = (values.holders ?? []).filter(
      ({ role }) => found.length === 0 || role === "owner",
    );
    found.push(...wanted.map((value) => ({ value, from })));
    if (found.some(({ value }) => value.role === "owner")) break;
  }
  return found;
}
