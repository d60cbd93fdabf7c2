/** What one layer of a net hands to the next: rows of columns of channels. */
export type Layer = {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: Float32Array;
};

/**
 * How a filter is laid over its input: every `stride` places, "same" with nothing around the edges where
 * it reaches over them (what is odd goes to the right and below), "valid" only where it fits.
 */
export type Laid = { readonly stride: number; readonly edges: "same" | "valid" };

function emptyLayer(height: number, width: number, channels: number): Layer {
  return { height, width, channels, values: new Float32Array(height * width * channels) };
}

/** Where along one edge a filter of `size` begins, and how often it is laid. */
function along(
  length: number,
  size: number,
  { stride, edges }: Laid,
): [first: number, count: number] {
  if (edges === "valid") return [0, Math.floor((length - size) / stride) + 1];
  const count = Math.ceil(length / stride);
  return [-Math.floor(Math.max(0, (count - 1) * stride + size - length) / 2), count];
}

/** A convolution: `filters` are by row, column, channel in, channel out. */
export function convolve(
  input: Layer,
  filters: Float32Array,
  bias: Float32Array,
  size: number,
  laid: Laid,
): Layer {
  const channels = bias.length;
  const [top, height] = along(input.height, size, laid);
  const [left, width] = along(input.width, size, laid);
  const output = emptyLayer(height, width, channels);
  const sums = new Float64Array(channels);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      sums.set(bias);
      for (let row = 0; row < size; row += 1) {
        const inY = top + y * laid.stride + row;
        if (inY < 0 || inY >= input.height) continue;
        for (let column = 0; column < size; column += 1) {
          const inX = left + x * laid.stride + column;
          if (inX < 0 || inX >= input.width) continue;
          addWeighted(
            sums,
            input.values,
            (inY * input.width + inX) * input.channels,
            input.channels,
            filters,
            (row * size + column) * input.channels * channels,
          );
        }
      }
      output.values.set(sums, (y * width + x) * channels);
    }
  return output;
}

/**
 * The innermost loop: each channel in, times its row of weights, onto the channels out. Two channels at a
 * time, for the sums then are fetched and put back half as often: it is where nearly all time goes.
 */
function addWeighted(
  sums: Float64Array,
  values: Float32Array,
  from: number,
  count: number,
  filters: Float32Array,
  filtersFrom: number,
): void {
  const channels = sums.length;
  let at = filtersFrom;
  for (let channel = 0; channel < count; channel += 2) {
    const value = values[from + channel] ?? 0;
    const next = channel + 1 < count ? (values[from + channel + 1] ?? 0) : 0;
    if (next !== 0)
      for (let out = 0; out < channels; out += 1)
        sums[out] =
          (sums[out] ?? 0) +
          value * (filters[at + out] ?? 0) +
          next * (filters[at + channels + out] ?? 0);
    else if (value !== 0)
      for (let out = 0; out < channels; out += 1)
        sums[out] = (sums[out] ?? 0) + value * (filters[at + out] ?? 0);
    at += channels * 2;
  }
}

/** A convolution of each channel by itself with 3 x 3, whose results are then mixed. */
export function convolveSeparably(
  input: Layer,
  { each, mixed, bias }: { each: Float32Array; mixed: Float32Array; bias: Float32Array },
  stride: number,
): Layer {
  const apart = convolveApart(input, each, 3, { stride, edges: "same" });
  return convolve(apart, mixed, bias, 1, { stride: 1, edges: "valid" });
}

/** A convolution of each channel by itself: `filters` are by row, column, channel. */
function convolveApart(input: Layer, filters: Float32Array, size: number, laid: Laid): Layer {
  const { channels } = input;
  const [top, height] = along(input.height, size, laid);
  const [left, width] = along(input.width, size, laid);
  const output = emptyLayer(height, width, channels);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * channels;
      for (let row = 0; row < size; row += 1) {
        const inY = top + y * laid.stride + row;
        if (inY < 0 || inY >= input.height) continue;
        for (let column = 0; column < size; column += 1) {
          const inX = left + x * laid.stride + column;
          if (inX < 0 || inX >= input.width) continue;
          const from = (inY * input.width + inX) * channels;
          const weights = (row * size + column) * channels;
          for (let channel = 0; channel < channels; channel += 1)
            output.values[to + channel] =
              (output.values[to + channel] ?? 0) +
              (input.values[from + channel] ?? 0) * (filters[weights + channel] ?? 0);
        }
      }
    }
  return output;
}

/** What is below nothing becomes `slope` of itself: nothing, or for some nets a little. Changes the layer. */
export function rectify(layer: Layer, slope = 0): Layer {
  const { values } = layer;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < 0) values[at] = value * slope;
  }
  return layer;
}

/** Times and plus, by channel. Changes the layer. */
export function scale(layer: Layer, times: Float32Array, plus: Float32Array): Layer {
  const { values, channels } = layer;
  for (let at = 0; at < values.length; at += 1)
    values[at] = (values[at] ?? 0) * (times[at % channels] ?? 0) + (plus[at % channels] ?? 0);
  return layer;
}

/** Layers added up, place by place; where one is smaller, or has fewer channels, nothing is added. */
export function addUp(first: Layer, ...others: readonly Layer[]): Layer {
  const all = [first, ...others];
  const sum = emptyLayer(
    Math.max(...all.map(({ height }) => height)),
    Math.max(...all.map(({ width }) => width)),
    Math.max(...all.map(({ channels }) => channels)),
  );
  for (const { height, width, channels, values } of all)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const from = (y * width + x) * channels;
        const to = (y * sum.width + x) * sum.channels;
        for (let channel = 0; channel < channels; channel += 1)
          sum.values[to + channel] =
            (sum.values[to + channel] ?? 0) + (values[from + channel] ?? 0);
      }
  return sum;
}

/** The largest of each square, by channel. */
export function poolLargest(input: Layer, size: number, laid: Laid): Layer {
  const { channels, values } = input;
  const [top, height] = along(input.height, size, laid);
  const [left, width] = along(input.width, size, laid);
  const output = emptyLayer(height, width, channels);
  output.values.fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * channels;
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1) {
          const inY = top + y * laid.stride + row;
          const inX = left + x * laid.stride + column;
          if (inY < 0 || inX < 0 || inY >= input.height || inX >= input.width) continue;
          const from = (inY * input.width + inX) * channels;
          for (let channel = 0; channel < channels; channel += 1) {
            const value = values[from + channel] ?? 0;
            if (value > (output.values[to + channel] ?? 0)) output.values[to + channel] = value;
          }
        }
    }
  return output;
}

/** The mean of each square that fits, by channel. */
export function poolMean(input: Layer, size: number, stride: number): Layer {
  const { channels } = input;
  const mean = new Float32Array(size * size * channels).fill(1 / (size * size));
  return convolveApart(input, mean, size, { stride, edges: "valid" });
}

/** The mean of every channel over the whole layer, as a layer of one place. */
export function meanOfAll(input: Layer): Layer {
  const means = emptyLayer(1, 1, input.channels);
  const places = input.width * input.height;
  for (let at = 0; at < input.values.length; at += 1)
    means.values[at % input.channels] =
      (means.values[at % input.channels] ?? 0) + (input.values[at] ?? 0) / places;
  return means;
}
