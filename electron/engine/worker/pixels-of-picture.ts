import { createHash } from "node:crypto";
import { openPicture } from "./decode/open-picture.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** A hash of the decoded pixels of every page of a picture; null when one cannot be decoded. */
export async function pixelsOfPicture({
  path,
  format,
  pages,
}: Extract<Task, { kind: "pixels" }>): Promise<TaskResult["pixels"]> {
  const hash = createHash("sha256");
  try {
    for (let page = 1; page <= pages; page += 1) {
      const picture = await openPicture(path, { format, page, failOn: "warning" });
      if (picture === null) return { hash: null };
      const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
      hash.update(`${String(info.width)} ${String(info.height)} ${String(info.channels)} `);
      hash.update(data);
    }
    return { hash: hash.digest("hex") };
  } catch {
    return { hash: null }; // what is wrong with it is told where it was read
  }
}
