import { expect, test } from "vitest";
import {
  addUp,
  convolve,
  convolveSeparably,
  meanOfAll,
  poolLargest,
  poolMean,
  rectify,
  scale,
  type Layer,
} from "../../../electron/engine/faces/layers.ts";

/** A layer of one channel, by rows. */
function layerOf(...rows: readonly (readonly number[])[]): Layer {
  return {
    height: rows.length,
    width: rows[0]?.length ?? 0,
    channels: 1,
    values: Float32Array.from(rows.flat()),
  };
}

const three = layerOf([1, 2, 3], [4, 5, 6], [7, 8, 9]);
const ones = new Float32Array(9).fill(1);
const none = new Float32Array(1);

function rowsOf({ width, values }: Layer): number[][] {
  const rows: number[][] = [];
  for (let at = 0; at < values.length; at += width) rows.push([...values.subarray(at, at + width)]);
  return rows;
}

test("a filter laid over the edges sees nothing there", () => {
  const sums = convolve(three, ones, none, 3, { stride: 1, edges: "same" });
  expect(rowsOf(sums)).toEqual([
    [12, 21, 16],
    [27, 45, 33],
    [24, 39, 28],
  ]);
});

test("a filter laid only where it fits gives one value here, with the bias", () => {
  const sum = convolve(three, ones, Float32Array.of(0.5), 3, { stride: 2, edges: "valid" });
  expect(rowsOf(sum)).toEqual([[45.5]]);
});

test("what a filter reaches beyond the edges is more to the right and below where it is odd", () => {
  const sums = convolve(layerOf([1, 2, 3, 4]), ones, none, 3, { stride: 2, edges: "same" });
  // 1 + 2 + 3, and 3 + 4 and nothing more
  expect(rowsOf(sums)).toEqual([[6, 7]]);
});

test("channels in are mixed to channels out by row, column, in, out", () => {
  const input: Layer = { height: 1, width: 1, channels: 3, values: Float32Array.of(1, 10, 100) };
  const mixed = convolve(input, Float32Array.of(1, 2, 3, 4, 5, 6), Float32Array.of(0, 1000), 1, {
    stride: 1,
    edges: "valid",
  });
  // 1*1 + 10*3 + 100*5, and 1*2 + 10*4 + 100*6 + 1000
  expect([...mixed.values]).toEqual([531, 1642]);
});

test("a separable convolution filters each channel by itself, then mixes", () => {
  const input: Layer = { height: 1, width: 1, channels: 2, values: Float32Array.of(3, 5) };
  const each = new Float32Array(18);
  each[8] = 2; // the middle of the first channel
  each[9] = 7; // and of the second
  const mixed = convolveSeparably(
    input,
    { each, mixed: Float32Array.of(1, 100), bias: Float32Array.of(0.5) },
    1,
  );
  expect([...mixed.values]).toEqual([3 * 2 + 5 * 7 * 100 + 0.5]);
});

test("pools take the largest of each square, or its mean", () => {
  expect(rowsOf(poolLargest(three, 2, { stride: 2, edges: "same" }))).toEqual([
    [5, 6],
    [8, 9],
  ]);
  expect(rowsOf(poolLargest(three, 2, { stride: 1, edges: "valid" }))).toEqual([
    [5, 6],
    [8, 9],
  ]);
  expect(rowsOf(poolMean(three, 2, 1))).toEqual([
    [3, 4],
    [6, 7],
  ]);
  expect([...meanOfAll(three).values][0]).toBeCloseTo(5, 5);
});

test("what is below nothing goes, or a part of it stays", () => {
  expect(rowsOf(rectify(layerOf([-2, 3])))).toEqual([[-0, 3]]);
  expect(rowsOf(rectify(layerOf([-2, 3]), 0.5))).toEqual([[-1, 3]]);
});

test("layers are scaled by channel, and added place by place where both are", () => {
  const pair: Layer = { height: 1, width: 2, channels: 2, values: Float32Array.of(1, 2, 3, 4) };
  expect([...scale(pair, Float32Array.of(10, 100), Float32Array.of(1, 0)).values]).toEqual([
    11, 200, 31, 400,
  ]);
  const sum = addUp(layerOf([1, 2], [3, 4]), layerOf([10]));
  expect(rowsOf(sum)).toEqual([
    [11, 2],
    [3, 4],
  ]);
});
