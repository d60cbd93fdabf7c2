import type { SharedField } from "../../shared/caption/template.ts";
import { all, type ReadableDb } from "./catalog/database.ts";
import { isSharedText } from "./catalog/shared-texts.ts";
import { Breather } from "./search/breather.ts";

/** A text that stills have, and how many. */
export type UsedText = { readonly text: string; readonly stills: number };

/** Different texts counted in one go. */
const AT_ONCE = 200;

/**
 * The texts of fields that many stills share, counted a few hundred at a time so that others have their turn,
 * and kept until something changes.
 */
export class UsedTexts {
  readonly #db: ReadableDb;
  readonly #known = new Map<SharedField, Promise<readonly UsedText[]>>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** Texts were written, or stills came. */
  changed(): void {
    this.#known.clear();
  }

  /** The texts of a field, those of most stills first. */
  async of(field: SharedField): Promise<readonly UsedText[]> {
    const known = this.#known.get(field);
    if (known !== undefined) return await known;
    const counting = this.#count(field);
    this.#known.set(field, counting);
    counting.catch(() => this.#known.delete(field));
    return await counting;
  }

  async #count(field: SharedField): Promise<readonly UsedText[]> {
    const breather = new Breather();
    const used: UsedText[] = [];
    for (;;) {
      // the field by name, not as a value: only so the index that has no other fields is used
      const part = all<UsedText>(
        this.#db,
        `SELECT text, count(DISTINCT still_id) AS stills FROM still_text
         WHERE ${isSharedText(field)} AND text > @after GROUP BY text ORDER BY text LIMIT @limit`,
        { after: used.at(-1)?.text ?? "", limit: AT_ONCE },
      );
      used.push(...part);
      if (part.length < AT_ONCE) break;
      if (breather.due()) await breather.breathe();
    }
    return used.toSorted((a, b) => b.stills - a.stills);
  }
}
