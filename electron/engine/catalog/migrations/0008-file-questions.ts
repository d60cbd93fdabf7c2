/**
 * Whose record a file gets is not always told by its bytes. Where a rule decided, the question is kept
 * until the archivist has answered it: `still_id` has the record that is at stake with the file of the
 * bytes `before`, `other_id` the file of the bytes `hash` that came. Both are hex, for the history
 * keeps rows as JSON. One that is answered stays, so that it is about its files as they are by then
 * should the answer be taken back.
 */
export const fileQuestions = `
CREATE TABLE file_question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('copied', 'replaced', 'parted', 'merged')),
  still_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  before TEXT NOT NULL,
  at TEXT NOT NULL,
  answer TEXT
) STRICT;
CREATE INDEX file_question_open ON file_question(id) WHERE answer IS NULL;
CREATE INDEX file_question_by_still ON file_question(still_id);
CREATE INDEX file_question_by_other ON file_question(other_id);
CREATE INDEX file_question_by_hash ON file_question(hash);
CREATE INDEX file_question_by_before ON file_question(before);
`;
