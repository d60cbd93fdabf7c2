/**
 * What the archivist says of credit lines: what a party is, by its name; the role of a place in all lines of a
 * pattern; and of a line that its reading is accepted, that it is left as it is, or
 * that it is to be asked of again. `given` is what an accepted
 * line gave its stills (JSON), `newest` the last still that had it then: one that comes later is asked of anew.
 */
export const creditReview = `
CREATE TABLE credit_party (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credit_correction (
  pattern TEXT NOT NULL,
  place INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (pattern, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE settled_credit (
  line TEXT PRIMARY KEY,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'left', 'open')),
  given TEXT,
  newest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
