import { createHash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { addAbortSignal, Readable } from "node:stream";
import { ZipFile } from "yazl";

export type FileToPack = {
  readonly from: string;
  /** Its name in the ZIP file, with slashes between folders. */
  readonly place: string;
  /** Pictures are stored, for they are packed as closely as they go already. */
  readonly isPicture: boolean;
};

export type Packing = {
  readonly signal: AbortSignal;
  /** Called before each file, which waits for it. */
  readonly turn: (index: number) => Promise<void>;
};

/**
 * Packs files into a ZIP file, in this order, each under its time and a name that says it is UTF-8 (APPNOTE 4.4.4, bit
 * 11), and has it on the disk when it is done. @throws what the system says, or an AbortError.
 */
export async function writeZip(
  to: string,
  files: readonly FileToPack[],
  { signal, turn }: Packing,
): Promise<{ readonly hash: Buffer }> {
  const zip = new ZipFile();
  const packed = zip.outputStream;
  if (!(packed instanceof Readable)) throw new TypeError("yazl gives no stream of Node");
  const stats = [];
  for (const { from } of files) stats.push(await stat(from));
  const reading: { now?: ReadStream } = {};
  const fail = (error: unknown): void => {
    packed.destroy(error instanceof Error ? error : new Error("The file could not be packed"));
  };
  zip.on("error", fail);
  packed.on("error", () => undefined); // Thrown to whoever reads on, also where it came before.
  addAbortSignal(signal, packed);
  for (const [index, { from, place, isPicture }] of files.entries()) {
    const { size, mtime } = stats[index] ?? (await stat(from));
    const how = { size, mtime, mode: 0o100644, compress: !isPicture };
    zip.addReadStreamLazy(place, how, (give) => {
      turn(index).then(() => {
        const stream = createReadStream(from).on("error", fail);
        reading.now = stream;
        give(null, stream);
      }, fail);
    });
  }
  zip.end();
  try {
    return { hash: await writeDown(to, packed) };
  } finally {
    reading.now?.destroy(); // What was stopped in its middle would keep its file open.
  }
}

/** Writes pieces into a new file until they are on the disk, and answers the SHA-256 of them all. */
async function writeDown(to: string, pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const digest = createHash("sha256");
  const file = await open(to, "wx");
  try {
    for await (const piece of pieces) {
      digest.update(piece);
      await file.appendFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return digest.digest();
}
