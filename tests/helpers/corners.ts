import sharp from "sharp";

/** Colours of the four quarters of a picture as it is to be seen: upper left, upper right, lower left, lower right. */
const quarters = {
  upperLeft: [220, 40, 40],
  upperRight: [40, 180, 60],
  lowerLeft: [50, 70, 210],
  lowerRight: [240, 230, 60],
} as const satisfies Record<string, Rgb>;
type Rgb = readonly [number, number, number];

/** Pixels of the picture as it is to be seen; broad, so that a quarter turn shows in its shape. */
export const seen = { width: 96, height: 64 } as const;

/**
 * Where a pixel that is stored at (x, y) is to be seen, for each EXIF orientation (CIPA DC-008, tag
 * 0x0112: which sides the first row and the first column of the stored picture are).
 */
const shownAt: Readonly<Record<number, (x: number, y: number) => readonly [x: number, y: number]>> =
  {
    1: (x, y) => [x, y],
    2: (x, y) => [seen.width - 1 - x, y],
    3: (x, y) => [seen.width - 1 - x, seen.height - 1 - y],
    4: (x, y) => [x, seen.height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [seen.width - 1 - y, x],
    7: (x, y) => [seen.width - 1 - y, seen.height - 1 - x],
    8: (x, y) => [y, seen.height - 1 - x],
  };

export type Stored = { readonly width: number; readonly height: number; readonly rgb: Buffer };

/** The corner picture as it is stored under an orientation. */
export function storedAs(orientation: number): Stored {
  const turned = orientation >= 5;
  const width = turned ? seen.height : seen.width;
  const height = turned ? seen.width : seen.height;
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [seenX, seenY] = shownAt[orientation]?.(x, y) ?? [x, y];
      rgb.set(quarterAt(seenX, seenY), (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
}

type PixelBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Where the pixels are stored under an orientation that are to be seen in this box: each one is looked at. */
export function storedBox(box: PixelBox, orientation: number): PixelBox {
  const { width, height } = storedAs(orientation);
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [seenX, seenY] = shownAt[orientation]?.(x, y) ?? [x, y];
      const [across, down] = [seenX - box.left, seenY - box.top];
      if (across < 0 || across >= box.width || down < 0 || down >= box.height) continue;
      xs.push(x);
      ys.push(y);
    }
  }
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) + 1 - left, height: Math.max(...ys) + 1 - top };
}

function quarterAt(x: number, y: number): Rgb {
  if (y < seen.height / 2) return x < seen.width / 2 ? quarters.upperLeft : quarters.upperRight;
  return x < seen.width / 2 ? quarters.lowerLeft : quarters.lowerRight;
}

/** The name of the colour nearest to the middle of each quarter of a picture, in reading order. */
export async function quartersSeen(picture: string | Buffer): Promise<readonly string[]> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x = 0, y = 0]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
    return nearest([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
  });
}

function nearest(colour: Rgb): string {
  const distance = (other: Rgb): number =>
    Math.hypot(...other.map((value, index) => value - (colour[index] ?? 0)));
  const [name = "none"] =
    Object.entries(quarters)
      .toSorted(([, a], [, b]) => distance(a) - distance(b))
      .find(([, other]) => distance(other) < 60) ?? [];
  return name;
}

export const upright = ["upperLeft", "upperRight", "lowerLeft", "lowerRight"];
