/**
 * Near-duplicates that are turned or mirrored, and what waits for a print as a list with a count.
 * Everything is compared once more, for turned copies were not looked for before.
 */
export const turnedCopies = `
-- How the one picture has to be turned to lie in the other: an EXIF orientation.
ALTER TABLE near_pair ADD COLUMN turn INTEGER NOT NULL DEFAULT 1;
UPDATE print_search SET compared = 0, unprinted = 0;

-- Pictures with a thumbnail of which a print is to be made; print_search.unprinted says how many.
CREATE TABLE print_wanted (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER print_wanted_counts AFTER INSERT ON print_wanted
  BEGIN UPDATE print_search SET unprinted = unprinted + 1; END;
CREATE TRIGGER print_wanted_counts_less AFTER DELETE ON print_wanted
  BEGIN UPDATE print_search SET unprinted = unprinted - 1; END;
INSERT INTO print_wanted SELECT DISTINCT hash FROM file WHERE thumbnail = 'made'
  AND NOT EXISTS (SELECT 1 FROM picture_print WHERE picture_print.hash = file.hash);
`;
