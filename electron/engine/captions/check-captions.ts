import type { Roster } from "../../../shared/caption/facts.ts";
import { lint, type LintFinding, type LintRule } from "../../../shared/caption/lint.ts";
import type { CheckedStill } from "../../../shared/caption/lint/finding.ts";
import type { StillId } from "../../../shared/still.ts";
import type { CheckedCaptions } from "../../../shared/contract/captions.ts";
import { archiveSettings } from "../catalog/archive-settings.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { cardsOf } from "../catalog/cards.ts";
import { textsOf } from "../catalog/texts.ts";
import { Breather } from "../search/breather.ts";
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

  /** What is found in the texts of a still; nothing where it is gone. */
  find(still: StillId): LintFinding[] {
    const checked = this.checked(still);
    return checked === null ? [] : lint(checked, this.#off);
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

/** What is found in the texts of the stills of a part of a list; others have their turn in between. */
export async function checkedCaptions(
  db: ReadableDb,
  stills: readonly StillId[],
  [from, to]: readonly [number, number],
): Promise<CheckedCaptions> {
  const check = new CaptionCheck(db);
  const breather = new Breather();
  const found = new Map<StillId, LintFinding[]>();
  for (const still of stills.slice(from, to)) {
    const findings = check.find(still);
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
