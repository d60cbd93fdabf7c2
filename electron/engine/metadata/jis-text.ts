import { isAscii, latin1 } from "./bytes.ts";

/**
 * A text that is said to be in JIS X 0208 (CIPA DC-008, table 9): pairs of 7-bit codes. Programs also write it
 * with the escapes of ISO-2022-JP, with the eighth bit set (EUC-JP, or Shift JIS), or plain ASCII.
 */
export function jisText(bytes: Uint8Array): string {
  if (bytes.includes(0x1b)) return new TextDecoder("iso-2022-jp").decode(bytes);
  if (!isAscii(bytes))
    return validIn("euc-jp", bytes) ?? new TextDecoder("shift_jis").decode(bytes);
  const plain = latin1(bytes, 0, bytes.length).trimEnd();
  const pairs = bytes.subarray(0, plain.length);
  const text = isWriting(plain) ? null : validIn("euc-jp", withEighthBit(pairs));
  return text ?? plain;
}

/** Of the codes that are ASCII letters as well, nobody writes a whole text; and no pair has a blank in it. */
function isWriting(plain: string): boolean {
  return plain.length % 2 === 1 || /[^!-~]/u.test(plain) || /^[A-Za-z]*$/u.test(plain);
}

/** EUC-JP is JIS X 0208 with the eighth bit set. */
function withEighthBit(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte | 0x80);
}

function validIn(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
