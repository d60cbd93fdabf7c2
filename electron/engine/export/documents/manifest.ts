/** A file of a hand-out, by its name in the folder, with the hex SHA-256 of its bytes. */
export type Hashed = { readonly fileName: string; readonly sha256: string };

/**
 * What a recipient checks a hand-out by: a line a file, its hash and two spaces before its name, as `sha256sum --check`
 * reads it. Names of a hand-out have no character that would have to be escaped there.
 */
export function manifest(files: readonly Hashed[]): string {
  return files.map(({ fileName, sha256 }) => `${sha256}  ${fileName}\n`).join("");
}

/** That of a bag: the same, but that line ends and the percent sign are encoded in its names (RFC 8493, 2.1.3). */
export function bagManifest(files: readonly Hashed[]): string {
  return manifest(
    files.map(({ fileName, sha256 }) => ({
      sha256,
      fileName: fileName.replaceAll(/[%\r\n]/gu, encodeURIComponent),
    })),
  );
}
