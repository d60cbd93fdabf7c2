import type { TagField } from "../../../shared/tag.ts";

/** What tells each record from others of its name. */
export const describedSql: Readonly<Record<Exclude<TagField, "kind">, string>> = {
  film: "SELECT id, title AS name, coalesce(CAST(year AS TEXT), '') AS detail FROM film AS record",
  scene: `SELECT record.id, label AS name, coalesce(film.title, '') AS detail
    FROM scene AS record LEFT JOIN film ON film.id = film_id`,
  character: `SELECT record.id, record.name,
      coalesce((SELECT group_concat(part, ' · ') FROM (SELECT DISTINCT coalesce(agent.name || ', ', '') || film.title AS part
        FROM cast_role JOIN film ON film.id = film_id LEFT JOIN agent ON agent.id = performer_id
        WHERE character_id = record.id LIMIT 3)), '') AS detail
    FROM character AS record`,
  performer: `SELECT record.id, record.name,
      coalesce((SELECT group_concat(character.name, ', ') FROM cast_role JOIN character ON character.id = character_id
        WHERE performer_id = record.id), '') AS detail
    FROM agent AS record`,
  rightsHolder: "SELECT id, name, '' AS detail FROM agent AS record",
  keyword: "SELECT id, term AS name, '' AS detail FROM keyword AS record",
};
