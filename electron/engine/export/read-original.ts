import type { Carried } from "../../../shared/carried.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { readCarried } from "../metadata/read-carried.ts";

/** An original as its metadata are read from it, once for all copies of it. */
export type ReadOriginal = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What it says of itself. */
  readonly said: () => Carried;
};

/** Reads an original. @throws what the system says when it cannot be read. */
export async function readOriginal(path: string): Promise<ReadOriginal> {
  const bytes = await loadForMetadata(path);
  let said: Carried | null = null;
  return { path, bytes, said: () => (said ??= readCarried(bytes)) };
}
