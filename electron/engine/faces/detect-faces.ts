import type { Pixels } from "../near/luma.ts";
import { convolve, convolveSeparably, poolLargest, rectify, type Layer } from "./layers.ts";
import { sampled } from "./sampled.ts";
import type { Weights } from "./weights.ts";

/** A face found: its box in pixels of the picture, and how sure the net is, 0 to 1. */
export type FoundFace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sure: number;
};

/** The usual colour of the pictures the net was trained on. */
const USUAL_COLOUR = [117.001, 114.697, 97.404] as const;
/** The sizes of faces the net begins from, in its cells. */
const SIZES = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
/** Pixels of the input for each cell of the output, either way. */
const CELL = 32;
/** What each cell says for each size: place, size, how sure, and its one class. */
const NUMBERS = 5;
/** In negative values a tenth is kept. */
const SLOPE = 0.1;

/** Long edges at which a picture is looked at: close faces are found in the small one, far ones in the large. */
const LONG_EDGES = [512, 832] as const;
const SURE_ENOUGH = 0.5;
/** Boxes that share this much of the smaller one are of one face. */
const SAME_FACE = 0.5;

/** The faces in a picture, the surest first. */
export function detectFaces(weights: Weights, picture: Pixels): readonly FoundFace[] {
  const found = LONG_EDGES.flatMap((edge) => facesAt(weights, picture, edge)).toSorted(
    (one, other) => other.sure - one.sure,
  );
  const faces: FoundFace[] = [];
  for (const face of found)
    if (!faces.some((kept) => sharedPart(kept, face) > SAME_FACE)) faces.push(face);
  return faces;
}

function facesAt(weights: Weights, picture: Pixels, edge: number): FoundFace[] {
  const scale = Math.max(picture.width, picture.height) / edge;
  const whole = (pixels: number): number => Math.ceil(pixels / scale / CELL) * CELL;
  const input = sampled(
    picture,
    [whole(picture.width), whole(picture.height)],
    { corner: { x: 0, y: 0 }, right: scale, down: 0 },
    USUAL_COLOUR,
  );
  const output = run(weights, input);
  const faces: FoundFace[] = [];
  for (let row = 0; row < output.height; row += 1)
    for (let column = 0; column < output.width; column += 1)
      for (const [size, [width, height]] of SIZES.entries()) {
        const at = (row * output.width + column) * output.channels + size * NUMBERS;
        const [x = 0, y = 0, wider = 0, higher = 0, sure = 0] = output.values.subarray(
          at,
          at + NUMBERS,
        );
        if (part(sure) < SURE_ENOUGH) continue;
        const box = {
          width: Math.exp(wider) * width * CELL * scale,
          height: Math.exp(higher) * height * CELL * scale,
        };
        faces.push({
          x: (column + part(x)) * CELL * scale - box.width / 2,
          y: (row + part(y)) * CELL * scale - box.height / 2,
          ...box,
          sure: part(sure),
        });
      }
  return faces;
}

function run(weights: Weights, input: Layer): Layer {
  let layer = rectify(
    convolve(input, weights("conv0/filters"), weights("conv0/bias"), 3, {
      stride: 1,
      edges: "same",
    }),
    SLOPE,
  );
  for (const name of ["conv1", "conv2", "conv3", "conv4", "conv5"])
    layer = rectify(
      convolveSeparably(
        poolLargest(layer, 2, { stride: 2, edges: "same" }),
        {
          each: weights(`${name}/depthwise_filter`),
          mixed: weights(`${name}/pointwise_filter`),
          bias: weights(`${name}/bias`),
        },
        1,
      ),
      SLOPE,
    );
  const last = poolLargest(layer, 2, { stride: 1, edges: "same" });
  return convolve(last, weights("conv8/filters"), weights("conv8/bias"), 1, {
    stride: 1,
    edges: "valid",
  });
}

function part(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function sharedPart(one: FoundFace, other: FoundFace): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(one.width * one.height, other.width * other.height);
}
