import { flushCompileCache } from "node:module";
import sharp from "sharp";
import { captionsOfFile } from "./captions-of-file.ts";
import { compareThumbnails, printThumbnail } from "./compare-thumbnails.ts";
import { embeddedPreview } from "./embedded-preview.ts";
import { facesOfPicture } from "./faces-of-picture.ts";
import { makeCaptionSheet } from "./make-caption-sheet.ts";
import { makeRendition } from "./make-rendition.ts";
import { readFile, readInCharsets } from "./read-file.ts";
import { pixelsOfPicture } from "./pixels-of-picture.ts";
import { unshown } from "./shown-by-fonts.ts";
import { smallerPicture } from "./smaller-picture.ts";
import { makeThumbnail, renderPicture } from "./thumbnail.ts";
import type { Task } from "./tasks.ts";

/*
 * The worker's whole life: a task in, its result out, one at a time. One libvips thread each, for
 * as many workers as cores run faster than one pipeline spread over them.
 */
sharp.concurrency(1);
sharp.cache(false);
flushCompileCache(); // where there is one, for the workers after it: the pool ends a worker at any time

async function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case "read":
      return await readFile(task);
    case "charsets":
      return readInCharsets(task.path);
    case "preview":
      return { jpeg: embeddedPreview(task.path, task.format) };
    case "thumbnail":
      return await makeThumbnail(task);
    case "render":
      return await renderPicture(task);
    case "rendition":
      return await makeRendition(task);
    case "smaller":
      return { jpeg: await smallerPicture(task.path, task.longEdge) };
    case "caption-sheet":
      return await makeCaptionSheet(task);
    case "unshown":
      return { unshown: await unshown(task.texts) };
    case "captions":
      return await captionsOfFile(task);
    case "faces":
      return await facesOfPicture(task);
    case "pixels":
      return await pixelsOfPicture(task);
    case "print":
      return await printThumbnail(task);
    case "compare":
      return await compareThumbnails(task);
  }
}

process.on("message", (task: Task) => {
  perform(task).then(
    (result) => process.send?.(result),
    () => process.exit(1), // A broken assumption of ours: the pool counts it as a crash on this file.
  );
});
// Ctrl-C is for the one who started us, who then closes the channel; on Windows it comes here too.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
