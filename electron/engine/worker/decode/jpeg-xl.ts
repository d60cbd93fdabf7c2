import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type * as JxlOxide from "jxl-oxide-wasm";

/* JPEG XL through jxl-oxide as WebAssembly: the libvips that sharp ships is built without it. */

let loaded: typeof JxlOxide | null = null;

/** Loaded once a process, with the first JPEG XL. */
async function jxlOxide(): Promise<typeof JxlOxide> {
  if (loaded === null) {
    const library = await import("jxl-oxide-wasm");
    const wasm = fileURLToPath(import.meta.resolve("jxl-oxide-wasm/module.wasm"));
    library.initSync({ module: readFileSync(wasm) });
    loaded = library;
  }
  return loaded;
}

/** Opens a JPEG XL for the time of `work`; null when its header cannot be read. */
async function withImage<Result>(
  bytes: Uint8Array,
  work: (image: JxlOxide.JxlImage) => Result,
): Promise<Result | null> {
  const library = await jxlOxide();
  const image = new library.JxlImage();
  try {
    image.feedBytes(bytes);
    return image.tryInit() ? work(image) : null;
  } finally {
    image.free();
  }
}

/** Width and height as shown, and how many frames it has; null when there is no picture. */
export async function measureJxl(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; pages: number } | null> {
  return await withImage(bytes, ({ width, height, numLoadedKeyframes }) =>
    width === undefined || height === undefined || numLoadedKeyframes === 0
      ? null
      : { width, height, pages: numLoadedKeyframes },
  );
}

/** The first frame, upright, as a PNG with its colour profile; null when it cannot be decoded. */
export async function decodeJxl(bytes: Uint8Array): Promise<Buffer | null> {
  // Encoding gives the rendered frame back to the library; it must not be freed after.
  return await withImage(bytes, (image) => Buffer.from(image.render(0).encodeToPng()));
}
