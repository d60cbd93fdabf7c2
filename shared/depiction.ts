/** How sure it is that somebody in a picture is who they are said to be. */
export const certainties = ["certain", "probable", "doubtful"] as const;
export type Certainty = (typeof certainties)[number];

export const certaintyNames: Readonly<Record<Certainty, string>> = {
  certain: "Certain",
  probable: "Probable",
  doubtful: "Doubtful",
};

/** What is said of somebody in a picture whom nobody has named. */
const UNIDENTIFIED = "unidentified";

type Person = {
  readonly character: { readonly name: string } | null;
  readonly performer: { readonly name: string } | null;
  readonly called: string | null;
  readonly certainty: Certainty;
};

/** Whether nobody has said who it is. */
export function isUnidentified({ character, performer }: Pick<Person, "character" | "performer">) {
  return character === null && performer === null;
}

/** Who it is: "Wu Renlin as Ma Youtie", "unidentified", and what a file calls those whom nobody has named. */
export function whoInWords({ character, performer, called }: Omit<Person, "certainty">): string {
  const names = [performer, character].flatMap((one) => (one === null ? [] : [one.name]));
  if (names.length > 0) return names.join(" as ");
  return called === null ? UNIDENTIFIED : `${UNIDENTIFIED} (“${called}”)`;
}

/** Who it is, and that it is not certain: "Ma Youtie, probable". */
export function personInWords(person: Person): string {
  const { certainty } = person;
  const who = whoInWords(person);
  return certainty === "certain" || isUnidentified(person)
    ? who
    : `${who}, ${certaintyNames[certainty].toLowerCase()}`;
}

type RecordOrName =
  | { readonly id: number; readonly name?: undefined }
  | { readonly name: string; readonly id?: undefined };

/**
 * Whom somebody in a picture is said to be: a character, a performer, or one as the other. An existing
 * record by `id`, or one to be found by `name` and made when there is none.
 */
export type Who = {
  readonly character?: RecordOrName | undefined;
  readonly performer?: RecordOrName | undefined;
};
