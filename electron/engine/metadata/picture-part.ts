/** Sections of a Photoshop file after its header: colour mode data, then image resources, which hold the metadata. */
const HEADER_BYTES = 26;
const SECTIONS_BEFORE_LAYERS = 2;

/**
 * What of a Photoshop file is picture: its header and colours, its layers and the picture made of them, without the
 * image resources between (Adobe Photoshop File Formats Specification). Null for what is cut short.
 */
export function pictureOfPhotoshop(bytes: Buffer): readonly [Buffer, Buffer] | null {
  let at = HEADER_BYTES;
  let colours = at;
  for (let section = 0; section < SECTIONS_BEFORE_LAYERS; section += 1) {
    if (at + 4 > bytes.length) return null;
    colours = section === 0 ? at + 4 + bytes.readUInt32BE(at) : colours;
    at += 4 + bytes.readUInt32BE(at);
  }
  return at > bytes.length ? null : [bytes.subarray(0, colours), bytes.subarray(at)];
}
