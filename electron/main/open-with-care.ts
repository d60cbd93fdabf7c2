import path from "node:path";
import type { Problem } from "../../shared/problem.ts";

/**
 * How something that a ledger names is to be opened. An archive may come from anybody, and what is a
 * folder to one program starts another: a name with an ending may be an application (`Notes.app` on
 * macOS) or a part of the system's settings (`x.{21EC…}` on Windows), so such a folder is shown among
 * its neighbours instead. Looking at `\\host\share` logs in there, so that is left to the archivist.
 */
export function wayToOpen(
  named: string,
  what: "folder" | "document",
  platform: NodeJS.Platform,
): "open" | "show" | Problem {
  const system = platform === "win32" ? path.win32 : path.posix;
  if (platform === "win32" && /^[\\/]{2}/u.test(named)) {
    const message =
      "This is on another computer, and an archive that came from elsewhere may name any. If you know the computer, open it by hand; it is here.";
    return { kind: "unsupported", path: named, message };
  }
  return what === "folder" && system.extname(system.resolve(named)) !== "" ? "show" : "open";
}
