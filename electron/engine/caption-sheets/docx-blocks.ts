import { ProblemError } from "../../../shared/problem.ts";
import type { Block } from "./blocks.ts";
import { htmlBlocks } from "./html-blocks.ts";

/** What Word calls the paragraph below a picture, in its languages, and what we take it for. */
const captionStyles = [
  "Caption",
  "caption",
  "Beschriftung",
  "Légende",
  "Descripción",
  "Didascalia",
  "题注",
  "圖說",
  "図表番号",
  "캡션",
];

/** The blocks of a Word document, with the alt texts of its pictures. The package has been looked through. */
export async function docxBlocks(bytes: Uint8Array): Promise<Block[]> {
  const { default: mammoth } = await import("mammoth"); // large, and most archives never read a document
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
      {
        styleMap: captionStyles.map((style) => `p[style-name='${style}'] => figcaption:fresh`),
        // What the pictures hold is not needed, only that they are there and what their alt text says.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      },
    );
    return htmlBlocks(value);
  } catch {
    throw new ProblemError(
      "damaged",
      "This document is damaged and cannot be read. Open it in Word or LibreOffice, save it anew, and choose that.",
    );
  }
}
