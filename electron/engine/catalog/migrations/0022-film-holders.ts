/** Who holds the rights in a film: its stills follow, where nobody is said to own them themselves. */
export const filmHolders = `
CREATE TABLE film_holder (
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  agent_id INTEGER NOT NULL REFERENCES agent(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (film_id, agent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX film_holder_by_agent ON film_holder(agent_id);
`;
