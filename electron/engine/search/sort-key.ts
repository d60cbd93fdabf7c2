const encoder = new TextEncoder();
const DIGITS = /\d+/gu;
const DIGITS_OFFSET = 48;
const MAX_LENGTH_MARK = 70;

/**
 * Bytes that sort as people sort file names: case aside, and "still 2" before "still 10". A run of digits
 * is led by its length, so that a longer number comes after a shorter one.
 */
export function nameKey(name: string): Uint8Array {
  const folded = name.normalize("NFC").toLowerCase();
  return encoder.encode(
    folded.replaceAll(DIGITS, (digits) => {
      const number = digits.replace(/^0+/u, "");
      return `0${String.fromCharCode(DIGITS_OFFSET + Math.min(number.length, MAX_LENGTH_MARK))}${number}`;
    }),
  );
}

/** Compares `a[aFrom..aTo)` with `b[bFrom..bTo)` byte by byte. */
export function compareBytes(
  bytes: Uint8Array,
  [a, aEnd]: readonly [number, number],
  [b, bEnd]: readonly [number, number],
): number {
  let [left, right] = [a, b];
  for (; left < aEnd && right < bEnd; left++, right++) {
    const difference = (bytes[left] ?? 0) - (bytes[right] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - left - (bEnd - right);
}
