import type { StillId } from "../../../shared/still.ts";
import type { Suggestion } from "../../../shared/suggestion.ts";
import type { Tag, TagField } from "../../../shared/tag.ts";
import { NAMED_IN_TEXT, OF_THE_FILM, type LikelyTags } from "../catalog/choices.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { recordsAround } from "../catalog/records-around.ts";

/** Beside what is named in the still's own texts and what is of its film these only tell equals apart. */
const USED = OF_THE_FILM / 2;
const AROUND = OF_THE_FILM / 4;
/** Tags used before so many others are no longer recent. */
const RECENT = 20;

/**
 * Which records an archivist is likely to tag stills with next: those that are suggested for the first of
 * them, that were used of late in this session, that the files around it have. Worked out when the tag
 * field opens and kept until something changes: every keystroke asks for it.
 */
export class LikelyRecords {
  private readonly db: ReadableDb;
  private readonly suggestionsFor: (still: StillId) => readonly Suggestion[];
  private recent: readonly { readonly field: TagField; readonly id: number }[] = [];
  private known: { readonly still: StillId; readonly likely: LikelyTags } | null = null;

  constructor(db: ReadableDb, suggestionsFor: (still: StillId) => readonly Suggestion[]) {
    this.db = db;
    this.suggestionsFor = suggestionsFor;
  }

  /** Call it when anything in the catalog has changed. */
  changed(): void {
    this.known = null;
  }

  /** These tags were given; one that is named only is not known by its key. */
  used(tags: readonly Tag[]): void {
    const now = tags.flatMap(({ field, id }) => (id === undefined ? [] : [{ field, id }]));
    const before = this.recent.filter(
      (old) => !now.some(({ field, id }) => field === old.field && id === old.id),
    );
    this.recent = [...now, ...before].slice(0, RECENT);
    this.known = null;
  }

  /** For stills that are being tagged. */
  around(stills: Uint32Array): LikelyTags {
    const still = stills[0] ?? 0;
    if (this.known?.still !== still) this.known = { still, likely: this.workOut(still) };
    return this.known.likely;
  }

  private workOut(still: StillId): LikelyTags {
    const likely: Partial<Record<TagField, Map<number, number>>> = {};
    const add = (field: TagField, id: number, weight: number): void => {
      const ofField = (likely[field] ??= new Map());
      ofField.set(id, (ofField.get(id) ?? 0) + weight);
    };
    for (const { field, id } of this.recent) add(field, id, USED);
    for (const { field, id } of still === 0 ? [] : recordsAround(this.db, still))
      add(field, id, AROUND);
    for (const { field, id } of still === 0 ? [] : this.suggestionsFor(still))
      if (id !== null) add(field, id, NAMED_IN_TEXT);
    return likely;
  }
}
