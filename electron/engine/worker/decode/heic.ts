import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { boxesIn, findBox } from "../../metadata/containers/boxes.ts";
import type { Pixels } from "./plain-tiff.ts";

/*
 * HEIC through libheif as WebAssembly (libheif-js, LGPL-3.0): the libvips that sharp ships decodes
 * AV1 but not HEVC. The wasm stays a file of its own beside the program, so that it can be exchanged.
 */

type HeifImage = {
  readonly get_width: () => number;
  readonly get_height: () => number;
  readonly is_primary: () => boolean;
  readonly display: (
    into: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number },
    done: (displayed: unknown) => void,
  ) => void;
  readonly free: () => void;
};
type HeifDecoder = { readonly decode: (bytes: Uint8Array) => HeifImage[] };
type Libheif = { readonly HeifDecoder: new () => HeifDecoder };
type Factory = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Libheif;

let decoder: HeifDecoder | null = null;

/** Loaded once a process, with the first HEIC; it frees one file's memory when it is given the next. */
function heifDecoder(): HeifDecoder {
  if (decoder !== null) return decoder;
  const require = createRequire(import.meta.url);
  // The package has no types of its own for this entry; these are the ones its documentation shows.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const factory = require("libheif-js/libheif-wasm/libheif.js") as Factory;
  decoder = new (factory({
    wasmBinary: readFileSync(require.resolve("libheif-js/libheif-wasm/libheif.wasm")),
    print: () => undefined,
    printErr: () => undefined,
  }).HeifDecoder)();
  return decoder;
}

/** Opens the main picture of a HEIC for the time of `work`; null when there is none that can be decoded. */
async function withPrimary<Result>(
  bytes: Uint8Array,
  work: (image: HeifImage) => Result | Promise<Result>,
): Promise<Result | null> {
  const images = heifDecoder().decode(bytes);
  try {
    const primary = images.find((image) => image.is_primary()) ?? images[0];
    return primary === undefined ? null : await work(primary);
  } finally {
    for (const image of images) image.free();
  }
}

/** Width and height as shown: turned and cropped as the file says (irot, imir, clap); null when there is no picture. */
export async function measureHeic(
  bytes: Uint8Array,
): Promise<{ width: number; height: number } | null> {
  return await withPrimary(bytes, (image) => ({
    width: image.get_width(),
    height: image.get_height(),
  }));
}

/** The main picture, upright; null when it cannot be decoded. */
export async function decodeHeic(bytes: Uint8Array): Promise<Pixels | null> {
  return await withPrimary(bytes, async (image) => {
    const width = image.get_width();
    const height = image.get_height();
    const data = new Uint8ClampedArray(width * height * 4);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    image.display({ data, width, height }, resolve);
    if ((await promise) === null) return null;
    const { buffer, byteOffset, byteLength } = data;
    return {
      width,
      height,
      samples: 4,
      bits: 8,
      photometric: 2,
      data: Buffer.from(buffer, byteOffset, byteLength),
      icc: profileOf(bytes),
    } as const;
  });
}

/**
 * The ICC profile among the item properties (ISO/IEC 14496-12, colr of type prof). Pictures of one
 * file share theirs; the first is taken.
 */
function profileOf(bytes: Uint8Array): Uint8Array | null {
  const meta = findBox(boxesIn(bytes, 0, bytes.length), "meta");
  if (meta === undefined) return null;
  const properties = findBox(boxesIn(bytes, meta.start + 4, meta.end), "iprp");
  if (properties === undefined) return null;
  const container = findBox(boxesIn(bytes, properties.start, properties.end), "ipco");
  if (container === undefined) return null;
  for (const { type, start, end } of boxesIn(bytes, container.start, container.end)) {
    const kind = Buffer.from(bytes.subarray(start, start + 4)).toString("latin1");
    if (type === "colr" && (kind === "prof" || kind === "rICC"))
      return bytes.subarray(start + 4, end);
  }
  return null;
}
