/** Texts that are written again and again: for the stills of a film, for a client, or for any. */
export const captionTemplates = `
CREATE TABLE caption_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  film_id INTEGER REFERENCES film(id),
  client_id INTEGER REFERENCES agent(id)
) STRICT;
CREATE INDEX caption_template_by_film ON caption_template(film_id) WHERE film_id IS NOT NULL;
CREATE INDEX caption_template_by_client ON caption_template(client_id) WHERE client_id IS NOT NULL;

-- Those that are not ticked stay in the template and are not written.
CREATE TABLE caption_template_text (
  template_id INTEGER NOT NULL REFERENCES caption_template(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('replace', 'append', 'prepend')),
  ticked INTEGER NOT NULL,
  PRIMARY KEY (template_id, field, language)
) STRICT, WITHOUT ROWID;
`;
