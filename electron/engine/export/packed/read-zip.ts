import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { openPromise, type Entry } from "yauzl";
import { hashOfPart } from "../hash-of.ts";

/** How a file lies in a ZIP file that was not packed: byte by byte (APPNOTE 4.4.5). */
const STORED = 0;

/** A ZIP file opened for reading. */
export type OpenZip = {
  /** The names of its files in their order. */
  readonly names: readonly string[];
  /** Bytes of a file unpacked, as the ZIP file has it; null when it holds none of this name. */
  readonly sizeOf: (name: string) => number | null;
  /** SHA-256 of a file's bytes, unpacked. @throws when they cannot be read, or are more or fewer than it says. */
  readonly hashOf: (name: string) => Promise<Buffer>;
  readonly close: () => void;
};

/** Opens a ZIP file to look into it without unpacking it to the disk. @throws when it is none, is damaged or cannot be read. */
export async function openZip(path: string): Promise<OpenZip> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  const names: string[] = [];
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    names,
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? null,
    hashOf: async (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`no ${name} in ${path}`);
      if (entry.compressionMethod === STORED && entry.compressedSize === entry.uncompressedSize) {
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        return await hashOfPart(path, fileDataStart, entry.uncompressedSize);
      }
      const digest = createHash("sha256");
      await pipeline(await zip.openReadStreamPromise(entry), digest);
      return digest.digest();
    },
    close: () => {
      zip.close();
    },
  };
}
