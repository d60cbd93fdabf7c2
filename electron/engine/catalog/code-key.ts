/**
 * What a production code is found by: its letters and digits. Stills and lists write one code in many ways,
 * "SG-1900", "sg 1900" and "SG1900". A code of nothing else is what it is.
 */
export function codeKey(code: string): string {
  const written = code.normalize("NFKC").toUpperCase();
  const key = written.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return key === "" ? written.trim() : key;
}
