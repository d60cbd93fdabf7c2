/**
 * Whether somebody gave a role its place in the billing, in a list or by hand: others stand behind those.
 * Which of the roles from before were only put where there was room nobody knows any more: they keep theirs.
 */
export const billing = `
ALTER TABLE cast_role ADD COLUMN billed INTEGER NOT NULL DEFAULT 1;
UPDATE history_change SET before = json_insert(before, '$.billed', 1), after = json_insert(after, '$.billed', 1)
  WHERE table_name = 'cast_role';
`;
