import type { StillRights } from "./still-rights.ts";

/** What the rights records of a still say of its usage terms. */
type RecordedTerms = {
  /** Those of each layer, the photograph first, each once; empty where none says any. */
  readonly terms: readonly string[];
  /**
   * Whether the still says terms of its own for the photograph. They stand in place of the words that came with it, for
   * whoever recorded them has read those; empty ones say that nothing binds. Terms of its film or holders in general
   * were recorded without having read what came with this still, and bind beside it.
   */
  readonly replaceWords: boolean;
};

/** The usage terms that the layers of a still's rights record, and whether what came with its file still holds. */
export function recordedTerms(layers: StillRights["layers"]): RecordedTerms {
  const said = layers.flatMap(({ usageTerms }) => usageTerms?.value ?? []);
  return {
    terms: [...new Set(said)].filter((text) => text.trim() !== ""),
    replaceWords: layers.some(
      ({ layer, usageTerms }) => layer === "photograph" && usageTerms?.from.kind === "still",
    ),
  };
}
