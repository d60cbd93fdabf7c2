const mediaTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  jpe: "image/jpeg",
  jfif: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  heic: "image/heic",
  heif: "image/heif",
  hif: "image/heif",
  jxl: "image/jxl",
  jp2: "image/jp2",
  jpx: "image/jpx",
  bmp: "image/bmp",
  psd: "image/vnd.adobe.photoshop",
  psb: "image/vnd.adobe.photoshop",
  dng: "image/x-adobe-dng",
};

/** The media type (IANA) of a copy by its ending, which is that of its bytes; of what is not listed, that it is bytes. */
export function mediaTypeOf(fileName: string): string {
  const ending = fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase();
  return mediaTypes[ending] ?? "application/octet-stream";
}
