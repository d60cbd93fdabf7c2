/**
 * An asar archive of the given files (name to text): two length-prefixed pickles around a JSON
 * header, then the bodies. See github.com/electron/asar, "Format".
 */
export function asar(files) {
  const bodies = Object.values(files).map((text) => Buffer.from(text));
  const json = headerJson(Object.keys(files), bodies);
  const length = Buffer.byteLength(json);
  const padded = (length + 3) & ~3;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(length, 12);
  head.write(json, 16);
  return Buffer.concat([head, ...bodies]);
}

function headerJson(names, bodies) {
  const entries = {};
  let offset = 0;
  for (const [index, name] of names.entries()) {
    entries[name] = { size: bodies[index].length, offset: String(offset) };
    offset += bodies[index].length;
  }
  return JSON.stringify({ files: entries });
}
