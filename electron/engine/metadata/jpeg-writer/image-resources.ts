import { bufferOf } from "../bytes.ts";
import { NotOurs } from "./not-ours.ts";

/** A Photoshop image resource: everything before its data as it stands, up to the size. */
export type ImageResource = { readonly id: number; readonly head: Buffer; readonly data: Buffer };

const signature = "8BIM";

/**
 * Takes image resources apart (Adobe Photoshop File Formats, "Image Resource Blocks").
 * @throws NotOurs where they are damaged, or some are of another program
 */
export function splitResources(bytes: Uint8Array): readonly ImageResource[] {
  const block = bufferOf(bytes);
  const resources: ImageResource[] = [];
  let at = 0;
  while (at < block.length) {
    if (at + 12 > block.length || block.toString("latin1", at, at + 4) !== signature)
      throw new NotOurs("image resources of another kind");
    const size = at + 6 + even(1 + (block[at + 6] ?? 0));
    if (size + 4 > block.length) throw new NotOurs("an image resource outside of its block");
    const start = size + 4;
    const end = start + block.readUInt32BE(size);
    if (end > block.length) throw new NotOurs("an image resource outside of its block");
    resources.push({
      id: block.readUInt16BE(at + 4),
      head: block.subarray(at, size),
      data: block.subarray(start, end),
    });
    at = start + even(end - start);
  }
  return resources;
}

/** A resource without a name. */
export function resource(id: number, data: Buffer): ImageResource {
  const head = Buffer.from(`${signature}\0\0\0\0`, "latin1");
  head.writeUInt16BE(id, 4);
  return { id, head, data };
}

/** Puts them together again. */
export function joinResources(resources: readonly ImageResource[]): Buffer {
  return Buffer.concat(
    resources.flatMap(({ head, data }) => {
      const size = Buffer.alloc(4);
      size.writeUInt32BE(data.length);
      return [head, size, data, Buffer.alloc(data.length % 2)];
    }),
  );
}

function even(length: number): number {
  return length + (length % 2);
}
