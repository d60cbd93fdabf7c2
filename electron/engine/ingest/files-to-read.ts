import { extname } from "node:path";
import { ListOnDisk } from "../catalog/list-on-disk.ts";
import type { Found } from "./scan.ts";

/**
 * The files that a pass has still to read, which may be all of a large folder. They come by path without the
 * ending: "x.jpg" before "x-copy.jpg" and "x (1).jpg", which are its copies.
 */
export class FilesToRead implements Iterable<Found> {
  private readonly list = new ListOnDisk<Found>();

  add(found: Found): void {
    const { path } = found;
    const stem = path.slice(0, path.length - extname(path).length);
    this.list.add(`${stem}\0${path}`, found);
  }

  get length(): number {
    return this.list.length;
  }

  [Symbol.iterator](): Iterator<Found> {
    return this.list[Symbol.iterator]();
  }

  close(): void {
    this.list.close();
  }
}
