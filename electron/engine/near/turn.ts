/** How a picture is turned, as the EXIF orientation that shows it so: 1 for not at all. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const turns: readonly Turn[] = [1, 2, 3, 4, 5, 6, 7, 8];
