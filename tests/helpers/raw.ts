import { buildTiff } from "./tiff.ts";

type Preview = {
  readonly jpeg: Buffer;
  /** Of the sensor's picture, pixels. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
};

/**
 * A DNG (Adobe, 1.4) with sensor data that nobody can decode, an uncompressed small picture in the
 * first directory and a JPEG preview in a second one below it.
 */
export function previewDng({ jpeg, width, height, orientation }: Preview): Buffer {
  return buildTiff([
    {
      tags: [
        [0x00fe, 4, [1]],
        [256, 4, [1]],
        [257, 4, [1]],
        [258, 3, [8, 8, 8]],
        [259, 3, [1]],
        [262, 3, [2]],
        [0x010f, 2, "Acme"],
        [0x0112, 3, [orientation]],
        [277, 3, [3]],
        [278, 4, [1]],
        [0xc612, 7, new Uint8Array([1, 4, 0, 0])],
      ],
      data: { bytes: Buffer.from([9, 9, 9]), at: 273, length: 279 },
      subdirectories: [
        {
          tags: [
            [0x00fe, 4, [0]],
            [256, 4, [width]],
            [257, 4, [height]],
            [259, 3, [7]],
            [262, 3, [32803]],
          ],
          data: { bytes: Buffer.alloc(64, 7), at: 273, length: 279 },
        },
        {
          tags: [
            [0x00fe, 4, [1]],
            [256, 4, [width]],
            [257, 4, [height]],
            [259, 3, [7]],
            [262, 3, [6]],
          ],
          data: { bytes: jpeg, at: 273, length: 279 },
        },
      ],
    },
  ]);
}

/** A RAF: its signature, and the camera's JPEG, which carries the EXIF, somewhere behind it. */
export function fujiRaf(jpeg: Buffer): Buffer {
  const head = Buffer.alloc(160);
  head.write("FUJIFILMCCD-RAW 0201FF129502", "latin1");
  head.writeUInt32BE(160, 84);
  head.writeUInt32BE(jpeg.length, 88);
  return Buffer.concat([head, jpeg, Buffer.alloc(2000, 0x5a)]);
}

/** A CR3: ISO boxes of the brand crx, Canon's own ones with TIFF structures, and the preview in the data. */
export function canonCr3({ jpeg, width, height, orientation }: Preview): Buffer {
  const first = buildTiff([
    {
      tags: [
        [0x010f, 2, "Canon"],
        [0x0112, 3, [orientation]],
      ],
    },
  ]);
  const exif = buildTiff([
    {
      tags: [
        [0xa002, 4, [width]],
        [0xa003, 4, [height]],
      ],
    },
  ]);
  const canon = Buffer.from("85c0b687820f11e08111f4ce462b6a48", "hex");
  return Buffer.concat([
    box("ftyp", Buffer.from("crx \0\0\0\u0001crx isom", "latin1")),
    box("moov", box("uuid", Buffer.concat([canon, box("CMT1", first), box("CMT2", exif)]))),
    box("mdat", Buffer.concat([Buffer.alloc(500, 0x33), jpeg, Buffer.alloc(500, 0x33)])),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}
