type Json = Readonly<Record<string, unknown>>;

/** An object without its members that say nothing: null, an empty text, an empty list. */
export function saying(members: Json): Json {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/**
 * An object whose last member is a long list, piece by piece: what stands in it is in memory one by one, and
 * each has a line. Lone halves of surrogate pairs, which UTF-8 cannot hold, come out as escapes (ECMA-262, JSON.stringify).
 */
export function* jsonPieces(head: Json, list: string, items: Iterable<Json>): Generator<string> {
  const opening = JSON.stringify(head, null, 2).replace(/\n?\}$/u, "");
  yield `${opening},\n  ${JSON.stringify(list)}: [`;
  let separator = "\n";
  for (const item of items) {
    yield `${separator}    ${JSON.stringify(item)}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}
