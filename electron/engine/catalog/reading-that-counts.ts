/**
 * What counts of a file's reading, in SQL for a query of `file`: in the character set that the archivist
 * chose for its bytes, where it was read in that; else as it was read by itself.
 */
export const reading = {
  joins: `JOIN file_carried ON file_carried.file_id = file.id
    LEFT JOIN chosen_charset ON chosen_charset.hash = lower(hex(file.hash))
    LEFT JOIN charset_reading ON charset_reading.file_id = file.id
      AND charset_reading.charset = chosen_charset.charset`,
  carried: "coalesce(charset_reading.carried, file_carried.carried)",
  taken: "coalesce(charset_reading.taken, file_carried.taken)",
  findings: "iif(charset_reading.file_id IS NULL, file_carried.findings, charset_reading.findings)",
} as const;
