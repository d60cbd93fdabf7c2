import { closeSync, constants, copyFileSync, openSync, readFileSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { makeFolderSync } from "./make-folder.ts";

/*
 * A thumbnail is a JPEG file with a seal behind its end: eight bytes that say that it is one, and the CRC-32 of all that
 * stands before it. A JPEG of which bytes in the middle have changed decodes all the same, to another picture; what stands
 * behind its end is read by no decoder. Thumbnails made before have none, and are only seen to begin and end as a JPEG.
 */
const MARK = Buffer.from("SRsealed", "latin1");
const CRC_BYTES = 4;
const SEAL_BYTES = MARK.length + CRC_BYTES;

const BEGIN = 0xff_d8;
const END = 0xff_d9;

/** A thumbnail as it is kept, of its JPEG. */
export function sealed(jpeg: Buffer): Buffer {
  const crc = Buffer.alloc(CRC_BYTES);
  crc.writeUInt32BE(crc32(jpeg));
  return Buffer.concat([jpeg, MARK, crc]);
}

/** Whether a thumbnail is there, and just as it was made; of one without a seal, whether it begins and ends as it was. */
export function thumbnailAt(path: string): "whole" | "damaged" | "missing" {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch {
    return "missing";
  }
  try {
    return isWhole(readFileSync(handle)) ? "whole" : "damaged";
  } catch {
    return "damaged"; // its place on the disk cannot be read
  } finally {
    closeSync(handle);
  }
}

function isWhole(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== BEGIN) return false;
  const markAt = bytes.length - SEAL_BYTES;
  const matching = MARK.filter((byte, at) => bytes[markAt + at] === byte).length;
  if (matching === MARK.length)
    return crc32(bytes.subarray(0, markAt)) === bytes.readUInt32BE(bytes.length - CRC_BYTES);
  // half of the mark stands at this place of no other picture: it is a seal with wrong bytes in it
  return matching < MARK.length / 2 && bytes.readUInt16BE(bytes.length - 2) === END;
}

/**
 * Puts a thumbnail in another place, where it has its name once it is whole, wherever the copying is ended; one that is
 * damaged is not handed on. Answers whether it is there. @throws what the system says
 */
export function copyThumbnail(from: string, to: string, madeIn: string): boolean {
  if (thumbnailAt(from) !== "whole") return false;
  makeFolderSync(madeIn);
  makeFolderSync(dirname(to));
  const half = join(madeIn, `${basename(to)}.copy`);
  copyFileSync(from, half, constants.COPYFILE_FICLONE);
  renameSync(half, to);
  return true;
}
