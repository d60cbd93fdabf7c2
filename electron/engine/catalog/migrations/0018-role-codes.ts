/**
 * What stands for a role in captions, as in Photo Mechanic's code replacements. A code means one role of its
 * film; commands see to that, for undo may bring back one that was given away meanwhile.
 */
export const roleCodes = `
ALTER TABLE cast_role ADD COLUMN code TEXT;
CREATE INDEX cast_role_by_code ON cast_role(code COLLATE NOCASE) WHERE code IS NOT NULL;
UPDATE history_change SET before = json_insert(before, '$.code', NULL), after = json_insert(after, '$.code', NULL)
  WHERE table_name = 'cast_role';
`;
