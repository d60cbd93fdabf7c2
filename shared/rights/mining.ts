/** The wish about text and data mining, by the codes of PLUS's vocabulary (plus:DataMining, `DMI-…`). */
export const miningWishes = [
  "UNSPECIFIED",
  "ALLOWED",
  "PROHIBITED",
  "PROHIBITED-AIMLTRAINING",
  "PROHIBITED-GENAIMLTRAINING",
  "PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
  "PROHIBITED-SEECONSTRAINT",
  "PROHIBITED-SEEEMBEDDEDRIGHTSEXPR",
  "PROHIBITED-SEELINKEDRIGHTSEXPR",
] as const;
export type MiningWish = (typeof miningWishes)[number];

/** What a wish means for mining: a permission, a denial, words to be read first, or nothing. */
export function miningMeans(wish: MiningWish): "allows" | "denies" | "conditions" | "nothing" {
  switch (wish) {
    case "UNSPECIFIED":
      return "nothing";
    case "ALLOWED":
      return "allows";
    case "PROHIBITED":
    case "PROHIBITED-AIMLTRAINING":
    case "PROHIBITED-EXCEPTSEARCHENGINEINDEXING":
      return "denies";
    case "PROHIBITED-GENAIMLTRAINING":
    case "PROHIBITED-SEECONSTRAINT":
    case "PROHIBITED-SEEEMBEDDEDRIGHTSEXPR":
    case "PROHIBITED-SEELINKEDRIGHTSEXPR":
      return "conditions";
  }
}

/** What each says, to be read within a sentence. */
export const miningNames: Readonly<Record<MiningWish, string>> = {
  UNSPECIFIED: "unspecified",
  ALLOWED: "allowed",
  PROHIBITED: "prohibited",
  "PROHIBITED-AIMLTRAINING": "prohibited for training AI",
  "PROHIBITED-GENAIMLTRAINING": "prohibited for training generative AI",
  "PROHIBITED-EXCEPTSEARCHENGINEINDEXING": "prohibited except for search engines",
  "PROHIBITED-SEECONSTRAINT": "prohibited as its other constraints say",
  "PROHIBITED-SEEEMBEDDEDRIGHTSEXPR": "prohibited as its embedded rights expression says",
  "PROHIBITED-SEELINKEDRIGHTSEXPR": "prohibited as its linked rights expression says",
};
