import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const BEGIN = 0xff_d8;
const END = 0xff_d9;

/** Whether a thumbnail is there, and a JPEG file from its first bytes to its last: not cut off, nor overwritten at either. */
export function thumbnailAt(path: string): "whole" | "damaged" | "missing" {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch {
    return "missing";
  }
  try {
    const { size } = fstatSync(handle);
    const marks = Buffer.alloc(4);
    readSync(handle, marks, 0, 2, 0);
    readSync(handle, marks, 2, 2, Math.max(0, size - 2));
    return marks.readUInt16BE(0) === BEGIN && marks.readUInt16BE(2) === END ? "whole" : "damaged";
  } catch {
    return "damaged"; // its place on the disk cannot be read
  } finally {
    closeSync(handle);
  }
}
