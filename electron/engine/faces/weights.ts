import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The numbers of a net by the names its layers have. */
export type Weights = (name: string) => Float32Array;

/** How a table of numbers is kept: as it is, or as bytes between the smallest and the largest. */
type Entry = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization?: { readonly dtype: "uint8"; readonly scale: number; readonly min: number };
};

/** The nets that are used of those in the package: what each was trained on is in docs/decisions/0006-face-help.md. */
export type NetName = "tiny_face_detector" | "face_landmark_68" | "face_recognition";

/**
 * Reads the weights of a net from the package that carries them. Of that package nothing is used but
 * these files: its own code needs a browser, or TensorFlow.
 */
export function readWeights(net: NetName): Weights {
  const folder = join(dirname(require.resolve("@vladmandic/face-api/package.json")), "model");
  const tables = new Map<string, Float32Array>();
  const bytes = readFileSync(join(folder, `${net}_model.bin`));
  let at = 0;
  for (const entry of entriesOf(join(folder, `${net}_model-weights_manifest.json`))) {
    const count = entry.shape.reduce((product, size) => product * size, 1);
    const table = new Float32Array(count);
    for (let each = 0; each < count; each += 1)
      table[each] =
        entry.quantization === undefined
          ? bytes.readFloatLE(at + each * 4)
          : bytes.readUInt8(at + each) * entry.quantization.scale + entry.quantization.min;
    at += entry.quantization === undefined ? count * 4 : count;
    tables.set(entry.name, table);
  }
  return (name) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`The net ${net} has no ${name}.`);
    return table;
  };
}

function entriesOf(manifest: string): readonly Entry[] {
  // The file is part of the program: the lockfile says which bytes it has.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const groups = JSON.parse(readFileSync(manifest, "utf8")) as { readonly weights: Entry[] }[];
  return groups.flatMap(({ weights }) => weights);
}
