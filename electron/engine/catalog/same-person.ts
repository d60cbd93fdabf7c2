/** Who somebody in a picture is, by the keys of records. */
export type Identity = { readonly character: number | null; readonly performer: number | null };

/** A character named twice, once with who plays it, is one; so is a performer of whom one still says whom they play. */
export function isSamePerson(one: Identity, other: Identity): boolean {
  const agree = (a: number | null, b: number | null): boolean =>
    a === null || b === null || a === b;
  const shared =
    (one.character !== null && one.character === other.character) ||
    (one.performer !== null && one.performer === other.performer);
  return shared && agree(one.character, other.character) && agree(one.performer, other.performer);
}
