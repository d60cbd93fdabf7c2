import type { KeptStillRights } from "./kept.ts";

/**
 * The rights in a still as they are told outside the house: what is allowed, denied and owed, and who holds it. What the
 * house agreed with whom, and where its papers lie, stays out: references, licensees, notes, documents, who answered
 * for a performer.
 */
export function toldToOthers(rights: KeptStillRights): KeptStillRights {
  const { layers, grants, embargoes, approvals, releases } = rights;
  return {
    ...rights,
    layers: layers.map((layer) => ({ ...layer, note: null, documents: null })),
    grants: grants.map((grant) => ({
      ...grant,
      licensee: "",
      reference: "",
      note: "",
      documents: [],
    })),
    embargoes: embargoes.map((embargo) => ({ ...embargo, reference: "", note: "" })),
    approvals: approvals.map((approval) => ({ ...approval, by: "", on: "", rule: "", note: "" })),
    releases: releases.map((release) => ({ ...release, reference: "", note: "", documents: [] })),
  };
}
