/** A folder that is another now: what was below `from` is below `to`. Both with forward slashes. */
export type FolderShift = { readonly from: string; readonly to: string };

/**
 * How a file that was found tells where the others are: the folders that both its paths end in stay, what
 * stands before them has changed. Paths are absolute, with forward slashes.
 */
export function shiftBetween(before: string, now: string): FolderShift {
  const was = before.split("/").slice(0, -1);
  const is = now.split("/").slice(0, -1);
  while (was.length > 1 && is.length > 1 && was.at(-1) === is.at(-1)) {
    was.pop();
    is.pop();
  }
  return { from: was.join("/"), to: is.join("/") };
}

/** Where a file would be by a shift; null when it was not below the folder that changed. */
export function shifted(path: string, { from, to }: FolderShift): string | null {
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : null;
}

/**
 * The outermost folder that a file lies in, below the root of its disk; null for a file right in the root.
 * A root holds other people's things too, and is never taken for where files of an archive are.
 */
export function topFolder(path: string): string | null {
  return /^(?:[a-z]:|\/\/[^/]+\/[^/]+)?\/[^/]+(?=\/)/iu.exec(path)?.[0] ?? null;
}

/**
 * The folder that a source is now, by its files' paths within it and where they were found: the one below
 * which all of them lie as they did. Null where they do not.
 */
export function movedRoot(
  files: readonly { readonly path: string; readonly to: string }[],
): string | null {
  const roots = new Set(
    files.map(({ path, to }) => (to.endsWith(`/${path}`) ? to.slice(0, -path.length - 1) : "")),
  );
  const [root = ""] = roots;
  return roots.size === 1 && root !== "" ? root : null;
}

/** The innermost folder that holds all of these files. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split("/").slice(0, -1));
  const length = others.reduce((least, folders) => {
    const differs = folders.findIndex((name, at) => name !== first[at]);
    return Math.min(least, differs === -1 ? folders.length : differs);
  }, first.length);
  return first.slice(0, length).join("/") || "/";
}
