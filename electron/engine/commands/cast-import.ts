import { levelled } from "../catalog/fold.ts";
import type {
  CastChange,
  CastChoice,
  CheckedRow,
  ComparedRow,
  ListedFilm,
} from "../../../shared/cast-list.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { roleKindNames } from "../../../shared/record.ts";
import { makeAgent } from "../catalog/agents.ts";
import {
  addCastRole,
  changeCastRole,
  charactersMeant,
  filmsMeant,
  partsOf,
  performersMeant,
  roleOfCode,
  rolesBilledAt,
  rolesOfCharacter,
  settleBilling,
  type CastRole,
} from "../catalog/cast-roles.ts";
import { makeCharacter } from "../catalog/cast.ts";
import { inTransactionUndone, type WritableDb } from "../catalog/database.ts";
import { filmNamed, filmSummary, findFilm } from "../catalog/films.ts";
import { isRecord, nameOfRecord } from "../catalog/names.ts";

/** Of which film a list is: one of the archive, one to be found or made by its name, or null for those its rows name. */
export type FilmAsked = number | ListedFilm | null;

/** Whom the archivist says a row means: a record, or null for a new one; what is not said is found by name. */
export type RowChoice = {
  readonly character?: number | null | undefined;
  readonly performer?: number | null | undefined;
};

/** The choices by the rows they are of. */
export function choicesByRow(
  choices: readonly (RowChoice & { readonly row: number })[],
): ReadonlyMap<number, RowChoice> {
  return new Map(choices.map(({ row, ...choice }) => [row, choice]));
}

/** How many records an import made that were not there. */
export type CastMade = { films: number; characters: number; performers: number };

type Found = { readonly id: number } | { readonly name: string } | { readonly meant: number[] };

/**
 * Takes rows of a cast list into casts, one after the other, within an action: a row is compared with
 * the cast as the rows before it have left it. It adds, fills and changes, and never takes a role away.
 */
export class CastImport {
  readonly made: CastMade = { films: 0, characters: 0, performers: 0 };
  private readonly db: WritableDb;
  private readonly asked: FilmAsked;
  /** Roles of which rows before have said who plays them: a gap is filled once. */
  private claimed = new Set<number>();
  /** Rows that gave a role a place in the billing, by what was made of them. */
  private placed = new Map<CheckedRow, Placed>();

  constructor(db: WritableDb, asked: FilmAsked) {
    this.db = db;
    this.asked = asked;
  }

  /** What taking a row would do, without doing it. */
  try(row: CheckedRow, choice: RowChoice): ComparedRow {
    const [claimed, placed, made] = [this.claimed, this.placed, { ...this.made }];
    this.claimed = new Set(claimed);
    this.placed = new Map();
    try {
      return inTransactionUndone(this.db, () => this.take(row, choice));
    } finally {
      this.claimed = claimed;
      this.placed = placed;
      Object.assign(this.made, made);
    }
  }

  /** Puts those that no list gave a place in the billing behind the others; call it when all rows are taken. */
  settle(): void {
    for (const film of new Set([...this.placed.values()].map((one) => one.film)))
      settleBilling(this.db, film);
  }

  /** When all rows are taken: a row with what is to be told where the cast has another role at its place already. */
  withPlace(compared: ComparedRow): ComparedRow {
    const placed = this.placed.get(compared.row);
    if (placed === undefined) return compared;
    const listed = new Set([...this.placed.values()].map(({ role }) => role));
    const { film, character, order } = placed;
    const there = rolesBilledAt(this.db, film, order).find(
      (role) => !listed.has(role.id) && role.character !== character,
    );
    if (there === undefined) return compared;
    const said = `The place ${String(order)} in the billing is that of ${there.name} already; both stand there.`;
    return { ...compared, notes: [...compared.notes, said] };
  }

