import { createHash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { addAbortSignal, Readable } from "node:stream";
import { ZipFile } from "yazl";

export type FileToPack = {
  readonly from: string;
  /** Its name in the ZIP file, with slashes between folders. */
  readonly place: string;
  /** Pictures are stored, for they are packed as closely as they go already. */
  readonly isPicture: boolean;
};

export type FilesToPack = {
  readonly files: readonly FileToPack[];
  readonly later: Promise<readonly FileToPack[]>;
};

export type Packing = {
  readonly signal: AbortSignal;
  /** Called before each file, which waits for it. */
  readonly turn: (index: number) => Promise<void>;
};

/**
 * Packs files into a ZIP file, in this order, those that are still being made last, each under its time and a name that says it is UTF-8 (APPNOTE 4.4.4, bit
 * 11), and has it on the disk when it is done. @throws what the system says, or an AbortError.
 */
export async function writeZip(
  to: string,
  { files, later }: FilesToPack,
  { signal, turn }: Packing,
): Promise<{ readonly hash: Buffer }> {
  const zip = new ZipFile();
  const packed = zip.outputStream;
  if (!(packed instanceof Readable)) throw new TypeError("yazl gives no stream of Node");
  const reading: { now?: ReadStream } = {};
  const fail = (error: unknown): void => {
    packed.destroy(error instanceof Error ? error : new Error("The file could not be packed"));
  };
  zip.on("error", fail);
  packed.on("error", () => undefined); // Thrown to whoever reads on, also where it came before.
  addAbortSignal(signal, packed);
  const add = async (some: readonly FileToPack[], before: number): Promise<void> => {
    for (const [index, { from, place, isPicture }] of some.entries()) {
      const { size, mtime } = await stat(from);
      const how = { size, mtime, mode: 0o100644, compress: !isPicture };
      zip.addReadStreamLazy(place, how, (give) => {
        turn(before + index).then(() => {
          const stream = createReadStream(from).on("error", fail);
          reading.now = stream;
          give(null, stream);
        }, fail);
      });
    }
  };
  const addAll = async (): Promise<void> => {
    await add(files, 0);
    await add(await later, files.length);
    zip.end();
  };
  addAll().catch(fail);
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
      await writeWhole(file, piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return digest.digest();
}

/** A system may write less than it is given. */
async function writeWhole(file: FileHandle, piece: Buffer): Promise<void> {
  for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
}
