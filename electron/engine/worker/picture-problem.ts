import type { Problem } from "../../../shared/problem.ts";
import { isRaw, type Format } from "../ingest/formats.ts";
import type { Measured } from "./decode/measure.ts";
import { MAX_PIXELS } from "./decode/open-picture.ts";

/** What keeps a picture from being shown though its file was read; null when nothing does. */
export function pictureProblem(
  path: string,
  format: Format,
  { picture, width, height }: Omit<Measured, "orientation">,
): Problem | null {
  if (picture === "none") return { kind: "unsupported", path, message: whyNotShown(format) };
  if (picture === "damaged") {
    return {
      kind: "damaged",
      path,
      message:
        "This picture is damaged and cannot be shown; what it carries in words was read. Fetch it again from where it came from.",
    };
  }
  if ((width ?? 0) * (height ?? 0) <= MAX_PIXELS) return null;
  const size = `${(width ?? 0).toLocaleString("en")} × ${(height ?? 0).toLocaleString("en")} pixels`;
  return {
    kind: "too-large",
    path,
    message: `This picture has ${size}, more than Stillroom decodes (400 million). It is listed without a thumbnail.`,
  };
}

function whyNotShown(format: Format): string {
  if (isRaw(format)) {
    return "This raw file holds no preview, so no picture of it can be shown; what it carries in words was read. A raw converter can add a preview or make a JPEG beside it.";
  }
  if (format === "psd" || format === "psb") {
    return "This Photoshop file holds no flattened picture that can be shown; what it carries in words was read. Saving it again in Photoshop with “Maximize compatibility”, in RGB, CMYK or greyscale, adds one.";
  }
  const name = format === "jp2" ? "JPEG 2000" : "BMP";
  return `No picture can be shown of this format (${name}); what the file carries in words was read. A copy in TIFF, PNG or JPEG would be shown.`;
}
