import type {
  Overview,
  OverviewCharacter,
  OverviewEntry,
  OverviewFilm,
  OverviewPart,
  WhatIsOpen,
  WithoutFilm,
} from "../../../shared/contract/stills.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { RecordKind } from "../../../shared/record.ts";
import type { QueryTerm, TextualField } from "../../../shared/query/tree.ts";
import { all, number, type ReadableDb } from "./database.ts";
import { levelled } from "./fold.ts";
import type { RecordNames } from "./records/record-names.ts";

/** How many stills there are, by the records they have: from the search index, or counted by SQL. */
export type StillCounts = {
  readonly stills: number;
  readonly of: (
    table: "films" | "scenes" | "characters" | "performers" | "rightsHolders" | "keywords",
    id: number,
  ) => number;
  /** Stills of a film that show a character. */
  readonly ofCharacterIn: (character: number, film: number) => number;
  readonly noFilm: number;
  readonly noCaption: number;
  readonly noCredit: number;
  /** Of which no file is present. */
  readonly missing: number;
  /** Whose file leaves something open. */
  readonly toCheck: number;
};

/** With a filter, no more lines than this: who filters goes on typing until few are left. */
const FOUND_AT_MOST = 1000;

/** What the left pane is read from: the catalog, what records are called, and how many stills have them. */
type Source = {
  readonly db: ReadableDb;
  readonly names: RecordNames;
  readonly counts: StillCounts;
};

/**
 * The left pane: films with their scenes and characters, rights holders and keywords, counted in
 * stills: what is open, or with a filter what has it in the name that is shown, by the letters that a
 * search takes for the same, or is found by it under any other name.
 */
export function overviewOf(source: Source, open: WhatIsOpen): Overview {
  return new Reading(source, open).overview();
}

type Named = { readonly id: number; readonly uuid: string; readonly name: string };
/** A record by the name it is shown by. */
type Called = Pick<Named, "id" | "name">;
/** Whether a record matches the filter, by what is shown of it or by another name. */
type Matches = (kind: RecordKind, record: Called) => boolean;
type FilmRow = Named & { readonly year: number | null };
type Role = Named & { readonly performers: readonly Called[] };
type WithinFilm = { readonly scenes: readonly Named[]; readonly characters: readonly Role[] };
type InFilm<T> = T & { readonly film: number };

/** The term that finds what has a record of this name. */
function term(field: TextualField, value: string): QueryTerm {
  return { kind: "field", field, value };
}

class Reading {
  private readonly db: ReadableDb;
  private readonly counts: StillCounts;
  private readonly open: WhatIsOpen;
  /** Null without a filter. */
  private readonly matches: Matches | null;
  private listed = 0;
  private isCut = false;

  constructor({ db, names, counts }: Source, open: WhatIsOpen) {
    this.db = db;
    this.counts = counts;
    this.open = open;
    const part = levelled(open.filter);
    const found = new Map<RecordKind, ReadonlySet<number>>();
    const foundOf = (kind: RecordKind): ReadonlySet<number> => {
      const known = found.get(kind);
      if (known !== undefined) return known;
      const keys = new Set(names.find(kind, open.filter, null).map(({ id }) => id));
      found.set(kind, keys);
      return keys;
    };
    this.matches =
      part === ""
        ? null
        : (kind, { id, name }) => levelled(name).includes(part) || foundOf(kind).has(id);
  }

  overview(): Overview {
    const { counts, open } = this;
    const lists = {
      films: this.films(),
      withoutFilm: this.withoutFilm(),
      rightsHolders: this.part(
        `FROM agent WHERE EXISTS (SELECT 1 FROM rights_record WHERE holder_id = agent.id)
          OR EXISTS (SELECT 1 FROM film_holder WHERE agent_id = agent.id)`,
        { kind: "agent", name: "name", atMost: open.rightsHolders },
        (record) => this.entry(record, "rights", counts.of("rightsHolders", record.id)),
      ),
      keywords: this.part(
        "FROM keyword",
        { kind: "keyword", name: "term", atMost: open.keywords },
        (record) => this.entry(record, "keyword", counts.of("keywords", record.id)),
      ),
    };
    return {
      ...lists,
      cut: this.isCut,
      stills: counts.stills,
      untagged: { noFilm: counts.noFilm, noCaption: counts.noCaption, noCredit: counts.noCredit },
      files: { missing: counts.missing, toCheck: counts.toCheck },
    };
  }

  /** A line; `within` is a query that narrows it further. */
  private entry(
    { id, uuid, name }: Named,
    field: TextualField,
    stills: number,
    within = "",
  ): OverviewEntry {
    const own = printQuery(term(field, name));
    return { id, uuid, name, stills, query: within === "" ? own : `${own} ${within}` };
  }

  /** Records of one kind: those that match, or the first `atMost`. */
  private part(
    from: string,
    {
      kind,
      name,
      atMost,
    }: { readonly kind: RecordKind; readonly name: string; readonly atMost: number },
    line: (record: Named) => OverviewEntry,
  ): OverviewPart {
    const { db, matches } = this;
    const total = number(db, `SELECT count(*) ${from}`);
    const rows = all<Named>(
      db,
      `SELECT id, uuid, ${name} AS name ${from} ORDER BY ${name} LIMIT ?`,
      matches === null ? atMost : -1,
    );
    const wanted = matches === null ? rows : this.found(rows, (row) => matches(kind, row));
    return { total, lines: wanted.map(line) };
  }

  /** What matches, as long as there is room. */
  private found<T>(rows: readonly T[], isFound: (row: T) => boolean): T[] {
    const found: T[] = [];
    for (const row of rows) {
      if (!isFound(row)) continue;
      this.isCut = this.listed === FOUND_AT_MOST;
      if (this.isCut) break;
      this.listed += 1;
      found.push(row);
    }
    return found;
  }

