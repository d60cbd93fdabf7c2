import type { Problem } from "../../../shared/problem.ts";
import { isRaw, type Format } from "../ingest/formats.ts";
import type { Measured } from "./decode/measure.ts";
import { pixelLimit } from "./decode/open-picture.ts";

/** What keeps a picture from being shown though its file was read; null when nothing does. */
export function pictureProblem(
  path: string,
  format: Format,
  { picture, width, height }: Omit<Measured, "orientation">,
): Problem | null {
  const limit = pixelLimit(format);
  if ((width ?? 0) * (height ?? 0) > limit) {
    const size = `${inWords(width)} × ${inWords(height)} pixels`;
    return {
      kind: "too-large",
      path,
      message: `This picture has ${size}, more than Stillroom decodes of this format (${inWords(Math.round(limit / 1e6))} million). It is listed without a thumbnail.`,
    };
  }
  if (picture === "none") return { kind: "unsupported", path, message: whyNotShown(format) };
  if (picture === "damaged") {
    return {
      kind: "damaged",
      path,
      message:
        "This picture is damaged and cannot be shown; what it carries in words was read. Fetch it again from where it came from.",
    };
  }
  return null;
}

function inWords(count: number | null): string {
  return (count ?? 0).toLocaleString("en");
}

function whyNotShown(format: Format): string {
  if (isRaw(format)) {
    return "This raw file holds no preview, so no picture of it can be shown; what it carries in words was read. A raw converter can add a preview or make a JPEG beside it.";
  }
  if (format === "psd" || format === "psb") {
    return "This Photoshop file holds no flattened picture that can be shown; what it carries in words was read. Saving it again in Photoshop with “Maximize compatibility”, in RGB, CMYK or greyscale, adds one.";
  }
  const name = format === "jp2" ? "JPEG 2000" : format === "jpeg" ? "a rare kind of JPEG" : "BMP";
  return `No picture can be shown of this format (${name}); what the file carries in words was read. A copy in TIFF, PNG or JPEG would be shown.`;
}
