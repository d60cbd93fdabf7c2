const rating = `CAST(coalesce(json_extract(carried, '$."xmp:Rating"'), json_extract(carried, '$."EXIF:Rating"')) AS REAL)`;
const label = `lower(trim(json_extract(carried, '$."xmp:Label"')))`;

/** What a file says of rating, rejection and colour label, beside what else was taken of it. */
const takenWithMarks = `json_set(taken, '$.marks', json_object(
  'rating', CASE WHEN ${rating} >= 0.5 AND ${rating} <= 5 THEN CAST(round(${rating}) AS INTEGER) END,
  'pick', CASE WHEN ${rating} = -1 THEN 'rejected' END,
  'colourLabel', CASE ${label}
    WHEN 'red' THEN 'red' WHEN 'select' THEN 'red'
    WHEN 'yellow' THEN 'yellow' WHEN 'second' THEN 'yellow'
    WHEN 'green' THEN 'green' WHEN 'approved' THEN 'green'
    WHEN 'blue' THEN 'blue' WHEN 'review' THEN 'blue'
    WHEN 'purple' THEN 'purple' WHEN 'to do' THEN 'purple' END))`;
const isMarked = `(instr(carried, 'xmp:Rating') OR instr(carried, 'EXIF:Rating') OR instr(carried, 'xmp:Label'))`;

const markOfFile = (mark: string): string =>
  `(SELECT json_extract(taken, '$.marks.${mark}') FROM file JOIN file_carried ON file_id = file.id
    WHERE still_id = still.id ORDER BY state = 'present' DESC, file.id LIMIT 1)`;

/** Rating, pick or rejection, colour label and work state of stills; the first three as their files have them. */
export const marks = `
ALTER TABLE still ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE still ADD COLUMN pick TEXT CHECK (pick IN ('picked', 'rejected'));
ALTER TABLE still ADD COLUMN colour_label TEXT CHECK (colour_label IN ('red', 'yellow', 'green', 'blue', 'purple'));
ALTER TABLE still ADD COLUMN work_state TEXT NOT NULL DEFAULT 'new'
  CHECK (work_state IN ('new', 'tagged', 'captioned', 'checked'));

UPDATE file_carried SET taken = ${takenWithMarks} WHERE taken IS NOT NULL AND ${isMarked};
UPDATE charset_reading SET taken = ${takenWithMarks} WHERE ${isMarked};
UPDATE still SET rating = ${markOfFile("rating")}, pick = ${markOfFile("pick")}, colour_label = ${markOfFile("colourLabel")}
  WHERE id IN (SELECT still_id FROM file JOIN file_carried ON file_id = file.id WHERE taken IS NOT NULL AND ${isMarked});
`;
