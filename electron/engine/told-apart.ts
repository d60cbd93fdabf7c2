import type { Completion, FacetName, Facets, FacetValue } from "../../shared/contract/search.ts";
import { withDistinction } from "../../shared/distinction.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { tellingOf } from "./catalog/records/namesakes.ts";

const facetsOfRecords = [
  ["films", "film"],
  ["scenes", "scene"],
  ["characters", "character"],
  ["performers", "agent"],
  ["rightsHolders", "agent"],
  ["keywords", "keyword"],
] as const satisfies readonly (readonly [FacetName, RecordKind])[];

const kindOfField: Readonly<Record<string, RecordKind>> = {
  film: "film",
  scene: "scene",
  character: "character",
  performer: "agent",
  rights: "agent",
  keyword: "keyword",
};

/** Facets whose values of one name say what tells each from the others. */
export function facetsToldApart(db: ReadableDb, facets: Facets): Facets {
  const told = { ...facets };
  for (const [facet] of facetsOfRecords) told[facet] = valuesToldApart(db, facet, facets[facet]);
  return told;
}

/** Values of one facet of which those of one name say what tells each from the others. */
export function valuesToldApart(
  db: ReadableDb,
  facet: FacetName,
  values: readonly FacetValue[],
): readonly FacetValue[] {
  const kind = facetsOfRecords.find(([of]) => of === facet)?.[1];
  const shared = values.flatMap((value) => value.shared ?? []);
  if (kind === undefined || shared.length === 0) return values;
  const telling = tellingOf(db, kind, shared);
  return values.map(({ shared: id, ...value }) => {
    const apart = id === undefined ? "" : telling(id);
    return apart === "" ? value : { ...value, apart };
  });
}

/** Completions of one name that say what tells each from the others. */
export function completionsToldApart(
  db: ReadableDb,
  completions: readonly Completion[],
): readonly Completion[] {
  const kindOf = ({ detail }: Completion): RecordKind | undefined => kindOfField[detail];
  const telling = new Map(
    [...new Set(completions.flatMap((one) => kindOf(one) ?? []))].map((kind) => {
      const ids = completions.flatMap((one) => (kindOf(one) === kind ? (one.shared ?? []) : []));
      return [kind, ids.length === 0 ? () => "" : tellingOf(db, kind, ids)] as const;
    }),
  );
  return completions.map(({ shared, ...completion }) => {
    const kind = kindOf(completion);
    if (shared === undefined || kind === undefined) return completion;
    const apart = telling.get(kind)?.(shared) ?? "";
    return { ...completion, detail: withDistinction(completion.detail, apart), apart };
  });
}
