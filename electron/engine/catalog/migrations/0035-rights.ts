/**
 * The rights in stills: what is said of each layer, what is granted and denied, embargoes, what performers
 * approved, releases. Each is said of stills, of a film, or of a rights holder in general; what a still does not
 * say itself follows from its film and its holders.
 *
 * Who holds the photograph of a still is in `rights_record` and who holds a film in `film_holder`, as before:
 * `layer_holder` has the other layers, and other roles.
 *
 * Nothing is deleted along with something else: whatever takes a still, a film or an agent away says what becomes
 * of its rights, and who forgets it is refused.
 */
const place = `
  still_id INTEGER REFERENCES still(id),
  film_id INTEGER REFERENCES film(id),
  holder_id INTEGER REFERENCES agent(id)`;
const onePlace =
  "CHECK ((still_id IS NOT NULL) + (film_id IS NOT NULL) + (holder_id IS NOT NULL) = 1)";

/** Of which stills, films and holders a grant, an embargo or a release is; each of them once. */
const placesOf = (owner: string, table: string): string => `
CREATE TABLE ${table} (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ${owner}_id INTEGER NOT NULL REFERENCES ${owner}(id),
  ${place},
  ${onePlace}
) STRICT;
CREATE UNIQUE INDEX ${table}_still ON ${table}(still_id, ${owner}_id) WHERE still_id IS NOT NULL;
CREATE UNIQUE INDEX ${table}_film ON ${table}(film_id, ${owner}_id) WHERE film_id IS NOT NULL;
CREATE UNIQUE INDEX ${table}_holder ON ${table}(holder_id, ${owner}_id) WHERE holder_id IS NOT NULL;
CREATE INDEX ${table}_by_${owner} ON ${table}(${owner}_id);
`;

export const rights = `
CREATE TABLE layer_rights (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  ${place},
  layer TEXT NOT NULL,
  -- what is NULL is not said here
  status TEXT,
  credit_line TEXT,
  credit TEXT,
  usage_terms TEXT,
  mining TEXT,
  untraced INTEGER,
  note TEXT,
  ${onePlace}
) STRICT;
CREATE UNIQUE INDEX layer_rights_of_still ON layer_rights(still_id, layer) WHERE still_id IS NOT NULL;
CREATE UNIQUE INDEX layer_rights_of_film ON layer_rights(film_id, layer) WHERE film_id IS NOT NULL;
CREATE UNIQUE INDEX layer_rights_of_holder ON layer_rights(holder_id, layer) WHERE holder_id IS NOT NULL;

CREATE TABLE layer_holder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  layer_rights_id INTEGER NOT NULL REFERENCES layer_rights(id),
  agent_id INTEGER NOT NULL REFERENCES agent(id),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (layer_rights_id, agent_id, role)
) STRICT;
CREATE INDEX layer_holder_by_agent ON layer_holder(agent_id);

-- Where a holder who could not be found was looked for.
CREATE TABLE search_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  layer_rights_id INTEGER NOT NULL REFERENCES layer_rights(id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  date TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX search_step_by_layer ON search_step(layer_rights_id, position);

CREATE TABLE usage_grant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('allow', 'deny')),
  licensor_id INTEGER REFERENCES agent(id),
  licensee TEXT NOT NULL,
  reference TEXT NOT NULL,
  -- days or moments as they are written; a day without a zone is that of whoever uses the still
  start_at TEXT,
  start_zone TEXT,
  end_at TEXT,
  end_zone TEXT,
  print_run INTEGER,
  credit TEXT,
  terms TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX usage_grant_by_licensor ON usage_grant(licensor_id);
CREATE INDEX usage_grant_by_start ON usage_grant(start_at) WHERE start_at IS NOT NULL;
CREATE INDEX usage_grant_by_end ON usage_grant(end_at) WHERE end_at IS NOT NULL;
${placesOf("usage_grant", "grant_place")}
-- What a grant lists: its layers, uses, territories included and excluded, languages, and what may not be done.
CREATE TABLE grant_term (
  usage_grant_id INTEGER NOT NULL REFERENCES usage_grant(id),
  kind TEXT NOT NULL CHECK (kind IN ('layer', 'use', 'included', 'excluded', 'language', 'unaltered')),
  value TEXT NOT NULL,
  PRIMARY KEY (usage_grant_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE embargo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  until_at TEXT NOT NULL,
  until_zone TEXT NOT NULL,
  reference TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX embargo_by_until ON embargo(until_at);
${placesOf("embargo", "embargo_place")}
CREATE TABLE talent_approval (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  still_id INTEGER NOT NULL REFERENCES still(id),
  performer_id INTEGER NOT NULL REFERENCES agent(id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'killed', 'not-required', 'expired')),
  said_by TEXT NOT NULL,
  said_on TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (still_id, performer_id)
) STRICT;
CREATE INDEX talent_approval_by_performer ON talent_approval(performer_id);

-- That a performer has a say in the stills of a film, and how many of them they have to approve.
CREATE TABLE approval_rule (
  film_id INTEGER NOT NULL REFERENCES film(id),
  performer_id INTEGER NOT NULL REFERENCES agent(id),
  solo INTEGER NOT NULL,
  in_group INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (film_id, performer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_rule_by_performer ON approval_rule(performer_id);

CREATE TABLE picture_release (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('model', 'property', 'minor')),
  state TEXT NOT NULL CHECK (state IN ('none', 'not-applicable', 'unlimited', 'limited')),
  of_whom TEXT NOT NULL,
  reference TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
${placesOf("picture_release", "release_place")}
-- Papers that prove something, of a layer, a grant or a release.
CREATE TABLE rights_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  layer_rights_id INTEGER REFERENCES layer_rights(id),
  usage_grant_id INTEGER REFERENCES usage_grant(id),
  picture_release_id INTEGER REFERENCES picture_release(id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  CHECK ((layer_rights_id IS NOT NULL) + (usage_grant_id IS NOT NULL) + (picture_release_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX rights_document_by_layer ON rights_document(layer_rights_id) WHERE layer_rights_id IS NOT NULL;
CREATE INDEX rights_document_by_grant ON rights_document(usage_grant_id) WHERE usage_grant_id IS NOT NULL;
CREATE INDEX rights_document_by_release ON rights_document(picture_release_id) WHERE picture_release_id IS NOT NULL;
`;
