/** A consent in a picture: of a person shown, of the owner of a thing or place, or of those who speak for a minor. */
export const releaseKinds = ["model", "property", "minor"] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** How far it goes, by PLUS (MR-/PR-NON, NAP, UMR/UPR, LMR/LPR). */
export const releaseStates = ["none", "not-applicable", "unlimited", "limited"] as const;
export type ReleaseState = (typeof releaseStates)[number];

export const releaseKindNames: Readonly<Record<ReleaseKind, string>> = {
  model: "model release",
  property: "property release",
  minor: "consent for a minor",
};

/** How far a release goes, within a sentence. */
export const releaseStateNames: Readonly<Record<ReleaseState, string>> = {
  none: "there is none",
  "not-applicable": "not applicable",
  unlimited: "unlimited",
  limited: "limited: to be read",
};

export type Release = {
  readonly kind: ReleaseKind;
  readonly state: ReleaseState;
  /** Who or what it is of, as written there. */
  readonly of: string;
  readonly reference: string;
  readonly note: string;
};
