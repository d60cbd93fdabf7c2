/**
 * The credits that stand at the end of captions, "… Photo: Courtesy of X", verbatim. They are read out of the captions
 * by the program: `caption_unread` says which captions are still to be read, and triggers keep it. So both follow from
 * `still_text` and are no part of the history.
 */
export const creditsOfCaptions = `
CREATE TABLE caption_credit (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (still_id, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX caption_credit_by_line ON caption_credit(line, still_id);

CREATE TABLE caption_unread (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  PRIMARY KEY (still_id, language)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER caption_came AFTER INSERT ON still_text WHEN new.field = 'caption' BEGIN
  INSERT INTO caption_unread VALUES (new.still_id, new.language) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER caption_changed AFTER UPDATE ON still_text WHEN old.field = 'caption' OR new.field = 'caption' BEGIN
  DELETE FROM caption_credit WHERE still_id = old.still_id AND language = old.language AND old.field = 'caption';
  DELETE FROM caption_unread WHERE still_id = old.still_id AND language = old.language AND old.field = 'caption';
  INSERT INTO caption_unread SELECT new.still_id, new.language WHERE new.field = 'caption' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER caption_gone AFTER DELETE ON still_text WHEN old.field = 'caption' BEGIN
  DELETE FROM caption_credit WHERE still_id = old.still_id AND language = old.language;
  DELETE FROM caption_unread WHERE still_id = old.still_id AND language = old.language;
END;

INSERT INTO caption_unread SELECT still_id, language FROM still_text WHERE field = 'caption';
`;
