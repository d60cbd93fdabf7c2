import type { WindowPlace } from "./settings.ts";

export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const usual = { width: 1440, height: 900 };
export const smallest = { width: 900, height: 600 };

/** How much of the title bar must be on a screen for the archivist to get hold of the window. */
const graspable = { width: 100, height: 40 };

/**
 * Where to open the window: where it stood, if enough of it can be reached on one of the screens
 * (a monitor may have been unplugged); else in the middle of the first, no larger than it.
 */
export function placeWindow(
  saved: WindowPlace | undefined,
  screens: readonly Area[],
): Partial<Area> {
  const size = {
    width: Math.max(smallest.width, saved?.width ?? usual.width),
    height: Math.max(smallest.height, saved?.height ?? usual.height),
  };
  if (saved !== undefined && screens.some((screen) => canGrasp(saved, screen)))
    return { ...size, x: saved.x, y: saved.y };
  const first = screens[0];
  if (first === undefined) return size;
  return { width: Math.min(size.width, first.width), height: Math.min(size.height, first.height) };
}

function canGrasp(place: WindowPlace, screen: Area): boolean {
  const seen =
    Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const titleBarVisible =
    place.y >= screen.y && place.y + graspable.height <= screen.y + screen.height;
  return seen >= graspable.width && titleBarVisible;
}
