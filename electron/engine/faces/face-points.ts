import type { Pixels } from "../near/luma.ts";
import { addUp, convolve, convolveSeparably, poolMean, rectify, type Layer } from "./layers.ts";
import { sampled, type Placed, type Point } from "./sampled.ts";
import type { Weights } from "./weights.ts";

/** Where in a picture the parts of a face are that say how it is turned. */
export type FacePoints = {
  readonly eyes: readonly [left: Point, right: Point];
  readonly nose: Point;
  readonly mouth: readonly [left: Point, right: Point];
};

/** The usual colour of the faces that this net and the one for descriptors were trained on. */
export const USUAL_FACE_COLOUR = [122.782, 117.001, 104.298] as const;
/** Edge of the square the net looks at, pixels. */
const EDGE = 112;
/** Of the 68 points that the net gives, which ones make each part. */
const POINTS = {
  leftEye: [36, 37, 38, 39, 40, 41],
  rightEye: [42, 43, 44, 45, 46, 47],
  nose: [33],
  leftOfMouth: [48],
  rightOfMouth: [54],
} as const;

/** Finds eyes, nose and mouth of a face in the middle of a square laid over the picture so. */
export function facePoints(
  weights: Weights,
  picture: Pixels,
  edge: number,
  placed: Placed,
): FacePoints {
  const scale = edge / EDGE;
  const { corner, right, down } = placed;
  const output = run(
    weights,
    sampled(
      picture,
      [EDGE, EDGE],
      { corner, right: right * scale, down: down * scale },
      USUAL_FACE_COLOUR,
    ),
  );
  const middle = (points: readonly number[]): Point => {
    const mean = (part: 0 | 1): number =>
      points.reduce((sum, point) => sum + (output[point * 2 + part] ?? 0), 0) / points.length;
    const x = mean(0) * edge;
    const y = mean(1) * edge;
    return { x: corner.x + right * x - down * y, y: corner.y + down * x + right * y };
  };
  return {
    eyes: [middle(POINTS.leftEye), middle(POINTS.rightEye)],
    nose: middle(POINTS.nose),
    mouth: [middle(POINTS.leftOfMouth), middle(POINTS.rightOfMouth)],
  };
}

/** x and y of every point, in parts of the edge. */
function run(weights: Weights, input: Layer): Float32Array {
  const first = convolve(input, weights("dense0/conv0/filters"), weights("dense0/conv0/bias"), 3, {
    stride: 2,
    edges: "same",
  });
  let layer = block(weights, "dense0", rectify(first));
  for (const name of ["dense1", "dense2", "dense3"])
    layer = block(weights, name, rectify(separably(weights, `${name}/conv0`, layer, 2)));
  return convolve(poolMean(layer, 7, 2), weights("fc/weights"), weights("fc/bias"), 1, {
    stride: 1,
    edges: "valid",
  }).values;
}

/** Three more layers, each of which sees all before it added up. */
function block(weights: Weights, name: string, first: Layer): Layer {
  const second = separably(weights, `${name}/conv1`, first, 1);
  const third = separably(weights, `${name}/conv2`, rectify(addUp(first, second)), 1);
  const fourth = separably(weights, `${name}/conv3`, rectify(addUp(first, second, third)), 1);
  return rectify(addUp(first, second, third, fourth));
}

function separably(weights: Weights, name: string, input: Layer, stride: number): Layer {
  return convolveSeparably(
    input,
    {
      each: weights(`${name}/depthwise_filter`),
      mixed: weights(`${name}/pointwise_filter`),
      bias: weights(`${name}/bias`),
    },
    stride,
  );
}
