import sharp from "sharp";

/** A thumbnail as small as it is printed, JPEG, `longEdge` pixels at the most; null where it cannot be read. */
export async function smallerPicture(path: string, longEdge: number): Promise<Uint8Array | null> {
  const box = { width: longEdge, height: longEdge };
  return await sharp(path)
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer()
    .catch(() => null);
}
