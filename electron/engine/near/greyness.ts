import type { Pixels } from "./luma.ts";

/** Mean difference between the strongest and the weakest colour of a pixel that compression leaves in grey. */
const MOST = 4;
/** Pixels that are looked at, about. */
const LOOKED_AT = 4000;

/** Whether a picture is without colour. A toned one has a colour. */
export function isGrey({ data, width, height, channels }: Pixels): boolean {
  if (channels < 3) return true;
  const step = Math.max(1, Math.floor((width * height) / LOOKED_AT)) * channels;
  let differences = 0;
  let looked = 0;
  for (let at = 0; at + 2 < data.length; at += step) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    differences += Math.max(red, green, blue) - Math.min(red, green, blue);
    looked += 1;
  }
  return differences <= MOST * looked;
}
