const columns = ["region_x", "region_y", "region_width", "region_height"] as const;

/** In SQL: whether two depictions have the same region, or neither has any. Each is told by what stands before its columns. */
export function haveSameRegionSql(one: string, other: string): string {
  return `(${columns.map((column) => `${one}${column} IS ${other}${column}`).join(" AND ")})`;
}

/**
 * In SQL: whether two depictions have each a region of its own. Then they are two to be seen in the picture,
 * even of one name, as somebody beside a mirror.
 */
export function haveOwnRegionsSql(one: string, other: string): string {
  return `(${one}region_x IS NOT NULL AND ${other}region_x IS NOT NULL AND NOT ${haveSameRegionSql(one, other)})`;
}
