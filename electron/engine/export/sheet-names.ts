/** What the sheets of a caption list as a workbook are called: that of the captions, and those beside it. */
export const sheetNames = { captions: "Captions", cast: "Cast", rights: "Rights" } as const;

/** Whether a sheet of this name stands beside the captions in workbooks that were handed out. */
export function isBesideCaptions(name: string): boolean {
  return name === sheetNames.cast || name === sheetNames.rights;
}
