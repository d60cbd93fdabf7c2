/** Where rights are said: of stills, of films or of rights holders in general. */
export const placeKinds = ["still", "film", "holder"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Some places of one kind, by the keys of the stills, films or agents. */
export type Places = { readonly kind: PlaceKind; readonly ids: readonly number[] };

/** The column in which a row says of which place it is. */
export const placeColumns: Readonly<Record<PlaceKind, string>> = {
  still: "still_id",
  film: "film_id",
  holder: "holder_id",
};

/** In SQL: the keys of the places, which are `@ids`. */
export const idsSql = "(SELECT value FROM json_each(@ids))";

export function idsOf({ ids }: Pick<Places, "ids">): { ids: string } {
  return { ids: JSON.stringify(ids) };
}
