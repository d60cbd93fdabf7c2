/**
 * The order in which SQLite puts texts, which is that of their UTF-8: by code points, where comparing
 * strings puts the halves of an emoji before the last characters of the first plane.
 */
export function byCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = raised(a.charCodeAt(at)) - raised(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates above everything else that is one unit long. */
function raised(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
