/** How closely all pictures of a group are looked at, and where: `x`, `y` in parts of each. */
export type SharedZoom = { readonly scale: number; readonly x: number; readonly y: number };

export const unzoomed: SharedZoom = { scale: 1, x: 0.5, y: 0.5 };
const CLOSE = 3;

/** Between whole and close; where one points, or in the middle. */
export function toggleZoom(zoom: SharedZoom, at?: { x: number; y: number }): SharedZoom {
  return zoom.scale > 1 ? unzoomed : { x: 0.5, y: 0.5, ...at, scale: CLOSE };
}

/** Moves what is seen, in parts of the picture; stays within it. */
export function moveZoom(zoom: SharedZoom, x: number, y: number): SharedZoom {
  const within = (part: number): number => Math.min(1, Math.max(0, part));
  return { ...zoom, x: within(zoom.x + x), y: within(zoom.y + y) };
}