  /** Takes a row into its film's cast, unless it is unclear whom it means or of which film it is. */
  take(row: CheckedRow, choice: RowChoice): ComparedRow {
    const { db } = this;
    const film = this.filmOf(row.film);
    if (typeof film === "string")
      return { ...untouched(row), as: "left-out", notes: [film], film: titleOf(row.film) };
    requireChosen(db, choice);
    const { performer, character } = this.whoIsMeant(film, row, choice);
    const isUnclear = {
      character: "meant" in character,
      performer: performer !== null && "meant" in performer,
    };
    const known = {
      ...untouched(row),
      film: titleOfFilm(db, film),
      character: nameOf(db, "character", character),
      performer: nameOf(db, "performer", performer),
      // Who was chosen can be chosen otherwise.
      characters:
        isUnclear.character || choice.character !== undefined
          ? choicesOf(db, "character", charactersMeant(db, film, row.character))
          : [],
      performers:
        isUnclear.performer || choice.performer !== undefined
          ? choicesOf(db, "performer", performersMeant(db, row.performer ?? ""))
          : [],
    };
    if (isUnclear.character || isUnclear.performer) return { ...known, as: "unclear" };
    const played = {
      character: this.characterKey(character),
      performer: this.performerKey(performer),
    };
    return { ...known, ...this.putRole(film, row, played) };
  }

  /** The key of the film a row is of, which is made if need be; or why the row is left out. */
  private filmOf(listed: ListedFilm | null): number | string {
    const { db, asked } = this;
    if (asked === null) return listed === null ? noFilm : this.filmNamed(listed);
    // no film is made for rows that are of another
    if (typeof asked !== "number" && listed !== null && findFilm(db, asked) === null)
      if (!isSameFilm(asked, listed)) return ofAnother(listed);
    const film = typeof asked === "number" ? asked : this.filmNamed(asked);
    if (typeof film === "string" || listed === null || isCalled(db, film, listed)) return film;
    return ofAnother(listed);
  }

  private filmNamed(name: ListedFilm): number | string {
    const { db } = this;
    const known = findFilm(db, name);
    if (known !== null) return known;
    if (name.year === null && filmsMeant(db, name.title).length > 1)
      return `Several films are called “${name.title}”. Say the year too.`;
    this.made.films += 1;
    return filmNamed(db, name);
  }

  /** Where several have the name, who plays whom may tell which is meant. */
  private whoIsMeant(
    film: number,
    row: CheckedRow,
    choice: RowChoice,
  ): { character: Found; performer: Found | null } {
    const { db } = this;
    const character = found(row.character, choice.character, (name) =>
      charactersMeant(db, film, name),
    );
    const performer =
      row.performer === null
        ? null
        : found(row.performer, choice.performer, (name) => performersMeant(db, name));
    const characters = keysOf(character);
    const performers = performer === null ? [] : keysOf(performer);
    const pairs = characters.flatMap((one) =>
      rolesOfCharacter(db, film, one).filter(
        (role) => role.performer !== null && performers.includes(role.performer),
      ),
    );
    return {
      character: settled(
        character,
        pairs.map((role) => role.character),
      ),
      performer:
        performer === null
          ? null
          : settled(
              performer,
              pairs.map((role) => role.performer ?? 0),
            ),
    };
  }

  private characterKey(who: Found): number {
    if ("id" in who) return who.id;
    this.made.characters += 1;
    return makeCharacter(this.db, "name" in who ? who.name : "");
  }

  private performerKey(who: Found | null): number | null {
    if (who === null) return null;
    if ("id" in who) return who.id;
    this.made.performers += 1;
    return makeAgent(this.db, "name" in who ? who.name : "");
  }

  private note(row: CheckedRow, placed: Omit<Placed, "order">): void {
    if (row.order !== null) this.placed.set(row, { ...placed, order: row.order });
  }

  private putRole(
    film: number,
    row: CheckedRow,
    played: { character: number; performer: number | null },
  ): Pick<ComparedRow, "as" | "changes" | "notes"> {
    const { db } = this;
    const roles = rolesOfCharacter(db, film, played.character);
    const present = presentRole(roles, row, played.performer, this.claimed);
    const { code, notes } = codeFor(db, film, row, present);
    if (present === null) {
      const { creditedAs, order, kind, uncredited } = row;
      const role = {
        ...played,
        creditedAs,
        order,
        kind,
        uncredited: Number(uncredited),
        code,
      };
      const added = addCastRole(db, film, role);
      this.note(row, { film, character: played.character, role: added });
      if (played.performer !== null) this.claimed.add(added);
      return { as: "new", changes: [], notes: [...besideOthers(db, row, roles), ...notes] };
    }
    const isClaimed = this.claimed.has(present.id);
    if (played.performer !== null) this.claimed.add(present.id);
    const isOnlyThere = played.performer === null && roles.length > 1;
    const said = isOnlyThere ? present : withRow(present, row, played.performer);
    const wanted = { ...said, code: code ?? present.code };
    const changes = changesBetween(db, present, wanted);
    if (played.performer === null && isClaimed && changes.length > 0)
      return { as: "left-out", changes: [], notes: [saidOtherwise(row, changes)] };
    if (changes.length > 0) changeCastRole(db, wanted);
    this.note(row, { film, character: present.character, role: present.id });
    return { as: outcomeOf(changes), changes, notes };
  }
}

