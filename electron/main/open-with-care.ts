import path from "node:path";
import type { Problem } from "../../shared/problem.ts";

/** Kinds of papers whose programs only show them: none that brings a program of its own along, as macros are. */
const papers: ReadonlySet<string> = new Set(
  ".pdf .txt .rtf .docx .xlsx .odt .ods .eml .msg .jpg .jpeg .png .tif .tiff .webp .heic".split(
    " ",
  ),
);

/**
 * How something that an archive names is to be opened. An archive may come from anybody, and what is a
 * folder to one program starts another: a name with an ending may be an application (`Notes.app` on
 * macOS) or a part of the system's settings (`x.{21EC…}` on Windows), so such a folder is shown among
 * its neighbours instead, as is whatever is said to be a paper and is of no kind of papers. Looking at `\\host\share` logs in there, so that is left to the archivist.
 */
export function wayToOpen(
  named: string,
  what: "folder" | "document" | "paper",
  platform: NodeJS.Platform,
): "open" | "show" | Problem {
  const system = platform === "win32" ? path.win32 : path.posix;
  if (platform === "win32" && /^[\\/]{2}/u.test(named)) {
    const message =
      "This is on another computer, and an archive that came from elsewhere may name any. If you know the computer, open it by hand; it is here.";
    return { kind: "unsupported", path: named, message };
  }
  const ending = system.extname(system.resolve(named)).toLowerCase();
  if (what === "paper") return papers.has(ending) ? "open" : "show";
  return what === "folder" && ending !== "" ? "show" : "open";
}
