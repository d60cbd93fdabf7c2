/** After how many days a file may be read again to see whether its bytes are as they were. */
export const fixityDays = [30, 90, 180, 365] as const;
export type FixityDays = (typeof fixityDays)[number];
