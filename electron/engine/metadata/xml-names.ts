export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** NameStartChar and NameChar (XML 1.0, 2.3). */
const nameStart =
  ":A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}";
export const nameRest = `${nameStart}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`;
/** A name with which a text begins. */
export const anyName = new RegExp(`^[${nameStart}][${nameRest}]*`, "u");
/** What of ASCII may begin a name, and stand in one, by code. */
export const beginsName = asciiTable(new RegExp(`[${nameStart}]`, "u"));
export const isInName = asciiTable(new RegExp(`[${nameRest}]`, "u"));

function asciiTable(pattern: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
}
