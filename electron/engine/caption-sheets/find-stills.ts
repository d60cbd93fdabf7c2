import type { MatchWish, SheetMatch, SheetRow } from "../../../shared/caption-sheet.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Certainty } from "../../../shared/suggestion.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { titledFilms } from "../catalog/film-titles.ts";
import { levelled } from "../catalog/fold.ts";
import { stillHandedOutAs } from "../catalog/ledger.ts";
import {
  type NamedCopy,
  filmsOfStills,
  stillByHash,
  stillByUuid,
  stillsOfFilm,
} from "../catalog/stills-of-names.ts";
import { textsOfField } from "../catalog/texts.ts";
import { Breather } from "../search/breather.ts";
import { endingOf, findByName, nameOf, stemOf, type NamesFound } from "./find-by-name.ts";
import { findByNumber, numberOf, type NumberFound } from "./find-by-number.ts";
import type { NamedInRows } from "./named-in-row.ts";
import { damageWords } from "./spreadsheet-forms.ts";

/** Among which stills a row's is looked for, and in which order they are. Null is the whole archive. */
export type Scope = readonly StillId[] | null;

/** Which still a row is of, or of which it may be. */
export type RowFound = {
  readonly match: SheetMatch | null;
  readonly candidates: readonly SheetMatch[];
  readonly notes: readonly string[];
  /** The copy of the still that was handed out under the name in the row, the latest; null where none was. */
  readonly handedOut: NamedCopy | null;
};

/** More that a row may be of are not listed. */
const MOST_CANDIDATES = 12;
/** Stills whose captions are compared; in a greater film or list there are other ways. */
const MOST_COMPARED = 20_000;

/**
 * Finds the still of each row: by identifier and file name, which have to agree; else by still number; else by
 * a caption that is there already, or by who is named in it. By order only where that is asked for.
 */
export async function findStills(
  db: ReadableDb,
  rows: readonly SheetRow[],
  how: { readonly wish: MatchWish; readonly scope: Scope; readonly named: NamedInRows },
): Promise<RowFound[]> {
  if (how.wish === "order") return byOrder(rows, how.scope ?? []);
  const breather = new Breather();
  const finder = new Finder(db, how);
  const names = how.wish === "id" ? [] : rows.flatMap(({ fileNames }) => fileNames);
  const numbers = how.wish === "id" ? [] : rows.flatMap(({ number }) => number ?? []);
  finder.names = await findByName(db, { names, numbers }, breather);
  const found: RowFound[] = [];
  for (const row of rows) {
    found.push(finder.bySigns(row, how.wish));
    if (breather.due()) await breather.breathe();
  }
  if (how.wish === "id") return found;
  const open = rows.filter((_row, at) => isOpen(found[at]));
  const numbered = await findByNumber(
    db,
    open.flatMap(({ number }) => number ?? []),
    breather,
  );
  for (const [at, row] of rows.entries()) {
    const before = found[at];
    if (before === undefined || !isOpen(before)) continue;
    found[at] = finder.byWords(row, numbered, how.wish, before.notes);
    if (breather.due()) await breather.breathe();
  }
  return found;
}

function isOpen(found: RowFound | undefined): boolean {
  return found !== undefined && found.match === null && found.candidates.length === 0;
}

