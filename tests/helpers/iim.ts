/** IIM of record 2 from data sets with their bytes (IIM 4.2, chapter 3); no character set is declared. */
export function iimBlock(datasets: readonly (readonly [number: number, data: Buffer])[]): Buffer {
  return Buffer.concat(
    datasets.flatMap(([number, data]) => {
      const head = Buffer.from([0x1c, 2, number, 0, 0]);
      head.writeUInt16BE(data.length, 3);
      return [head, data];
    }),
  );
}

/** Puts IIM into a JPEG as Photoshop does: image resource 0x0404 in an APP13 segment after the start. */
export function jpegWithIim(jpeg: Buffer, iim: Buffer): Buffer {
  const name = Buffer.from("Photoshop 3.0\0", "latin1");
  const resource = Buffer.from("8BIM\x04\x04\0\0\0\0\0\0", "latin1");
  resource.writeUInt32BE(iim.length, 8);
  const body = Buffer.concat([name, resource, iim, Buffer.alloc(iim.length % 2)]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
