import { randomUUIDv7 } from "node:crypto";
import type { FilmName } from "../../../shared/film-name.ts";
import type { FilmSummary } from "../../../shared/still.ts";
import { agentNamed } from "./agents.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { firstNamed, onlyNamed, type NamedRow } from "./nearest-named.ts";
import { keptName } from "../../../shared/turning.ts";

/**
 * A film by title and year. A year said is a year meant: it never finds a film whose year is unknown,
 * which may be another of that title. Without a year, only if the title is enough to tell.
 */
export function findFilm(db: ReadableDb, { title, year }: FilmName): number | null {
  const found = all<NamedRow & { year: number | null }>(
    db,
    `SELECT id, name, year FROM (
       SELECT id, title AS name, year, 0 AS other FROM film WHERE name_key = name_key(@title)
       UNION ALL SELECT film.id, film_title.title, year, 1 FROM film_title JOIN film ON film.id = film_id
         WHERE film_title.name_key = name_key(@title))
     ORDER BY other, id`,
    { title },
  );
  const ofYear = firstNamed(
    found.filter((film) => film.year === year),
    title,
  );
  return ofYear ?? (year === null ? onlyNamed(found, title) : null);
}

/** The film of this title and year, made when there is none. */
export function filmNamed(
  db: WritableDb,
  name: FilmName,
  directors: readonly string[] = [],
): number {
  const known = findFilm(db, name);
  if (known !== null) return known;
  const { key } = run(
    db,
    "INSERT INTO film (uuid, title, year, name_key) VALUES (@uuid, @title, @year, name_key(@title))",
    { uuid: randomUUIDv7(), title: keptName(name.title), year: name.year },
  );
  for (const [position, director] of directors.entries()) {
    const agent = agentNamed(db, director);
    run(
      db,
      "INSERT OR IGNORE INTO film_director (film_id, agent_id, position) VALUES (?, ?, ?)",
      key,
      agent,
      position,
    );
  }
  return key;
}

/** A film with its directors in order. */
export function filmSummary(db: ReadableDb, id: number): FilmSummary | null {
  const film = first<{ id: number; uuid: string; name: string; year: number | null }>(
    db,
    "SELECT id, uuid, title AS name, year FROM film WHERE id = ?",
    id,
  );
  if (film === null) return null;
  const directors = all<{ name: string }>(
    db,
    "SELECT agent.name FROM film_director JOIN agent ON agent.id = agent_id WHERE film_id = ? ORDER BY position",
    id,
  );
  return { ...film, directors: directors.map(({ name }) => name) };
}

/** A scene of a film (or of none yet) by its label or another name of it. */
export function findScene(db: ReadableDb, film: number | null, label: string): number | null {
  const rows = all<NamedRow>(
    db,
    `SELECT id, name FROM (
       SELECT id, label AS name, 0 AS alias FROM scene WHERE film_id IS @film AND name_key = name_key(@label)
       UNION ALL SELECT scene.id, name, 1 FROM scene_name JOIN scene ON scene.id = scene_id
         WHERE scene_name.name_key = name_key(@label) AND film_id IS @film)
     ORDER BY alias, id`,
    { film, label },
  );
  return firstNamed(rows, label);
}

/** The film a scene is of; null when it is of none yet. */
export function filmOfScene(db: ReadableDb, scene: number): number | null {
  return (
    first<{ film: number | null }>(db, "SELECT film_id AS film FROM scene WHERE id = ?", scene)
      ?.film ?? null
  );
}

/** The scene of this label, made at the end of the film's scenes when there is none. */
export function sceneNamed(db: WritableDb, film: number | null, label: string): number {
  const known = findScene(db, film, label);
  if (known !== null) return known;
  const position = number(
    db,
    "SELECT coalesce(max(position), 0) + 1 FROM scene WHERE film_id IS ?",
    film,
  );
  return run(
    db,
    "INSERT INTO scene (uuid, film_id, label, position, name_key) VALUES (@uuid, @film, @label, @position, name_key(@label))",
    { uuid: randomUUIDv7(), film, label: keptName(label), position },
  ).key;
}