function byOrder(rows: readonly SheetRow[], scope: readonly StillId[]): RowFound[] {
  const alike = rows.length === scope.length;
  const note = `${counted(rows.length, "row")} for ${counted(scope.length, "still")}`;
  return rows.map((_row, at) => {
    const still = scope[at];
    if (still === undefined)
      return {
        match: null,
        candidates: [],
        notes: [`There is no still left: ${note}.`],
        handedOut: null,
      };
    const why = `still ${String(at + 1)} in order${alike ? "" : `; ${note}`}`;
    return {
      match: { still, by: "order", why, certainty: "medium" },
      candidates: [],
      notes: [],
      handedOut: null,
    };
  });
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

class Finder {
  names: NamesFound = { files: new Map(), copies: new Map(), endings: new Map() };
  private readonly db: ReadableDb;
  private readonly scope: ReadonlySet<StillId> | null;
  private readonly inOrder: Scope;
  private readonly named: NamedInRows;
  private only: number | null | undefined;
  private captions: ReadonlyMap<string, readonly StillId[]> | null = null;
  private readonly captionsOfFilm = new Map<number, ReadonlyMap<string, readonly StillId[]>>();

  constructor(db: ReadableDb, { scope, named }: { scope: Scope; named: NamedInRows }) {
    this.db = db;
    this.inOrder = scope;
    this.scope = scope === null ? null : new Set(scope);
    this.named = named;
  }

  /** By identifiers and file names. Where they mean different stills neither is believed. */
  bySigns(row: SheetRow, wish: MatchWish): RowFound {
    const notes: string[] = [];
    const ids = wish === "name" ? [] : this.within(this.byIdentifier(row, notes), notes);
    const names = this.narrowed(row, this.within(this.byFileName(row), notes));
    const [id, ...otherIds] = ids;
    if (id === undefined) return this.settled(row, names, notes);
    if (otherIds.length > 0)
      return this.unclear(ids, [...notes, "Its identifiers are of different stills."]);
    const agrees = names.length === 0 || names.some(({ still }) => still === id.still);
    return agrees
      ? { match: id, candidates: [], notes, handedOut: this.handedOut(row, id.still) }
      : this.unclear(
          [id, ...names],
          [
            ...notes,
            "Its identifier is of one still, its file name of another: rows of this file may have been mixed up.",
          ],
        );
  }

  /** By number, a caption that is there already, and people. */
  byWords(
    row: SheetRow,
    numbers: ReadonlyMap<string, readonly NumberFound[]>,
    wish: MatchWish,
    before: readonly string[],
  ): RowFound {
    const notes = [...before];
    const numbered = this.narrowed(row, this.within(byNumber(row, numbers), notes));
    if (numbered.length > 0) return this.settled(row, numbered, notes);
    const ending = this.narrowed(row, this.within(this.byEnding(row), []));
    if (ending.length > 0 || wish === "name") return this.settled(row, ending, notes);
    const film = this.named.filmOf(row) ?? this.onlyFilm();
    const captioned = this.byCaption(row, film);
    if (captioned.length > 0) return this.settled(row, captioned, notes);
    if (film === null) return nothing(notes);
    const { stills, people } = this.named.stillsOf(row, film);
    const all = stills.filter((still) => this.scope?.has(still) ?? true);
    const why = `shows ${people.join(" and ")}, whom the caption names, and nobody else`;
    const certainty = certaintyOfWords(row, all.length);
    return this.settled(
      row,
      all.map((still) => ({ still, by: "names", why, certainty })),
      notes,
    );
  }

  /** The film that all the stills are of among which is looked; null where there are several. */
  private onlyFilm(): number | null {
    if (this.only !== undefined) return this.only;
    const { db, inOrder } = this;
    const films =
      inOrder === null
        ? titledFilms(db).map(({ id }) => id)
        : [...new Set(filmsOfStills(db, inOrder).values())];
    this.only = films.length === 1 ? (films[0] ?? null) : null;
    return this.only;
  }

  private byIdentifier({ identifiers }: SheetRow, notes: string[]): SheetMatch[] {
    const found = identifiers.flatMap((written): SheetMatch[] => {
      const still = this.identified(written.trim().toLowerCase());
      return still === null
        ? []
        : [{ still, by: "identifier", why: "its identifier", certainty: "high" }];
    });
    if (identifiers.length > 0 && found.length === 0)
      notes.push("Its identifier is of no still of this archive.");
    return unique(found);
  }

  private identified(written: string): StillId | null {
    if (/^[0-9a-f]{64}$/u.test(written)) {
      const hash = Buffer.from(written, "hex");
      return stillByHash(this.db, hash) ?? stillHandedOutAs(this.db, hash);
    }
    return stillByUuid(this.db, written);
  }

  /** Files of the name go before copies that were handed out under it, and these before files with another ending. */
  private byFileName({ fileNames }: SheetRow): SheetMatch[] {
    const { files, copies } = this.names;
    const named = fileNames.flatMap((name): SheetMatch[] =>
      (files.get(nameOf(name)) ?? []).map(({ still, name: known }) => ({
        still,
        by: "fileName",
        why: `file name ${known}`,
        certainty: "high",
      })),
    );
    const handedOut = fileNames.flatMap((name): SheetMatch[] =>
      (copies.get(nameOf(name)) ?? []).flatMap(({ uuid, at }): SheetMatch[] => {
        const still = stillByUuid(this.db, uuid);
        const why = `handed out as ${name} on ${at.slice(0, 10)}`;
        return still === null ? [] : [{ still, by: "fileName", why, certainty: "high" }];
      }),
    );
    const sure = unique([...named, ...handedOut]);
    if (sure.length > 0) return sure;
    return unique(
      fileNames.flatMap((name): SheetMatch[] =>
        (files.get(stemOf(name)) ?? []).map(({ still, name: known }) => ({
          still,
          by: "fileName",
          why: `file name ${known}, but for its ending`,
          certainty: "medium",
        })),
      ),
    );
  }

  /** A number that stands at the end of a file name, as cameras and archives number them. */
  private byEnding({ number }: SheetRow): SheetMatch[] {
    if (number === null) return [];
    const isSure = number.length > 2 || this.scope !== null;
    return unique(
      (this.names.endings.get(endingOf(number) ?? "") ?? []).map(({ still, name }) => ({
        still,
        by: "number",
        why: `the file name ${name} ends in ${number}`,
        certainty: isSure ? "medium" : "low",
      })),
    );
  }

  private byCaption(row: SheetRow, film: number | null): SheetMatch[] {
    const caption = row.texts.find(({ field }) => field === "caption")?.text ?? "";
    const key = levelled(caption.slice(0, 2_000));
    if (key.split(" ").length < 4) return [];
    const stills = this.captionsWithin(film).get(key) ?? [];
    const certainty = certaintyOfWords(row, stills.length);
    return stills
      .filter((still) => this.scope?.has(still) ?? true)
      .map((still) => ({ still, by: "caption", why: "has this caption already", certainty }));
  }

  /** Captions by their words: of the stills that were chosen, else of the film. */
  private captionsWithin(film: number | null): ReadonlyMap<string, readonly StillId[]> {
    if (this.inOrder !== null) return (this.captions ??= this.captionsOf(this.inOrder));
    if (film === null) return new Map();
    const known = this.captionsOfFilm.get(film) ?? this.captionsOf(stillsOfFilm(this.db, film));
    this.captionsOfFilm.set(film, known);
    return known;
  }

  private captionsOf(stills: readonly StillId[]): ReadonlyMap<string, readonly StillId[]> {
    const found = new Map<string, StillId[]>();
    if (stills.length > MOST_COMPARED) return found;
    for (const [still, texts] of textsOfField(this.db, stills, "caption"))
      for (const key of new Set(Object.values(texts).map((text) => levelled(text.slice(0, 2_000)))))
        found.set(key, [...(found.get(key) ?? []), still]);
    return found;
  }

  /** Those among the stills that were chosen; that only others were found is told. */
  private within(found: readonly SheetMatch[], notes: string[]): SheetMatch[] {
    const inside = found.filter(({ still }) => this.scope?.has(still) ?? true);
    if (inside.length === 0 && found.length > 0)
      notes.push(`Its still (${found[0]?.why ?? ""}) is none of those among which was looked.`);
    return inside;
  }

  /** Of several the ones of the film that the row is of. */
  private narrowed(row: SheetRow, found: readonly SheetMatch[]): readonly SheetMatch[] {
    if (found.length < 2) return found;
    const film = this.named.filmOf(row);
    if (film === null) return found;
    const films = filmsOfStills(
      this.db,
      found.map(({ still }) => still),
    );
    const ofFilm = found.filter(({ still }) => films.get(still) === film);
    return ofFilm.length === 0 ? found : ofFilm;
  }

  private settled(row: SheetRow, found: readonly SheetMatch[], notes: readonly string[]): RowFound {
    const [one, ...others] = found;
    if (one === undefined) return nothing(notes);
    if (others.length > 0)
      return this.unclear(found, [...notes, `${counted(found.length, "still")} may be meant.`]);
    return { match: one, candidates: [], notes, handedOut: this.handedOut(row, one.still) };
  }

  private handedOut({ fileNames }: SheetRow, still: StillId): NamedCopy | null {
    const copies = fileNames.flatMap((name) => this.names.copies.get(nameOf(name)) ?? []);
    const own = copies.filter(({ uuid }) => stillByUuid(this.db, uuid) === still);
    return own.reduce<NamedCopy | null>(
      (latest, copy) => (latest === null || copy.at > latest.at ? copy : latest),
      null,
    );
  }

  private unclear(found: readonly SheetMatch[], notes: readonly string[]): RowFound {
    const candidates = unique(found)
      .slice(0, MOST_CANDIDATES)
      .map((candidate): SheetMatch => ({ ...candidate, certainty: "low" }));
    return { match: null, candidates, notes, handedOut: null };
  }
}

/** A row that says by a name or number which still it means, and is of none that is known, is likely of another. */
function certaintyOfWords({ isSigned }: SheetRow, stills: number): Certainty {
  return stills === 1 && !isSigned ? "medium" : "low";
}

function nothing(notes: readonly string[]): RowFound {
  return { match: null, candidates: [], notes, handedOut: null };
}

function byNumber(
  { number }: SheetRow,
  numbers: ReadonlyMap<string, readonly NumberFound[]>,
): SheetMatch[] {
  const found = number === null ? [] : (numbers.get(numberOf(number)) ?? []);
  return unique(
    found.map(({ still, number: known, damage }): SheetMatch =>
      damage === null
        ? { still, by: "number", why: `still number ${known}`, certainty: "high" }
        : {
            still,
            by: "number",
            why:
              damage === "zeros"
                ? `still number ${known}, here without its zeros (${number ?? ""})`
                : `still number ${known}, if a spreadsheet ${damageWords[damage]} (${number ?? ""})`,
            certainty: damage === "zeros" ? "medium" : "low",
          },
    ),
  );
}

/** Each still once, with the first reason. */
function unique(found: readonly SheetMatch[]): SheetMatch[] {
  const first = new Map<StillId, SheetMatch>();
  for (const match of found) if (!first.has(match.still)) first.set(match.still, match);
  return [...first.values()];
}
