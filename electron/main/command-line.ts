import path from "node:path";
import { isLink } from "../../shared/search-link.ts";

/**
 * The catalog named on a command line (`--catalog DIR` or `--catalog=DIR`), made absolute against
 * the folder it was typed in; null when there is none.
 */
export function catalogArgument(args: readonly string[], folder: string): string | null {
  const own = beforeLink(args);
  for (const [index, arg] of own.entries()) {
    if (arg.startsWith("--catalog=")) return path.resolve(folder, arg.slice("--catalog=".length));
    const next = own[index + 1];
    if (arg === "--catalog" && next !== undefined) return path.resolve(folder, next);
  }
  return null;
}

/** The link on a command line, as the system starts the program with one; null when there is none. */
export function linkArgument(args: readonly string[]): string | null {
  return args.slice(beforeLink(args).length).find(isLink) ?? null;
}

/** A link is written by anybody: nothing from it on is taken for an option, whatever it looks like. */
function beforeLink(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg === "--" || isLink(arg));
  return end === -1 ? args : args.slice(0, end);
}
