import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import { smallerPicture } from "./smaller-picture.ts";
import type { Task, TaskResult } from "./tasks.ts";

/**
 * Makes a caption sheet away from the engine, which would stand still over it: a thousand stills take ten seconds and
 * half a gigabyte.
 */
export async function makeCaptionSheet(
  task: Extract<Task, { kind: "caption-sheet" }>,
): Promise<TaskResult["caption-sheet"]> {
  // loaded here: it takes a tenth of a second, and few workers write one
  const { captionSheetDocument } = await import("../export/documents/caption-sheet-document.ts");
  const { path, sheet, longEdge } = task;
  const docx = await captionSheetDocument(sheet, ({ sha256 }) =>
    smallerPicture(thumbnailPath(path, sha256), longEdge),
  );
  return { docx };
}
