/**
 * The layers of rights in a still, each with records of its own: the photograph, the film it is of, the
 * persons shown, works of art and marks shown, the print in the drawer, the scan.
 */
export const layers = ["photograph", "film", "persons", "artwork", "print", "scan"] as const;
export type Layer = (typeof layers)[number];

/** What each is called within a sentence. */
export const layerNames: Readonly<Record<Layer, string>> = {
  photograph: "the photograph",
  film: "the film",
  persons: "the persons shown",
  artwork: "the artwork shown",
  print: "the print",
  scan: "the scan",
};

/** What an agent is to a layer: the roles rights records have had from the first, and that of a credit line. */
export const holderRoles = ["owner", "licensor", "supplier", "distributor"] as const;
export type HolderRole = (typeof holderRoles)[number];
