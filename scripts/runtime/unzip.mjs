import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/**
 * Unpacks a zip by its central directory, without zip64. `target` says where an entry goes, or null
 * to leave it out. Each file's checksum is compared.
 */
export function unzip(file, target) {
  const handle = fs.openSync(file, "r");
  try {
    for (const entry of entries(handle)) {
      const out = entry.name.endsWith("/") || entry.name.includes("..") ? null : target(entry.name);
      if (out === null) continue;
      fs.mkdirSync(path.dirname(out), { recursive: true });
      fs.writeFileSync(out, contents(handle, entry), { mode: entry.mode & 0o777 || 0o644 });
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** The end record is the last 22 bytes plus a comment of at most 65,535. */
function* entries(handle) {
  const size = fs.fstatSync(handle).size;
  const tailLength = Math.min(size, 65_557);
  const tail = read(handle, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from("PK\x05\x06"));
  const directory = read(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      mode: directory.readUInt16LE(at + 40),
      offset: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

function contents(handle, entry) {
  const local = read(handle, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const raw = read(handle, start, entry.packed);
  const data = entry.method === 8 ? zlib.inflateRawSync(raw) : raw;
  if (zlib.crc32(data) !== entry.crc) throw new Error(`${entry.name} is damaged in the download.`);
  return data;
}

function read(handle, position, length) {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length;)
    done += fs.readSync(handle, bytes, done, length - done, position + done);
  return bytes;
}
