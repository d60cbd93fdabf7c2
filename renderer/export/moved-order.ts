/** The list with the item at `from` moved so that it stands before `before` of the present order. */
export function movedOrder<Item>(
  list: readonly Item[],
  from: number,
  before: number,
): readonly Item[] {
  const item = list[from];
  if (item === undefined) return list;
  const to = before > from ? before - 1 : before;
  return list.toSpliced(from, 1).toSpliced(Math.min(Math.max(to, 0), list.length - 1), 0, item);
}
