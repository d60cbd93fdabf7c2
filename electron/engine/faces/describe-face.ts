import type { Pixels } from "../near/luma.ts";
import { USUAL_FACE_COLOUR, type FacePoints } from "./face-points.ts";
import {
  addUp,
  convolve,
  meanOfAll,
  poolLargest,
  poolMean,
  rectify,
  scale,
  type Laid,
  type Layer,
} from "./layers.ts";
import { sampled, type Placed, type Point } from "./sampled.ts";
import type { Weights } from "./weights.ts";

/** How many numbers describe a face. */
const DESCRIPTOR_LENGTH = 128;

/** Edge of the square the net looks at, pixels. */
const EDGE = 150;
/** Where in that square it was trained to find eyes, nose and mouth, in parts of the edge. */
const TRAINED_ON: FacePoints = {
  eyes: [
    { x: 0.317, y: 0.308 },
    { x: 0.67, y: 0.308 },
  ],
  nose: { x: 0.493, y: 0.585 },
  mouth: [
    { x: 0.336, y: 0.687 },
    { x: 0.651, y: 0.687 },
  ],
};

/** How the net's square comes to lie on a face, upright in it; `right` and `down` are for one of its pixels. */
export function squareOnFace(points: FacePoints): Placed {
  const trained = listed(TRAINED_ON).map(({ x, y }) => ({ x: x * EDGE, y: y * EDGE }));
  const found = listed(points);
  const trainedMiddle = middleOf(trained);
  const foundMiddle = middleOf(found);
  // the turn and scale that bring the one onto the other with the least squares of what is left
  let right = 0;
  let down = 0;
  let spread = 0;
  for (const [at, point] of trained.entries()) {
    const from = { x: point.x - trainedMiddle.x, y: point.y - trainedMiddle.y };
    const to = {
      x: (found[at]?.x ?? 0) - foundMiddle.x,
      y: (found[at]?.y ?? 0) - foundMiddle.y,
    };
    right += from.x * to.x + from.y * to.y;
    down += from.x * to.y - from.y * to.x;
    spread += from.x ** 2 + from.y ** 2;
  }
  right /= spread;
  down /= spread;
  return {
    right,
    down,
    corner: {
      x: foundMiddle.x - right * trainedMiddle.x + down * trainedMiddle.y,
      y: foundMiddle.y - down * trainedMiddle.x - right * trainedMiddle.y,
    },
  };
}

/** How many pixels of the picture the edge of the net's square covers, where it is laid so. */
export function coveredEdge({ right, down }: Placed): number {
  return Math.hypot(right, down) * EDGE;
}

/** What the net says of a face: faces of one person lie near each other. */
export function describeFace(weights: Weights, picture: Pixels, placed: Placed): Float32Array {
  const input = sampled(picture, [EDGE, EDGE], placed, USUAL_FACE_COLOUR);
  const plain: Laid = { stride: 1, edges: "same" };
  const halving: Laid = { stride: 2, edges: "valid" };

  const scaled = (name: string, layer: Layer, size: number, laid: Laid): Layer =>
    scale(
      convolve(layer, weights(`${name}/conv/filters`), weights(`${name}/conv/bias`), size, laid),
      weights(`${name}/scale/weights`),
      weights(`${name}/scale/biases`),
    );
  const residual = (name: string, layer: Layer): Layer => {
    const first = rectify(scaled(`${name}/conv1`, layer, 3, plain));
    return rectify(addUp(scaled(`${name}/conv2`, first, 3, plain), layer));
  };
  const residualHalving = (name: string, layer: Layer): Layer => {
    const first = rectify(scaled(`${name}/conv1`, layer, 3, halving));
    return rectify(addUp(scaled(`${name}/conv2`, first, 3, plain), poolMean(layer, 2, 2)));
  };

  let layer = poolLargest(rectify(scaled("conv32_down", input, 7, halving)), 3, halving);
  for (const name of ["conv32_1", "conv32_2", "conv32_3"]) layer = residual(name, layer);
  layer = residualHalving("conv64_down", layer);
  for (const name of ["conv64_1", "conv64_2", "conv64_3"]) layer = residual(name, layer);
  layer = residualHalving("conv128_down", layer);
  for (const name of ["conv128_1", "conv128_2"]) layer = residual(name, layer);
  layer = residualHalving("conv256_down", layer);
  for (const name of ["conv256_1", "conv256_2"]) layer = residual(name, layer);
  layer = residualHalving("conv256_down_out", layer);
  return convolve(meanOfAll(layer), weights("fc"), new Float32Array(DESCRIPTOR_LENGTH), 1, plain)
    .values;
}

function listed({ eyes, nose, mouth }: FacePoints): readonly Point[] {
  return [...eyes, nose, ...mouth];
}

function middleOf(points: readonly Point[]): Point {
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}
