/** The type of the box that holds all C2PA manifests of a file: "c2pa" as a UUID of ISO 19566-5 (C2PA 2.1, 11.1.4.2). */
const manifestStore = Buffer.from("6332706100110010800000aa00389b71", "hex");

/**
 * Whether a file of these bytes carries C2PA content credentials, whatever its format: each embeds the
 * same box. They sign the bytes, so any change of the file makes them invalid.
 */
export function carriesContentCredentials(bytes: Buffer): boolean {
  return bytes.includes(manifestStore);
}
