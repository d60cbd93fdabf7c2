import type { RightsStatus } from "../still.ts";
import { consents } from "./consent.ts";
import { creditOwed } from "./credit-duty.ts";
import { denials } from "./denial.ts";
import type { Layer } from "./layer.ts";
import { layers } from "./layer.ts";
import { instantOf } from "./moment.ts";
import { permissionFor } from "./permission.ts";
import type { ReasonEffect, RightsReason } from "./reason.ts";
import { periodOf, type RightsRequest } from "./request.ts";
import type { StillRights } from "./still-rights.ts";
import { recordedTerms } from "./usage-terms.ts";

/** Whether a still may be used as asked, and why; what weighs most comes first. */
export type RightsAnswer = {
  readonly status: RightsStatus;
  readonly reasons: readonly RightsReason[];
};

/** From what weighs most to what weighs nothing. */
const effects: readonly ReasonEffect[] = ["blocks", "unknown", "conditions", "notes"];

const statusOf: Readonly<Record<ReasonEffect, RightsStatus>> = {
  blocks: "blocked",
  unknown: "unknown",
  conditions: "conditional",
  notes: "clear",
};

/**
 * The status of a still for a use, a territory and a date. Each layer that needs a permission has to have
 * one, and nothing may stand against the whole: an embargo, a denial, a performer. What weighs most is the
 * status. It is clear only where something allows the use in every such layer: the photograph always, of a
 * frame enlargement the film, and what else has a rights statement or a holder who could not be found.
 */
export function rightsStatus(rights: StillRights, request: RightsRequest): RightsAnswer {
  const reasons = [
    ...embargoes(rights, request),
    ...denials(rights, request),
    ...consents(rights, request),
    ...layersToPermit(rights, request).flatMap((layer) => permissionFor(layer, rights, request)),
    ...wordsToRead(rights),
    ...rights.layers.flatMap(({ credit }) => creditOwed(credit?.value ?? null, rights)),
  ].toSorted((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect));
  return { status: statusOf[reasons[0]?.effect ?? "unknown"], reasons: eachOnce(reasons) };
}

function embargoes(rights: StillRights, request: RightsRequest): RightsReason[] {
  const { from: wanted } = periodOf(request);
  return rights.embargoes
    .filter(({ until }) => wanted < instantOf(until.at, until.zone, "later"))
    .map(({ until, from }) => ({ kind: "embargo", effect: "blocks", until, from }));
}

function layersToPermit(rights: StillRights, { use }: RightsRequest): Layer[] {
  return layers.filter((layer) => {
    const said = rights.layers.find((one) => one.layer === layer);
    if (layer === (rights.kind === "frame" ? "film" : "photograph")) return true;
    if (layer === "persons" && use === "commercial" && rights.personsShown > 0) return true;
    return said !== undefined && (said.status !== null || said.tracing?.value.untraced === true);
  });
}

/**
 * Terms in words bind, and nobody but a reader can tell to what. Whoever has read what came with the still
 * says so by terms of its own for the photograph, which stand in its place; empty ones say that nothing binds.
 */
function wordsToRead({ words, layers: said }: StillRights): RightsReason[] {
  const { terms, replaceWords } = recordedTerms(said);
  return [...new Set([...terms, ...(replaceWords ? [] : words)])]
    .filter((text) => text.trim() !== "")
    .map((text) => ({ kind: "terms", effect: "conditions", text }));
}

/** Two layers under one grant have the same conditions. */
function eachOnce(reasons: readonly RightsReason[]): RightsReason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify(reason);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
