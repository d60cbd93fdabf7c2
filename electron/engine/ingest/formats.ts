import { rawFormatOf, rawFormats, type RawFormat } from "./raw-formats.ts";

/** Formats that are known, told by their first bytes and never by the file's name. */
export type Format =
  | "jpeg"
  | "png"
  | "tiff"
  | "webp"
  | "avif"
  | "gif"
  | "heic"
  | "jxl"
  | "psd"
  | "psb"
  | "jp2"
  | "bmp"
  | RawFormat;

/** File name endings that are looked at when a folder is indexed. */
const readEndings = new Set(
  [
    "jpg jpeg jpe jfif mpo png tif tiff webp avif gif heic heif hif jxl psd psb jp2 jpx jpf bmp",
    "dng cr2 cr3 crw nef nrw arw sr2 srf raf orf rw2 rwl pef srw 3fr fff iiq erf mrw x3f kdc dcr mos mef",
  ]
    .join(" ")
    .split(" "),
);

/** Pictures by their ending that are not read: named as problems instead of passed over. */
const unreadEndings = new Set(["svg", "svgz", "dpx", "cin", "exr", "tga"]);

/**
 * What a file name promises: a picture to read, one we do not read, or nothing of ours. A name without an
 * ending promises nothing: only the first bytes of the file tell.
 */
export function promiseOf(name: string): "read" | "unread" | "untold" | "other" {
  if (!name.includes(".")) return "untold";
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return readEndings.has(ending) ? "read" : unreadEndings.has(ending) ? "unread" : "other";
}

/** The format by its signature; null when it is none of ours. */
export function formatOf(bytes: Uint8Array): Format | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (start.startsWith("\u00FF\u00D8")) return "jpeg";
  if (start.startsWith("\u0089PNG\r\n\u001A\n")) return "png";
  if (start.startsWith("RIFF") && start.slice(8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a/u.test(start)) return "gif";
  if (start.startsWith("8BPS\0\u0001")) return "psd";
  if (start.startsWith("8BPS\0\u0002")) return "psb";
  if (startsWithAny(start, ["\u00FF\n", "\0\0\0\u000CJXL "])) return "jxl";
  if (startsWithAny(start, ["\0\0\0\u000CjP  ", "\u00FFO\u00FFQ"])) return "jp2";
  if (start.startsWith("BM") && bytes.length > 26 && bytes[15] === 0) return "bmp";
  if (start.slice(4, 8) === "ftyp") return formatOfBrands(bytes);
  return rawFormatOf(bytes) ?? (/^(?:II[*+U]\0|MM\0[*+])/u.test(start) ? "tiff" : null);
}

function startsWithAny(text: string, starts: readonly string[]): boolean {
  return starts.some((start) => text.startsWith(start));
}

/** ISO base media files are told by their brands, major or compatible (ISO/IEC 23008-12, annex B). */
function formatOfBrands(bytes: Uint8Array): Format | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), 128, bytes.length);
  const brands = Buffer.from(bytes.subarray(8, end)).toString("latin1");
  if (brands.startsWith("crx ")) return "cr3";
  if (/avi[fs]/u.test(brands)) return "avif";
  return /hei[cxms]|hev[cx]|mif[12]|msf1/u.test(brands) ? "heic" : null;
}

/** What a browser shows by itself when it is upright; the rest is rendered for the loupe. */
export const shownByBrowser: Readonly<Partial<Record<Format, string>>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
};

export function isRaw(format: Format): format is RawFormat {
  return rawFormats.some((raw) => raw === format);
}
