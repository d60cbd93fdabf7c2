import type {
  Overview,
  OverviewCharacter,
  OverviewEntry,
  OverviewFilm,
  OverviewPart,
  WhatIsOpen,
  WithoutFilm,
} from "../../../shared/contract/stills.ts";
import type { RecordKind } from "../../../shared/record.ts";
import type { TextualField } from "../../../shared/query/tree.ts";
import { all, number, type ReadableDb } from "./database.ts";
import { levelled } from "./fold.ts";
import { distinctionsOf, namesInQueries } from "./records/namesakes.ts";
import { queryFor, queryForFilm, queryWithin } from "./records/queries.ts";
import type { RecordNames } from "./records/record-names.ts";

type Counted = "films" | "scenes" | "characters" | "performers" | "rightsHolders" | "keywords";

/** How many stills there are, by the records they have: from the search index, or counted by SQL. */
export type StillCounts = {
  readonly stills: number;
  readonly of: (table: Counted, id: number) => number;
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

/** What records of a kind are called in queries, and what tells each from others of its name. */
type Telling = {
  readonly nameOf: (record: Called) => string;
  readonly distinctionOf: (id: number) => string;
};

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
        { field: "rights", table: "rightsHolders" },
      ),
      keywords: this.part(
        "FROM keyword",
        { kind: "keyword", name: "term", atMost: open.keywords },
        { field: "keyword", table: "keywords" },
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

  private telling(kind: RecordKind, records: readonly Called[]): Telling {
    const ids = records.map(({ id }) => id);
    return {
      nameOf: namesInQueries(this.db, kind, records),
      distinctionOf: distinctionsOf(this.db, kind, ids),
    };
  }

  /** Records of one kind: those that match, or the first `atMost`. */
  private part(
    from: string,
    {
      kind,
      name,
      atMost,
    }: { readonly kind: RecordKind; readonly name: string; readonly atMost: number },
    { field, table }: { readonly field: TextualField; readonly table: Counted },
  ): OverviewPart {
    const { db, matches } = this;
    const total = number(db, `SELECT count(*) ${from}`);
    const rows = all<Named>(
      db,
      `SELECT id, uuid, ${name} AS name ${from} ORDER BY ${name} LIMIT ?`,
      matches === null ? atMost : -1,
    );
    const wanted = matches === null ? rows : this.found(rows, (row) => matches(kind, row));
    const { nameOf, distinctionOf } = this.telling(kind, wanted);
    const lines = wanted.map((record) => ({
      ...record,
      distinction: distinctionOf(record.id),
      stills: this.counts.of(table, record.id),
      query: queryFor(field, nameOf(record)),
    }));
    return { total, lines };
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
    const atMost = this.open.withoutFilm ? -1 : 0;
    return {
      scenes: this.part(
        "FROM scene WHERE film_id IS NULL",
        { kind: "scene", name: "label", atMost },
        { field: "scene", table: "scenes" },
      ),
      characters: this.part(
        "FROM character WHERE id NOT IN (SELECT character_id FROM cast_role)",
        { kind: "character", name: "name", atMost },
        { field: "character", table: "characters" },
      ),
      performers: this.part(
        `FROM agent WHERE EXISTS (SELECT 1 FROM depiction WHERE performer_id = agent.id)
           AND NOT EXISTS (SELECT 1 FROM cast_role WHERE performer_id = agent.id)`,
        { kind: "agent", name: "name", atMost },
        { field: "performer", table: "performers" },
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
    const { nameOf, distinctionOf } = this.telling("film", films);
    const lines = films.flatMap((film) => {
      const { id, year } = film;
      const within = { scenes: scenes.get(id) ?? [], characters: characters.get(id) ?? [] };
      const shown = matches === null ? within : this.foundIn(film, within, matches);
      if (shown === null) return [];
      const named = { name: nameOf(film), year };
      return [
        {
          ...film,
          distinction: distinctionOf(id),
          stills: this.counts.of("films", id),
          query: queryForFilm(named),
          scenes: {
            total: sceneTotals.get(id) ?? 0,
            lines: this.sceneLines(shown.scenes, named),
          },
          characters: {
            total: characterTotals.get(id) ?? 0,
            lines: this.characterLines(shown.characters, { id, ...named }),
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

  private sceneLines(
    scenes: readonly Named[],
    film: Pick<FilmRow, "name" | "year">,
  ): readonly OverviewEntry[] {
    const { nameOf, distinctionOf } = this.telling("scene", scenes);
    return scenes.map(({ id, uuid, name }) => ({
      id,
      uuid,
      name,
      distinction: distinctionOf(id),
      stills: this.counts.of("scenes", id),
      query: queryWithin("scene", nameOf({ id, name }), film),
    }));
  }

  /** Who stands in another film, or is played by somebody else, is told apart by that. */
  private characterLines(
    roles: readonly Role[],
    film: Omit<FilmRow, "uuid">,
  ): readonly OverviewCharacter[] {
    const { nameOf, distinctionOf } = this.telling("character", roles);
    const shownAlike = Map.groupBy(roles, (role) => levelled(shownOf(role).name));
    const isShownTwice = (role: Role): boolean =>
      (shownAlike.get(levelled(shownOf(role).name))?.length ?? 0) > 1;
    return roles.map((role) => {
      const { id, uuid, name, performers } = role;
      return {
        id,
        uuid,
        name,
        distinction: isShownTwice(role) ? distinctionOf(id) : "",
        stills: this.counts.ofCharacterIn(id, film.id),
        query: queryWithin("character", nameOf({ id, name }), film),
        performers: performers.map((performer) => performer.name),
      };
    });
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
