import { createStore } from "zustand/vanilla";
import { localisedFields } from "../../shared/still.ts";
import type { StillRecord } from "../../shared/still.ts";
import { languagesOf } from "../inspector/languages.ts";
import { archiveState } from "../state/archive-state.ts";

const KEY = "captions.languages";

type DeskLanguages = Readonly<Record<string, readonly string[]>>;

/**
 * The languages the archivist wants to write in, as BCP 47 tags in the order they were added, by the path of
 * the archive: a festival's captions want others than a distributor's.
 */
export const deskLanguages = createStore<DeskLanguages>(() => read());

const none: readonly string[] = [];

/** Those wanted in the archive that is open. */
export function wantedLanguages(state: DeskLanguages): readonly string[] {
  return state[archiveName()] ?? none;
}

/** Has a column for each of these languages with every still, also where its texts are missing. */
export function wantLanguages(languages: readonly string[]): void {
  const wanted = wantedLanguages(deskLanguages.getState());
  const more = languages.filter((tag) => !wanted.includes(tag));
  if (more.length > 0) put([...wanted, ...more]);
}

/** Has a column for it only with stills that have a text in it. */
export function unwantLanguage(language: string): void {
  put(wantedLanguages(deskLanguages.getState()).filter((tag) => tag !== language));
}

/**
 * The columns for a still: what states no language, as in `languagesOf`, then what is wanted, then what the still has
 * besides; never none. So a language keeps its place when one begins to write in it.
 */
export function columnsFor(
  texts: StillRecord["texts"],
  wanted: readonly string[],
): readonly string[] {
  const present = languagesOf(
    Object.assign({}, ...[...localisedFields].map((field) => texts[field] ?? {})),
  );
  const unstated = present.filter((tag) => tag === "x-default");
  const columns = [...new Set([...unstated, ...wanted, ...present])];
  return columns.length === 0 ? ["x-default"] : columns;
}

/**
 * What has to be wanted for a column to be where it is with the next still too, whatever that has texts in: itself and
 * those before it, but for what states no language, which is first wherever it is.
 */
export function columnsUpTo(columns: readonly string[], language: string): readonly string[] {
  return columns.slice(0, columns.indexOf(language) + 1).filter((tag) => tag !== "x-default");
}

function put(languages: readonly string[]): void {
  deskLanguages.setState({ [archiveName()]: languages });
  localStorage.setItem(KEY, JSON.stringify(deskLanguages.getState()));
}

function archiveName(): string {
  return archiveState.getState().archive?.catalog?.path ?? "";
}

/** What is there may be damaged, or of another version: then nothing is wanted. */
function read(): DeskLanguages {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).map(([archive, tags]) => [
        archive,
        Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [],
      ]),
    );
  } catch {
    return {};
  }
}
