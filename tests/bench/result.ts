/** One line of a benchmark's table. `goal` is the most (or, for rates, the least) that is wanted. */
export type BenchResult = {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: number;
  readonly ratio?: number;
  readonly goal?: number;
  readonly met?: boolean;
};