  /** What belongs to no film would otherwise stand nowhere. */
  private withoutFilm(): WithoutFilm {
    const { counts } = this;
    const atMost = this.open.withoutFilm ? -1 : 0;
    return {
      scenes: this.part(
        "FROM scene WHERE film_id IS NULL",
        { kind: "scene", name: "label", atMost },
        (scene) => this.entry(scene, "scene", counts.of("scenes", scene.id)),
      ),
      characters: this.part(
        "FROM character WHERE id NOT IN (SELECT character_id FROM cast_role)",
        { kind: "character", name: "name", atMost },
        (character) => this.entry(character, "character", counts.of("characters", character.id)),
      ),
      performers: this.part(
        `FROM agent WHERE EXISTS (SELECT 1 FROM depiction WHERE performer_id = agent.id)
           AND NOT EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id)`,
        { kind: "agent", name: "name", atMost },
        (performer) => this.entry(performer, "performer", counts.of("performers", performer.id)),
      ),
    };
  }

  private films(): OverviewPart<OverviewFilm> {
    const films = all<FilmRow>(
      this.db,
      "SELECT id, uuid, title AS name, year FROM film ORDER BY title, year",
    );
    const { matches } = this;
    const opened = matches === null ? this.open.films : films.map(({ id }) => id);
    const scenes = this.scenesOf(opened);
    const characters = this.charactersOf(opened);
    const sceneTotals = this.totals("SELECT film_id AS film, count(*) AS total FROM scene");
    const characterTotals = this.totals(
      "SELECT film_id AS film, count(DISTINCT character_id) AS total FROM cast_role",
    );
    const lines = films.flatMap((film) => {
      const { id, year } = film;
      const within = { scenes: scenes.get(id) ?? [], characters: characters.get(id) ?? [] };
      const shown = matches === null ? within : this.foundIn(film, within, matches);
      if (shown === null) return [];
      const ofYear = year === null ? "" : printQuery({ kind: "years", from: year, to: year });
      return [
        {
          ...this.entry(film, "film", this.counts.of("films", id), ofYear),
          year,
          scenes: {
            total: sceneTotals.get(id) ?? 0,
            lines: shown.scenes.map((scene) => this.sceneLine(scene, film)),
          },
          characters: {
            total: characterTotals.get(id) ?? 0,
            lines: shown.characters.map((role) => this.characterLine(role, film)),
          },
        },
      ];
    });
    return { total: films.length, lines };
  }

  /** What of a film matches: all of one that matches itself; null for none. */
  private foundIn(
    { id, name, year }: FilmRow,
    { scenes, characters }: WithinFilm,
    matches: Matches,
  ): WithinFilm | null {
    const shown = { id, name: `${name} ${String(year ?? "")}` };
    const isFilm = this.found([shown], (film) => matches("film", film)).length > 0;
    const found = {
      scenes: this.found(scenes, (scene) => isFilm || matches("scene", scene)),
      characters: this.found(
        characters,
        (role) =>
          isFilm ||
          matches("character", shownOf(role)) ||
          role.performers.some((one) => matches("agent", one)),
      ),
    };
    return isFilm || found.scenes.length + found.characters.length > 0 ? found : null;
  }

  private sceneLine(scene: Named, film: FilmRow): OverviewEntry {
    const inFilm = printQuery(term("film", film.name));
    return this.entry(scene, "scene", this.counts.of("scenes", scene.id), inFilm);
  }

  private characterLine(role: Role, film: FilmRow): OverviewCharacter {
    const inFilm = printQuery(term("film", film.name));
    const stills = this.counts.ofCharacterIn(role.id, film.id);
    const performers = role.performers.map(({ name }) => name);
    return { ...this.entry(role, "character", stills, inFilm), performers };
  }

  private totals(counted: string): Map<number, number> {
    const rows = all<{ film: number; total: number }>(
      this.db,
      `${counted} WHERE film_id IS NOT NULL GROUP BY film_id`,
    );
    return new Map(rows.map(({ film, total }) => [film, total]));
  }

  private scenesOf(films: readonly number[]): Map<number, InFilm<Named>[]> {
    const rows = all<InFilm<Named>>(
      this.db,
      `SELECT film_id AS film, id, uuid, label AS name FROM scene
       WHERE film_id IN (SELECT value FROM json_each(?)) ORDER BY film_id, position`,
      JSON.stringify(films),
    );
    return Map.groupBy(rows, ({ film }) => film);
  }

  private charactersOf(films: readonly number[]): Map<number, InFilm<Role>[]> {
    const rows = all<InFilm<Named> & { readonly performers: string }>(
      this.db,
      `SELECT film_id AS film, character.id, character.uuid, character.name,
         json_group_array(json_object('id', agent.id, 'name', agent.name)) FILTER (WHERE agent.id IS NOT NULL) AS performers
       FROM cast_role JOIN character ON character.id = cast_role.character_id LEFT JOIN agent ON agent.id = performer_id
       WHERE film_id IN (SELECT value FROM json_each(?)) GROUP BY film_id, character.id ORDER BY film_id, min(position)`,
      JSON.stringify(films),
    );
    const roles = rows.map((row) => ({ ...row, performers: performersIn(row.performers) }));
    return Map.groupBy(roles, ({ film }) => film);
  }
}

function performersIn(json: string): Called[] {
  // Made by json_group_array from keys and names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as Called[];
}

/** A character as its line shows it, with who plays it. */
function shownOf({ id, name, performers }: Role): Called {
  return { id, name: [name, ...performers.map((one) => one.name)].join(" ") };
}
