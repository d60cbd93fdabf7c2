const relator = (code: string): string => `http://id.loc.gov/vocabulary/relators/${code}`;

/** The MARC relators (Library of Congress) of those who have to do with a still, by their URIs. */
export const relators = {
  photographer: relator("pht"),
  actor: relator("act"),
  filmDirector: relator("fmd"),
  productionCompany: relator("prn"),
  distributor: relator("dst"),
  copyrightHolder: relator("cph"),
  licensor: relator("lso"),
  provider: relator("prv"),
} as const;
