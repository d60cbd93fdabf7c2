/** What stands beside a name, with what tells it from others where that is not said by it. */
export function withDistinction(detail: string, distinction: string): string {
  if (distinction === "" || detail.includes(distinction)) return detail;
  return detail === "" ? distinction : `${detail} · ${distinction}`;
}

/** A name with what tells it from others behind it: "Li Wei (Ma Youtie)". */
export function nameApart({ name, apart = "" }: { name: string; apart?: string }): string {
  return apart === "" ? name : `${name} (${apart})`;
}
