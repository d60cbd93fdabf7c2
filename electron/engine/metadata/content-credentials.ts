/** The type of the box that holds all C2PA manifests of a file: "c2pa" as a UUID of ISO 19566-5 (C2PA 2.1, 11.1.4.2). */
const manifestStore = Buffer.from("6332706100110010800000aa00389b71", "hex");

/**
 * Whether a picture file has content credentials (C2PA), told by its bytes or its beginning, whatever its format: each
 * embeds the same box. They are signed over the whole file: whatever else is written into it, or made of it, they no
 * longer hold.
 */
export function hasContentCredentials(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(manifestStore);
}
