import { layerNames } from "../../../../shared/rights/layer.ts";
import { miningNames } from "../../../../shared/rights/mining.ts";
import { statementOf } from "../../../../shared/rights/statement.ts";
import { embargoUntil, licenceEnd, list, territories } from "./caption-list.ts";
import type { HandOutFile } from "../hand-out.ts";

type RecordedLayer = HandOutFile["rights"]["layers"][number];

const heads = [
  "FileName",
  "StillID",
  "Status",
  "LicenceEnd",
  "Territories",
  "EmbargoUntil",
  "Conditions",
  "Layer",
  "RightsStatus",
  "RightsStatus URI",
  "RightsHolders",
  "CreditLine",
  "UsageTerms",
  "DataMining",
];

/**
 * How the rights of the stills of a hand-out stood for what it was for, and what is recorded of each layer: a row for
 * each, or one of a still of which nothing is recorded. What the house agreed with whom stays in the house.
 */
export function rightsRows(stills: readonly HandOutFile[]): string[][] {
  return [heads, ...stills.flatMap(rowsOf)];
}

function rowsOf(still: HandOutFile): string[][] {
  const { fileName, uuid, pass, rights } = still;
  const conditions = (pass?.reasons ?? []).flatMap(({ effect, words }) =>
    effect === "conditions" ? [words] : [],
  );
  const ofStill = [
    fileName,
    uuid,
    pass?.status ?? "",
    licenceEnd(still),
    territories(still),
    embargoUntil(still),
    list(conditions),
  ];
  const layers: readonly (RecordedLayer | null)[] =
    rights.layers.length === 0 ? [null] : rights.layers;
  return layers.map((layer) => [...ofStill, ...cellsOf(layer)]);
}

function cellsOf(layer: RecordedLayer | null): string[] {
  if (layer === null) return heads.slice(7).map(() => "");
  const uri = layer.status?.value ?? "";
  return [
    layerNames[layer.layer],
    statementOf(uri)?.label ?? "",
    uri,
    list(layer.holders.map(({ value: { name, role } }) => `${name} (${role})`)),
    layer.creditLine?.value ?? "",
    layer.usageTerms?.value ?? "",
    layer.mining === null ? "" : miningNames[layer.mining.value],
  ];
}
