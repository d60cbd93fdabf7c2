import type { Comparison, FieldChoice } from "../../shared/contract/near-duplicates.ts";
import type { StillId } from "../../shared/still.ts";
import { asChosen } from "./field-words.ts";

/** What the archivist has made up about a group so far; nothing of it is in the archive yet. */
export type Decision = {
  /** Whose file is to be shown. */
  readonly preferred: StillId;
  /** The still the keyboard is on. */
  readonly current: StillId;
  /** Not the same picture as the rest. */
  readonly apart: ReadonlySet<StillId>;
  readonly choices: readonly FieldChoice[];
};

/** At first the proposed one, which is the first, is preferred, and all are the same picture. */
export function firstDecision(stills: readonly StillId[]): Decision | null {
  const [proposed] = stills;
  if (proposed === undefined) return null;
  return { preferred: proposed, current: proposed, apart: new Set(), choices: [] };
}

/** Prefers a still, which is then one of those that are the same. */
export function prefer(decision: Decision, still: StillId): Decision {
  const apart = new Set(decision.apart);
  apart.delete(still);
  return { ...decision, preferred: still, current: still, apart };
}

/** Sets a still apart from the others, or takes it back. The preferred one is what they are apart from. */
export function toggleApart(decision: Decision, still: StillId): Decision {
  if (still === decision.preferred) return { ...decision, current: still };
  const apart = new Set(decision.apart);
  if (!apart.delete(still)) apart.add(still);
  return { ...decision, current: still, apart };
}

/** Moves the keyboard to the still beside the current one. */
export function step(decision: Decision, stills: readonly StillId[], by: number): Decision {
  const at = stills.indexOf(decision.current) + by;
  const next = stills[Math.min(stills.length - 1, Math.max(0, at))];
  return next === undefined ? decision : { ...decision, current: next };
}

/** Chooses whose value of a field is taken. */
export function choose(decision: Decision, choice: FieldChoice): Decision {
  const others = decision.choices.filter(
    ({ field, language }) => field !== choice.field || language !== choice.language,
  );
  return { ...decision, choices: [...others, choice] };
}

/** The stills that are said to be the same picture as the preferred one. */
export function sameAs({ preferred, apart }: Decision, stills: readonly StillId[]): StillId[] {
  return stills.filter((still) => still !== preferred && !apart.has(still));
}

/**
 * Whose value a line will have: the chosen one, else the preferred still's, else the first that has
 * one. Null for lines whose values are all kept, and where nobody says anything.
 */
export function valueFrom(
  decision: Decision,
  { stills }: Comparison,
  { field, language, values }: Comparison["fields"][number],
): StillId | null {
  if (asChosen(field) === null) return null;
  const ids = stills.map(({ still }) => still);
  const chosen = decision.choices.find((one) => one.field === field && one.language === language);
  if (chosen !== undefined && !decision.apart.has(chosen.from)) return chosen.from;
  const order = [decision.preferred, ...sameAs(decision, ids)];
  return order.find((still) => (values[ids.indexOf(still)] ?? []).length > 0) ?? null;
}

/** Whose value every line will have of which only one stays. */
export function choicesMade(decision: Decision, comparison: Comparison): FieldChoice[] {
  return comparison.fields.flatMap((line) => {
    const field = asChosen(line.field);
    const from = valueFrom(decision, comparison, line);
    if (field === null || from === null || !line.differs) return [];
    return [{ field, language: line.language, from }];
  });
}
