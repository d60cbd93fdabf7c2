/** Formats that are read, told by their first bytes and never by the file's name. */
export type Format = "jpeg" | "png" | "tiff" | "webp" | "avif" | "gif";

/** File name endings that are looked at when a folder is indexed. */
const readEndings = new Set([
  "jpg",
  "jpeg",
  "jpe",
  "jfif",
  "png",
  "tif",
  "tiff",
  "webp",
  "avif",
  "gif",
]);

/** Pictures by their ending, but in formats that are not read yet: named as problems instead of passed over. */
const unreadEndings = new Set(
  "heic heif hif jxl jp2 psd psb dng cr2 cr3 nef arw raf orf rw2 pef srw bmp svg".split(" "),
);

/** What a file name promises: a picture to read, one we cannot read, or nothing of ours. */
export function promiseOf(name: string): "read" | "unread" | "other" {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (!name.includes(".")) return "other";
  return readEndings.has(ending) ? "read" : unreadEndings.has(ending) ? "unread" : "other";
}

/** The format by its signature; null when it is none of ours. */
export function formatOf(bytes: Uint8Array): Format | null {
  const text = (from: number, to: number): string =>
    String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(0, 8) === "\u0089PNG\r\n\u001a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(0, 6) === "GIF87a" || text(0, 6) === "GIF89a") return "gif";
  if (["II*\0", "MM\0*", "II+\0", "MM\0+"].includes(text(0, 4))) return "tiff";
  if (text(4, 8) === "ftyp" && isAvif(bytes)) return "avif";
  return null;
}

/** ISO base media whose brands, major or compatible, hold avif or avis. */
function isAvif(bytes: Uint8Array): boolean {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const brands = Buffer.from(bytes.subarray(8, Math.min(size, 128))).toString("latin1");
  return brands.includes("avif") || brands.includes("avis");
}

/** What a browser shows by itself; the rest is rendered for the loupe. */
export const shownByBrowser: Readonly<Partial<Record<Format, string>>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};