/** A role that a row gave a place in the billing of its film. */
type Placed = {
  readonly film: number;
  readonly character: number;
  readonly role: number;
  readonly order: number;
};

/** Of a row that leaves open who performs, where a row before has said it, and the rest otherwise. */
function saidOtherwise({ character }: CheckedRow, changes: readonly CastChange[]): string {
  const differing = changes.map(
    ({ what, before, after }) => `${what} ${after} instead of ${before ?? "nothing"}`,
  );
  return `${character} is in a row before, with who performs, and here otherwise: ${differing.join(", ")}. Only the first is taken.`;
}

/** The code that a row gives its role; one that stands for another role of the film stays with that, and is told. */
function codeFor(
  db: WritableDb,
  film: number,
  { code, character }: CheckedRow,
  present: CastRole | null,
): { readonly code: string | null; readonly notes: string[] } {
  const holder = code === null ? null : roleOfCode(db, film, code);
  if (holder === null || holder.id === present?.id) return { code, notes: [] };
  // Another role of the same character, such as its voice, has it.
  if (holder.key === present?.character) return { code: null, notes: [] };
  const said = `The code “${code ?? ""}” is that of ${holder.character} already; ${character} is taken without it.`;
  return { code: null, notes: [said] };
}

const noFilm = "This row names no film. Say of which film the list is.";

function untouched(row: CheckedRow): Omit<ComparedRow, "as"> {
  return {
    row,
    taken: row.repeats === null && row.contradicts === null,
    film: "",
    character: null,
    performer: null,
    changes: [],
    notes: [],
    characters: [],
    performers: [],
  };
}

function requireChosen(db: WritableDb, choice: RowChoice): void {
  for (const field of ["character", "performer"] as const) {
    const id = choice[field] ?? null;
    if (id !== null && !isRecord(db, field, id))
      throw new ProblemError(
        "changed",
        `A ${field} that was chosen is no longer in the archive. Choose again.`,
      );
  }
}

function found(
  name: string,
  chosen: number | null | undefined,
  meaning: (name: string) => number[],
): Found {
  if (chosen !== undefined) return chosen === null ? { name } : { id: chosen };
  const [one, ...others] = meaning(name);
  if (one === undefined) return { name };
  return others.length === 0 ? { id: one } : { meant: [one, ...others] };
}

function nameOf(
  db: WritableDb,
  field: "character" | "performer",
  who: Found | null,
): string | null {
  return who !== null && "id" in who ? nameOfRecord(db, field, who.id) : null;
}

function keysOf(who: Found): number[] {
  if ("meant" in who) return who.meant;
  return "id" in who ? [who.id] : [];
}

/** Of several the one that is named here, if it is one. */
function settled(who: Found, named: readonly number[]): Found {
  const [one, ...others] = new Set(named);
  return "meant" in who && one !== undefined && others.length === 0 ? { id: one } : who;
}

/**
 * The role that a row says something of: that of the same performer and kind; else one of the same
 * performer, of which the row says the kind, or nothing about it; else one that nobody plays yet. A row without performer
 * says that the character is there, which any of its roles does.
 */
