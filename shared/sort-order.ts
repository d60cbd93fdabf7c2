/** What stills can be ordered by; docs/query-language.md says what each means. */
export const orders = [
  "film",
  "scene",
  "date",
  "number",
  "name",
  "added",
  "changed",
  "relevance",
] as const;
export type Order = (typeof orders)[number];

/** In which order stills stand: one of {@link orders}, or the other way round. */
export type SortOrder = Order | `${Order}-reversed`;

export const sortOrders: readonly SortOrder[] = orders.flatMap((order): SortOrder[] => [
  order,
  `${order}-reversed`,
]);

/** What stills are ordered by, and whether the other way round. */
export function directionOf(sort: SortOrder): {
  readonly order: Order;
  readonly reversed: boolean;
} {
  const order = orders.find((one) => one === sort);
  if (order !== undefined) return { order, reversed: false };
  return { order: orders.find((one) => `${one}-reversed` === sort) ?? "film", reversed: true };
}

/** The same order the other way round. */
export function turnedRound(sort: SortOrder): SortOrder {
  const { order, reversed } = directionOf(sort);
  return reversed ? order : `${order}-reversed`;
}
