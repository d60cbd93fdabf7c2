import type { Roster } from "../../../shared/caption/facts.ts";
import {
  leftoverRules,
  lint,
  lintFindings,
  type LintFinding,
  type LintRule,
} from "../../../shared/caption/lint.ts";
import { textsIn, type CheckedStill } from "../../../shared/caption/lint/finding.ts";
import { mayHaveLeftovers } from "../../../shared/caption/lint/leftovers.ts";
import { withoutTwins } from "../../../shared/caption/lint/twins.ts";
import { spelledFields } from "../../../shared/caption/lint/spelling.ts";
import type { StillId } from "../../../shared/still.ts";
import type { CheckedCaptions } from "../../../shared/contract/captions.ts";
import type { Archive } from "../archive.ts";
import { archiveSettings } from "../catalog/archive-settings.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { cardsOf } from "../catalog/cards.ts";
import { textsOf } from "../catalog/texts.ts";
import { Breather } from "../search/breather.ts";
import { SpellingCheck } from "../spelling/misspelt-in.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { captionFacts } from "./caption-facts.ts";
import { rosterOf } from "./roster.ts";

/** Looks over the texts of stills one after the other; the cast of a film is read once. */
export class CaptionCheck {
  readonly #db: ReadableDb;
  readonly #off: ReadonlySet<LintRule>;
  readonly #style: CheckedStill["style"];
  readonly #rosters = new Map<number, Roster>();

  constructor(db: ReadableDb) {
    const { lintOff, captionStyle } = archiveSettings(db);
    this.#db = db;
    this.#off = new Set(lintOff);
    this.#style = captionStyle;
  }

  /** What is found in the texts of a still, their spelling by `words` too; nothing where it is gone. */
  async find(still: StillId, words: SpellingCheck): Promise<LintFinding[]> {
    const checked = this.checked(still);
    if (checked === null) return [];
    const isSpelled = !this.#off.has("misspelt");
    const misspelt = isSpelled ? await words.misspeltIn(textsIn(checked, spelledFields)) : [];
    return lint({ ...checked, misspelt }, this.#off);
  }

  /** What is left to be filled in of the texts of a still: much faster than all rules, for of most stills nothing is. */
  leftovers(still: StillId): readonly LintFinding[] {
    const texts = textsOf(this.#db, still);
    const checked = mayHaveLeftovers({ texts }) ? this.checked(still) : null;
    if (checked === null) return [];
    const rules = leftoverRules.filter((rule) => !this.#off.has(rule));
    return withoutTwins(
      rules.flatMap((rule) => lintFindings(checked, rule)),
      texts,
    );
  }

  /** A still with what it is checked against, whichever rules are switched off; null where it is gone. */
  checked(still: StillId): CheckedStill | null {
    const facts = captionFacts(this.#db, still);
    if (facts === null) return null;
    const film = facts.film?.id;
    const roster = film === undefined ? [] : this.#rosterOf(film);
    return { texts: textsOf(this.#db, still), facts, roster, style: this.#style, misspelt: [] };
  }

  #rosterOf(film: number): Roster {
    const known = this.#rosters.get(film);
    if (known !== undefined) return known;
    const roster = rosterOf(this.#db, film);
    this.#rosters.set(film, roster);
    return roster;
  }
}

/**
 * What is found in the texts of the stills of a part of a list; others have their turn in between. What may be
 * meant by a misspelt word is not looked for: that takes longer than all else together.
 */
export async function checkedCaptions(
  archive: Archive,
  spelling: Spelling,
  stills: readonly StillId[],
  [from, to]: readonly [number, number],
): Promise<CheckedCaptions> {
  const { db } = archive.catalog;
  const check = new CaptionCheck(db);
  const words = new SpellingCheck(archive, spelling, 0);
  const breather = new Breather();
  const found = new Map<StillId, readonly LintFinding[]>();
  for (const still of stills.slice(from, to)) {
    const findings = withoutTwins(await check.find(still, words), textsOf(db, still));
    if (findings.length > 0) found.set(still, findings);
    if (breather.due()) await breather.breathe();
  }
  const cards = cardsOf(db, [...found.keys()]);
  return {
    total: stills.length,
    stills: cards.map((card) => ({
      card,
      texts: textsOf(db, card.id),
      findings: found.get(card.id) ?? [],
    })),
  };
}
