/** What a code stands for in texts, as in Photo Mechanic's code replacements: `=yt=`, `=yt#2=`, `=yt#3=`. */
export type CastCode = {
  readonly code: string;
  /** Character, performer, "performer as character"; where nobody is known to perform, the character. */
  readonly replacements: readonly [string, string, string];
};

/** What stands in a text in place of the code that ends at the caret (UTF-16 offsets). */
export type Replacement = { readonly from: number; readonly to: number; readonly words: string };

/** The code whose closing sign stands right before the caret; null when there is none, or it is unknown. Case does not matter. */
export function codeClosedAt(
  text: string,
  caret: number,
  codes: readonly CastCode[],
): Replacement | null {
  const closed = /=(?<code>[^\s=#]+)(?:#(?<which>[1-3]))?=$/u.exec(text.slice(0, caret));
  if (closed === null) return null;
  const { code = "", which = "1" } = closed.groups ?? {};
  const meant =
    codes.find((one) => one.code === code) ??
    codes.find((one) => one.code.toLowerCase() === code.toLowerCase());
  const words = meant?.replacements[Number(which) - 1];
  return words === undefined ? null : { from: closed.index, to: caret, words };
}
