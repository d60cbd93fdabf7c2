export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/**
 * How a picture stands in the loupe. `scale` is screen pixels (CSS) to one of the picture; null fits
 * it in, whatever the window's size. `x`, `y` say where the middle of the picture is, from the middle
 * of the view, CSS pixels.
 */
export type Zoom = { readonly scale: number | null; readonly x: number; readonly y: number };

export const fitted: Zoom = { scale: null, x: 0, y: 0 };

// Beyond this a pixel is a tile, and nothing more is to be seen.
const LARGEST = 16;
const STEP = 1.5;

/** The scale at which a picture is wholly in view; small ones are not blown up. */
export function fitScale(picture: Size, view: Size): number {
  if (picture.width === 0 || picture.height === 0) return 1;
  return Math.min(1, view.width / picture.width, view.height / picture.height);
}

export function scaleOf(zoom: Zoom, picture: Size, view: Size): number {
  return zoom.scale ?? fitScale(picture, view);
}

/** Left, top, width and height of the picture in the view, CSS pixels. */
export type Place = { readonly left: number; readonly top: number } & Size;

/**
 * Where the picture stands in the view. Its corner is on a whole pixel of a screen with `density` of
 * them to a CSS pixel: between two, every pixel of the picture would be blurred into its neighbours.
 */
export function placeOf(
  zoom: Zoom,
  { picture, view }: { picture: Size; view: Size },
  density: number,
): Place {
  const scale = scaleOf(zoom, picture, view);
  const width = picture.width * scale;
  const height = picture.height * scale;
  const whole = (position: number): number => Math.round(position * density) / density;
  return {
    left: whole((view.width - width) / 2 + zoom.x),
    top: whole((view.height - height) / 2 + zoom.y),
    width,
    height,
  };
}

/** To a scale, so that what is under `at` (from the middle of the view) stays under it. */
export function zoomTo(
  zoom: Zoom,
  scale: number,
  at: Point,
  sizes: { picture: Size; view: Size },
): Zoom {
  const { picture, view } = sizes;
  const fit = fitScale(picture, view);
  const next = Math.min(Math.max(scale, fit), Math.max(LARGEST, fit));
  if (next <= fit) return fitted;
  const ratio = next / scaleOf(zoom, picture, view);
  return within(
    { scale: next, x: at.x - (at.x - zoom.x) * ratio, y: at.y - (at.y - zoom.y) * ratio },
    sizes,
  );
}

/** One step larger (`+1`) or smaller (`-1`). */
export function zoomStep(
  zoom: Zoom,
  steps: number,
  at: Point,
  sizes: { picture: Size; view: Size },
): Zoom {
  return zoomTo(zoom, scaleOf(zoom, sizes.picture, sizes.view) * STEP ** steps, at, sizes);
}

/** Between fitted and one to one. */
export function toggleZoom(zoom: Zoom, at: Point, sizes: { picture: Size; view: Size }): Zoom {
  return zoom.scale === null ? zoomTo(zoom, 1, at, sizes) : fitted;
}

/** Moves the picture; its edge never comes further than the edge of the view. */
export function pan(zoom: Zoom, by: Point, sizes: { picture: Size; view: Size }): Zoom {
  const { scale, x, y } = zoom;
  return scale === null ? zoom : within({ scale, x: x + by.x, y: y + by.y }, sizes);
}

function within(
  zoom: Zoom & { readonly scale: number },
  { picture, view }: { picture: Size; view: Size },
): Zoom {
  const spareX = Math.max(0, (picture.width * zoom.scale - view.width) / 2);
  const spareY = Math.max(0, (picture.height * zoom.scale - view.height) / 2);
  return { scale: zoom.scale, x: clamp(zoom.x, spareX), y: clamp(zoom.y, spareY) };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}
