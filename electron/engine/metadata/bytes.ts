/** Whether `bytes` hold the ASCII `text` at `at`; false past the end. */
export function hasText(bytes: Uint8Array, text: string, at = 0): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** The bytes of one block as Latin-1 text: for signatures and keywords only. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return bufferOf(bytes).toString("latin1", start, end);
}

/** The same bytes with what Node adds to them; nothing is copied. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A view for reading numbers; reading past the end throws a RangeError, which ends that block only. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A slice that must lie wholly inside. @throws RangeError when it does not. */
export function sliceOf(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start < 0 || length < 0 || start + length > bytes.length)
    throw new RangeError("outside of the block");
  return bytes.subarray(start, start + length);
}

const fatalUtf8 = new TextDecoder("utf-8", { fatal: true });

/** The text of well-formed UTF-8, or null when the bytes are not UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | null {
  if (isAscii(bytes)) return latin1(bytes, 0, bytes.length);
  try {
    return fatalUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether every byte is below 128, so that no character set matters. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}

const western = new TextDecoder("windows-1252");

/** Windows-1252, the usual unmarked western code page; every byte has a meaning there. */
export function windows1252(bytes: Uint8Array): string {
  return western.decode(bytes);
}

/** One array of all parts in order. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}

/** What stands in `raw` for data that are neither text nor a few numbers. */
export function sizeInWords(bytes: number): string {
  return `(${bytes} bytes of data)`;
}
