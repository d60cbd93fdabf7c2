type Document = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB, 4 CMYK, 9 Lab. */
  readonly mode: number;
  /** One value a channel: the picture is of one colour. */
  readonly fill: readonly number[];
  readonly large: boolean;
  readonly packed: boolean;
  readonly hasComposite: boolean;
};

/** A PSD or PSB without layers (Adobe Photoshop File Formats Specification, 2019). */
export function photoshopFile(document: Document): Buffer {
  const { width, height, mode, fill, large, hasComposite } = document;
  const head = Buffer.alloc(26);
  head.write("8BPS");
  head.writeUInt16BE(large ? 2 : 1, 4);
  head.writeUInt16BE(fill.length, 12);
  head.writeUInt32BE(height, 14);
  head.writeUInt32BE(width, 18);
  head.writeUInt16BE(8, 22);
  head.writeUInt16BE(mode, 24);
  const version = Buffer.from([0, 0, 0, 1, hasComposite ? 1 : 0]);
  const resources = Buffer.concat([
    resource(0x0404, Buffer.from("odd")),
    resource(0x0421, version),
  ]);
  const layers = Buffer.alloc(large ? 8 : 4);
  return Buffer.concat([
    head,
    Buffer.alloc(4),
    size(resources.length),
    resources,
    layers,
    picture(document),
  ]);
}

function picture({ width, height, fill, large, packed }: Document): Buffer {
  if (!packed) {
    const planes = fill.map((value) => Buffer.alloc(width * height, value));
    return Buffer.concat([Buffer.from([0, 0]), ...planes]);
  }
  // A run of all but one pixel, then one literal pixel: both forms of PackBits.
  const rows = fill.flatMap((value) =>
    Array.from({ length: height }, () => Buffer.from([257 - (width - 1), value, 0, value])),
  );
  const lengths = rows.map((row) => (large ? size(row.length) : size(row.length).subarray(2)));
  return Buffer.concat([Buffer.from([0, 1]), ...lengths, ...rows]);
}

/** With an empty name; content of odd length is padded. */
function resource(id: number, content: Buffer): Buffer {
  const head = Buffer.from([0x38, 0x42, 0x49, 0x4d, id >> 8, id & 255, 0, 0]);
  return Buffer.concat([head, size(content.length), content, Buffer.alloc(content.length % 2)]);
}

function size(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
