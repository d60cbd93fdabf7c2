const known = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

let coded: ReadonlyMap<string, string> | null = null;

/** The languages that have a code of two letters (ISO 639-1), by their English names in small letters. */
export function languagesByName(): ReadonlyMap<string, string> {
  coded ??= new Map(
    codesOfTwoLetters().flatMap((code) => {
      const name = known.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    }),
  );
  return coded;
}

function codesOfTwoLetters(): readonly string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  return letters.flatMap((one) => letters.map((other) => one + other));
}
