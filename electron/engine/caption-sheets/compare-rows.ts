import { placeNames } from "../../../shared/caption-sheet.ts";
import type {
  ComparedSheetRow,
  RowOutcome,
  SheetForm,
  SheetMatch,
  SheetRow,
  SheetText,
  TextDifference,
} from "../../../shared/caption-sheet.ts";
import { isInOtherScript } from "../../../shared/caption/writing.ts";
import { languageTag, underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import { textFieldNames, type LanguageTexts, type StillId } from "../../../shared/still.ts";
import { byCertainty, type Certainty } from "../../../shared/suggestion.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { formerTexts } from "../catalog/former-texts.ts";
import type { NamedCopy } from "../catalog/stills-of-names.ts";
import { textsOf } from "../catalog/texts.ts";
import { mainText } from "../export/hand-out.ts";
import { Breather } from "../search/breather.ts";
import type { RowFound } from "./find-stills.ts";
import { saysTheSame } from "./kept-text.ts";
import { lostLetters } from "./lost-letters.ts";
import type { NamedInRows } from "./named-in-row.ts";
import { damageOf, damageWords } from "./spreadsheet-forms.ts";

/** Rows that are named where several speak of one still. */
const LINES_NAMED = 3;
/** Characters that Excel keeps of a cell. */
const EXCEL_CELL = 32_767;

export type HowToCompare = {
  readonly named: NamedInRows;
  readonly form: SheetForm;
  /** Of texts that state no language. */
  readonly language: string;
  /** Stills that the archivist chose for rows, by their place; null for none. */
  readonly choices: ReadonlyMap<number, StillId | null>;
};

/** A compared row with all that it says, also what is there already. */
type Stated = ComparedSheetRow & { readonly says: readonly Placed[] };

/** What each row would write, beside what the archive has; nothing is changed. */
export async function compareRows(
  db: ReadableDb,
  rows: readonly SheetRow[],
  found: readonly RowFound[],
  how: HowToCompare,
): Promise<ComparedSheetRow[]> {
  const breather = new Breather();
  const compared: Stated[] = [];
  for (const [at, row] of rows.entries()) {
    compared.push(comparedRow(db, row, chosen(found[at], how.choices.get(at)), how));
    if (breather.due()) await breather.breathe();
  }
  return againstEachOther(compared, capital(placeNames[how.form]));
}

function chosen(found: RowFound | undefined, choice: StillId | null | undefined): RowFound {
  const known = found ?? { match: null, candidates: [], notes: [], handedOut: null };
  if (choice === undefined) return known;
  const candidates = known.match === null ? known.candidates : [known.match, ...known.candidates];
  const match: SheetMatch | null =
    choice === null ? null : { still: choice, by: "chosen", why: "chosen", certainty: "high" };
  return { match, candidates, notes: [], handedOut: null };
}

function comparedRow(
  db: ReadableDb,
  row: SheetRow,
  { match, candidates, notes, handedOut }: RowFound,
  { named, language }: HowToCompare,
): Stated {
  const film = named.filmOf(row);
  const characters = film === null ? [] : named.charactersOf(row, film);
  const base = { row, match, candidates, notes, characters };
  if (match === null)
    return {
      ...base,
      as: candidates.length > 0 ? "unclear" : "unmatched",
      differences: [],
      says: [],
    };
  const { differences, says } = new Differences(db, match, handedOut).of(row, language);
  return { ...base, differences, says, as: outcomeOf(differences) };
}

function outcomeOf(differences: readonly TextDifference[]): RowOutcome {
  if (differences.length === 0) return "same";
  const written = differences.filter(({ after }) => after !== "");
  return written.length > 0 && written.every(({ before }) => before === "") ? "fills" : "changes";
}

/** What texts of a row would change in the texts of its still. */
class Differences {
  private readonly db: ReadableDb;
  private readonly match: SheetMatch;
  private readonly handedOut: NamedCopy | null;
  private readonly present: Partial<Record<string, LanguageTexts>>;

  constructor(db: ReadableDb, match: SheetMatch, handedOut: NamedCopy | null) {
    this.db = db;
    this.match = match;
    this.handedOut = handedOut;
    this.present = textsOf(db, match.still);
  }

  of(
    { texts, emptied }: Pick<SheetRow, "texts" | "emptied">,
    language: string,
  ): { differences: TextDifference[]; says: Placed[] } {
    const says = texts.map((text) => this.placed(text, language));
    const differences = says.flatMap((text) => this.difference(text) ?? []);
    const removals = this.isSure()
      ? emptied.flatMap((one) => this.removal(one, language) ?? [])
      : [];
    const changed = new Set([...differences, ...removals].map((text) => keyOf(text)));
    const said = new Set([...changed, ...says.map((text) => keyOf(text))]);
    return {
      says,
      differences: [
        ...differences.flatMap((difference) => [difference, ...this.twins(difference, changed)]),
        // the text that the file has beside an emptied cell is there to stay
        ...removals.flatMap((removal) => [removal, ...this.twins(removal, said)]),
      ],
    };
  }

  /** Only what tells the still surely tells that a cell was emptied for it. */
  private isSure(): boolean {
    const { by, certainty } = this.match;
    return (by === "identifier" || by === "fileName") && certainty === "high";
  }

  /**
   * The text that an empty cell would remove. Which one is meant has to be certain; and a cell that went out empty was
   * emptied by nobody.
   */
  private removal(
    { field, language }: Omit<SheetText, "text">,
    wanted: string,
  ): TextDifference | null {
    const present = this.present[field] ?? {};
    const different = new Set(Object.values(present));
    const stated = language ?? (wanted === unstatedLanguage ? null : wanted);
    const of =
      stated !== null && field !== "creditLine"
        ? languageIn(present, stated)
        : different.size === 1
          ? (Object.keys(present)[0] ?? null)
          : null;
    const before = of === null ? "" : (present[of] ?? "");
    if (of === null || before === "") return null;
    const { handedOut } = this;
    if (field === "caption" && handedOut?.caption === "") return null;
    if (field === "creditLine" && handedOut?.creditLine === "") return null;
    const note = `The cell of the file is empty: this removes the ${textFieldNames[field].toLowerCase()}.`;
    return { field, language: of, before, after: "", taken: false, notes: [note] };
  }

  /** In which of the still's languages a text is meant: where the file does not say, and only one is there, that one. */
  private placed({ field, language, text }: SheetText, wanted: string): Placed {
    const present = this.present[field] ?? {};
    if (language !== null) return { field, text, language: languageIn(present, language) };
    if (wanted !== unstatedLanguage && field !== "creditLine")
      return { field, text, language: languageIn(present, wanted) };
    const main = mainText(present);
    const isThere =
      saysTheSame(main, text) || Object.values(present).some((one) => saysTheSame(one, text));
    if (isThere)
      return {
        field,
        text,
        language:
          Object.keys(present).find((one) => saysTheSame(present[one] ?? "", text)) ??
          unstatedLanguage,
      };
    const only = Object.keys(present).find((one) => present[one] === main);
    const isOne = field === "copyrightNotice" || field === "usageTerms";
    return { field, text, language: isOne && only !== undefined ? only : unstatedLanguage };
  }

  private difference({ field, language, text }: Placed): TextDifference | null {
    const before = this.present[field]?.[language] ?? "";
    if (saysTheSame(before, text)) return null;
    const against = this.against({ field, language, text }, before);
    const isSure = this.match.certainty !== "low";
    return {
      field,
      language,
      before,
      after: text,
      taken: isSure && against.length === 0,
      notes: against,
    };
  }

  /** What speaks against writing a text. */
  private against({ field, language, text }: Placed, before: string): string[] {
    const lost = lostLetters(before, text);
    if (lost !== null) return [lost];
    if (before === "") return [];
    if (text.length >= EXCEL_CELL - 10 && before.startsWith(text.slice(0, EXCEL_CELL - 10)))
      return ["The file has only the beginning: a spreadsheet keeps 32,767 characters of a cell."];
    const damage = damageOf(before, text);
    if (damage !== null)
      return [`This may be the same text: a spreadsheet ${damageWords[damage]}.`];
    return this.isOlder({ field, language, text });
  }

  private isOlder({ field, language, text }: Placed): string[] {
    const former = formerTexts(this.db, this.match.still, { field, language });
    const same = former.find((one) => saysTheSame(one.text, text));
    if (same !== undefined)
      return [
        `The archive had this text until ${same.until.slice(0, 10)} and was changed since; the file may be older than that.`,
      ];
    if (this.handedOut === null) return [];
    const { at, caption, creditLine } = this.handedOut;
    const out = field === "caption" ? caption : field === "creditLine" ? creditLine : null;
    if (out !== null && saysTheSame(out, text))
      return [
        `This went out on ${at.slice(0, 10)}; the archive was changed since, the file was not.`,
      ];
    return former.some(({ until }) => until > at)
      ? [`Since this went out on ${at.slice(0, 10)} it was changed in the archive, too.`]
      : [];
  }

  /**
   * A text under x-default and once more under its language is one text, as at the caption desk: one that is not `apart`
   * follows, but for one in another script than its language has. A caption list hands out both, and of these mostly one
   * is edited.
   */
  private twins(difference: TextDifference, apart: ReadonlySet<string>): TextDifference[] {
    const { field, language, before, after } = difference;
    const present = this.present[field] ?? {};
    if (before === "") return [];
    return Object.keys(present)
      .filter(
        (other) =>
          other !== language &&
          present[other] === before &&
          (language === unstatedLanguage || other === unstatedLanguage) &&
          !isInOtherScript(other, after) &&
          !apart.has(keyOf({ field, language: other })),
      )
      .map((other) => ({ ...difference, language: other }));
  }
}

type Placed = Omit<SheetText, "language"> & { readonly language: string };

function keyOf({ field, language }: { readonly field: string; readonly language: string }): string {
  return `${field} ${language}`;
}

/** The key under which a language's text stands: an archive may have "en_US", or what is no tag at all, from a file. */
function languageIn(present: LanguageTexts, language: string): string {
  if (present[language] !== undefined) return language;
  const asHandedOut = underLanguageTags(present)[language];
  return (
    Object.keys(present).find((other) => languageTag(other) === language) ??
    Object.keys(present).find((other) => present[other] === asHandedOut) ??
    language
  );
}

/** Rows of one still that say the same are one; what they say otherwise is taken of none of them. */
function againstEachOther(rows: readonly Stated[], place: string): ComparedSheetRow[] {
  const surest = surestRows(rows);
  const isLess = ({ match }: Stated): boolean =>
    match !== null &&
    byCertainty(match.certainty, surest.get(match.still)?.certainty ?? match.certainty) > 0;
  const ofStill = new Map<StillId, number[]>();
  const said = new Map<string, { line: number; text: string; isDisputed: boolean }>();
  for (const stated of rows) {
    const { row, match, says } = stated;
    if (match === null || isLess(stated)) continue;
    const lines = ofStill.get(match.still) ?? [];
    ofStill.set(match.still, lines);
    lines.push(row.line);
    for (const text of says) {
      const key = `${String(match.still)} ${keyOf(text)}`;
      const first = said.get(key) ?? { line: row.line, text: text.text, isDisputed: false };
      first.isDisputed ||= !saysTheSame(first.text, text.text);
      said.set(key, first);
    }
  }
  return rows.map((one) => {
    const isAlone = one.match === null || (ofStill.get(one.match.still)?.length ?? 0) < 2;
    const stated = isAlone ? one : withoutRemovals(one);
    const { says, ...compared } = stated;
    const { match, row } = compared;
    if (match === null) return compared;
    if (isLess(stated))
      return untaken(
        compared,
        `${place} ${String(surest.get(match.still)?.line)} is of this still more surely.`,
      );
    const all = says.flatMap((text) => said.get(`${String(match.still)} ${keyOf(text)}`) ?? []);
    if (all.some(({ isDisputed }) => isDisputed))
      return contradiction(compared, ofStill.get(match.still) ?? [], place);
    const repeated = all.filter(({ line }) => line !== row.line);
    if (repeated.length === 0) return compared;
    const isSaid = (difference: TextDifference): boolean =>
      said.get(`${String(match.still)} ${keyOf(difference)}`)?.line === row.line;
    const differences = compared.differences.filter(isSaid);
    const note = `${place} ${String(repeated[0]?.line)} says the same of this still.`;
    return {
      ...compared,
      differences,
      as: outcomeOf(differences),
      notes: [...compared.notes, note],
    };
  });
}

/** Where several rows are of a still, none of them is sure to tell that it has lost a text. */
function withoutRemovals(stated: Stated): Stated {
  const differences = stated.differences.filter(({ after }) => after !== "");
  return { ...stated, differences, as: outcomeOf(differences) };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function contradiction(
  compared: ComparedSheetRow,
  lines: readonly number[],
  place: string,
): ComparedSheetRow {
  // Of thousands only the first are looked through: all would be the square of them.
  const others = lines
    .slice(0, LINES_NAMED + 1)
    .filter((line) => line !== compared.row.line)
    .slice(0, LINES_NAMED);
  const shown = `${others.join(", ")}${lines.length > LINES_NAMED + 1 ? " and others" : ""}`;
  const note = `${place} ${shown} says something else of the same still. Neither is taken unless one is chosen.`;
  return untaken(compared, note);
}

/** A row of which nothing is taken for what another says, and why. */
function untaken(compared: ComparedSheetRow, note: string): ComparedSheetRow {
  return {
    ...compared,
    as: "contradicts",
    differences: compared.differences.map((difference) => ({ ...difference, taken: false })),
    notes: [...compared.notes, note],
  };
}

/** Of the rows of each still the first that is most surely of it: what is less sure does not stand against it. */
function surestRows(
  rows: readonly Stated[],
): ReadonlyMap<StillId, { readonly certainty: Certainty; readonly line: number }> {
  const surest = new Map<StillId, { certainty: Certainty; line: number }>();
  for (const { row, match } of rows) {
    if (match === null) continue;
    const { still, certainty } = match;
    const known = surest.get(still);
    if (known === undefined || byCertainty(certainty, known.certainty) < 0)
      surest.set(still, { certainty, line: row.line });
  }
  return surest;
}
