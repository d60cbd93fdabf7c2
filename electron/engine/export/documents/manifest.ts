/** A file of a hand-out, by its name in the folder, with the hex SHA-256 of its bytes. */
export type Hashed = { readonly fileName: string; readonly sha256: string };

/**
 * What a recipient checks a hand-out by: a line a file, its hash and two spaces before its name, as `sha256sum --check`
 * reads it and BagIt has it (RFC 8493, 2.1.3). Names of a hand-out have no character that would have to be escaped.
 */
export function manifest(files: readonly Hashed[]): string {
  return files.map(({ fileName, sha256 }) => `${sha256}  ${fileName}\n`).join("");
}
