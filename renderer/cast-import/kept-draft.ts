import type { CastDraft } from "./use-cast-preview.ts";

/** What was said of a cast list, and which of its rows were ticked or not. */
export type KeptDraft = {
  readonly draft: CastDraft;
  readonly ticks: ReadonlyMap<number, boolean>;
};

/** Lists that were left and not imported, by the key of the film the dialog was opened for; null for none. */
const keptDrafts = new Map<number | null, KeptDraft>();

/** The list that was left when the dialog was last opened for this film. */
export function keptDraft(film: number | null): KeptDraft | null {
  return keptDrafts.get(film) ?? null;
}

/** Keeps a list that is left, for the next time; says whether there is one. */
export function keepDraft(film: number | null, kept: KeptDraft): boolean {
  const { source } = kept.draft;
  const isEmpty = "text" in source && source.text.trim() === "";
  if (isEmpty) keptDrafts.delete(film);
  else keptDrafts.set(film, kept);
  return !isEmpty;
}

/** The list was imported, or given up. */
export function dropDraft(film: number | null): void {
  keptDrafts.delete(film);
}

/** Films have other keys in another archive. */
export function forgetDrafts(): void {
  keptDrafts.clear();
}
