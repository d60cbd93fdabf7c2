import path from "node:path";

/**
 * The catalog named on a command line (`--catalog DIR` or `--catalog=DIR`), made absolute against
 * the folder it was typed in; null when there is none.
 */
export function catalogArgument(args: readonly string[], folder: string): string | null {
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith("--catalog=")) return path.resolve(folder, arg.slice("--catalog=".length));
    const next = args[index + 1];
    if (arg === "--catalog" && next !== undefined) return path.resolve(folder, next);
  }
  return null;
}
