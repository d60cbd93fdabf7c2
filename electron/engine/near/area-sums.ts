import type { Luma } from "./luma.ts";

/** A rectangle in pixels of a {@link Luma}; fractions of pixels count by their share. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Means over any rectangle of a picture in constant time (a summed-area table). */
export class AreaSums {
  readonly width: number;
  readonly height: number;
  private readonly sums: Float64Array;
  private readonly stride: number;

  constructor({ width, height, values }: Luma) {
    this.width = width;
    this.height = height;
    this.stride = width + 1;
    this.sums = new Float64Array(this.stride * (height + 1));
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) {
        row += values[y * width + x] ?? 0;
        const at = (y + 1) * this.stride + x + 1;
        this.sums[at] = row + (this.sums[at - this.stride] ?? 0);
      }
    }
  }

  /** The mean brightness of each cell of a grid of `cells` by `cells` laid over an area within the picture. */
  grid({ x, y, width, height }: Area, cells: number): Float32Array {
    const corners = cells + 1;
    const upTo = new Float64Array(corners * corners);
    for (let row = 0; row < corners; row += 1) {
      for (let column = 0; column < corners; column += 1) {
        const sum = this.upTo(x + (column * width) / cells, y + (row * height) / cells);
        upTo[row * corners + column] = sum;
      }
    }
    const size = (width * height) / (cells * cells);
    const means = new Float32Array(cells * cells);
    for (let row = 0; row < cells; row += 1) {
      for (let column = 0; column < cells; column += 1) {
        const at = row * corners + column;
        const above = (upTo[at + 1] ?? 0) - (upTo[at] ?? 0);
        const below = (upTo[at + corners + 1] ?? 0) - (upTo[at + corners] ?? 0);
        means[row * cells + column] = (below - above) / size;
      }
    }
    return means;
  }

  /** The mean of a square around whole coordinates: the fast case. */
  meanAround(x: number, y: number, radius: number): number {
    const { sums, stride } = this;
    const upper = (y - radius) * stride;
    const lower = (y + radius) * stride;
    const sum =
      (sums[lower + x + radius] ?? 0) -
      (sums[lower + x - radius] ?? 0) -
      (sums[upper + x + radius] ?? 0) +
      (sums[upper + x - radius] ?? 0);
    return sum / (4 * radius * radius);
  }

  /** The sum left of and above a point, between whole pixels by their share. */
  private upTo(x: number, y: number): number {
    const left = Math.min(this.width, Math.max(0, Math.floor(x)));
    const top = Math.min(this.height, Math.max(0, Math.floor(y)));
    const across = Math.min(1, Math.max(0, x - left));
    const down = Math.min(1, Math.max(0, y - top));
    const at = top * this.stride + left;
    const below = top < this.height ? at + this.stride : at;
    const right = left < this.width ? 1 : 0;
    const upper = mix(this.sums[at] ?? 0, this.sums[at + right] ?? 0, across);
    const lower = mix(this.sums[below] ?? 0, this.sums[below + right] ?? 0, across);
    return mix(upper, lower, down);
  }
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
