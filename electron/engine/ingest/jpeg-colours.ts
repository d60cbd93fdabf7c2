import { open, type FileHandle } from "node:fs/promises";

/** Segments before the frame: extended XMP alone can fill some hundred of 64 kB each. */
const maximumSegments = 2000;

/** Whether a JPEG has four components (CMYK or YCCK); false when it cannot be told. Reads headers only. */
export async function isCmykJpeg(path: string): Promise<boolean> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    return (await componentsOf(handle)) === 4;
  } catch {
    return false; // Whoever opens the file next says what is wrong with it.
  } finally {
    await handle?.close();
  }
}

/** The number of components in the frame header (ITU-T T.81, B.2.2); null when none is found. */
async function componentsOf(handle: FileHandle): Promise<number | null> {
  const head = Buffer.alloc(10);
  let at = 2;
  for (let segment = 0; segment < maximumSegments; segment += 1) {
    const { bytesRead } = await handle.read(head, 0, head.length, at);
    if (bytesRead < head.length || head[0] !== 0xff) return null;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === 0xda) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return head[9] ?? null;
    at += 2 + head.readUInt16BE(2);
  }
  return null;
}