function presentRole(
  roles: readonly CastRole[],
  row: CheckedRow,
  performer: number | null,
  claimed: ReadonlySet<number>,
): CastRole | null {
  const { kind } = row;
  const ofKind = roles.filter((role) => role.kind === kind);
  const ordinary = roles.filter((role) => role.kind === "role");
  const free = (role: CastRole): boolean => !claimed.has(role.id);
  if (performer === null && ofKind.length > 0)
    return ofKind.find((role) => role.performer === null) ?? ofKind[0] ?? null;
  if (performer === null && kind === "role") return roles[0] ?? null;
  // One of several, or one that the list has said who plays, does not become a voice by it.
  if (performer === null) return roles.length === 1 ? (ordinary.find(free) ?? null) : null;
  const asSaid = (role: CastRole): boolean =>
    role.creditedAs === row.creditedAs && (row.code === null || role.code === row.code);
  const ofAnyKind =
    row.kindUnsaid === true
      ? roles.filter((role) => role.performer === performer && free(role))
      : [];
  return (
    ofAnyKind.find(asSaid) ??
    ofKind.find((role) => role.performer === performer) ??
    ordinary.find((role) => role.performer === performer && free(role)) ??
    ofAnyKind[0] ??
    ofKind.find((role) => role.performer === null && free(role)) ??
    ordinary.find((role) => role.performer === null && free(role)) ??
    null
  );
}

/** A role with what a row says of it; what the row leaves empty stays. */
function withRow(role: CastRole, row: CheckedRow, performer: number | null): CastRole {
  return {
    ...role,
    performer: performer ?? role.performer,
    creditedAs: row.creditedAs ?? role.creditedAs,
    position: row.order ?? role.position,
    billed: row.order === null ? role.billed : 1,
    kind: row.kind === "role" ? role.kind : row.kind,
    uncredited: row.uncredited ? 1 : role.uncredited,
  };
}

function changesBetween(db: WritableDb, before: CastRole, after: CastRole): CastChange[] {
  const name = (id: number | null): string | null =>
    id === null ? null : nameOfRecord(db, "performer", id);
  const values: readonly (readonly [CastChange["what"], string | null, string | null])[] = [
    ["performer", name(before.performer), name(after.performer)],
    ["creditedAs", before.creditedAs, after.creditedAs],
    ["order", placeOf(before), placeOf(after)],
    ["kind", roleKindNames[before.kind], roleKindNames[after.kind]],
    ["uncredited", yesOrNo(before.uncredited), yesOrNo(after.uncredited)],
    ["code", before.code, after.code],
  ];
  return values.flatMap(([what, old, now]) =>
    now === null || now === old ? [] : [{ what, before: old, after: now }],
  );
}

function placeOf({ position, billed }: CastRole): string | null {
  return billed === 0 ? null : String(position);
}

function yesOrNo(flag: number): string {
  return flag === 0 ? "no" : "yes";
}

function outcomeOf(changes: readonly CastChange[]): "same" | "fills" | "changes" {
  if (changes.length === 0) return "same";
  return changes.every(({ before }) => before === null) ? "fills" : "changes";
}

function besideOthers(db: WritableDb, row: CheckedRow, roles: readonly CastRole[]): string[] {
  const others = roles.flatMap(({ kind, performer }) =>
    kind === row.kind && performer !== null ? [nameOfRecord(db, "performer", performer)] : [],
  );
  if (others.length === 0) return [];
  return [
    `${others.join(", ")} ${others.length === 1 ? "is" : "are"} in this role already; ${row.performer ?? ""} is put beside.`,
  ];
}

function choicesOf(db: WritableDb, field: "character" | "performer", ids: number[]): CastChoice[] {
  return ids.map((id) => ({
    id,
    name: nameOfRecord(db, field, id),
    detail: partsOf(db, field, id).join("; "),
  }));
}

function ofAnother(listed: ListedFilm): string {
  return `This row is of another film, “${titleOf(listed)}”.`;
}

/** Whether two ways to name a film that is not in the archive yet mean the same one. */
function isSameFilm(one: ListedFilm, other: ListedFilm): boolean {
  const sameYear = one.year === null || other.year === null || one.year === other.year;
  return sameYear && levelled(one.title) === levelled(other.title);
}

/** Whether a film is meant by a title, and by a year where both are known. */
function isCalled(db: WritableDb, film: number, { title, year }: ListedFilm): boolean {
  const own = filmSummary(db, film)?.year ?? null;
  if (year !== null && own !== null && year !== own) return false;
  return filmsMeant(db, title).includes(film);
}

function titleOfFilm(db: WritableDb, film: number): string {
  const summary = filmSummary(db, film);
  return titleOf(summary === null ? null : { title: summary.name, year: summary.year });
}

function titleOf(film: ListedFilm | null): string {
  if (film === null) return "";
  return film.year === null ? film.title : `${film.title} (${String(film.year)})`;
}
