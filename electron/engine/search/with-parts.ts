/** A record that others may lie in. */
type Part = { readonly id: number; readonly parent?: number | null };

/** Keys of records with those of all that lie in them, however deep. */
export function withParts(keys: Iterable<number>, records: Iterable<Part>): ReadonlySet<number> {
  const found = new Set(keys);
  const inside = new Map<number, number[]>();
  for (const { id, parent } of records) {
    if (parent === null || parent === undefined) continue;
    const others = inside.get(parent);
    if (others === undefined) inside.set(parent, [id]);
    else others.push(id);
  }
  // a set grows while it is walked through, and what was added is walked through too
  for (const key of found) for (const part of inside.get(key) ?? []) found.add(part);
  return found;
}
