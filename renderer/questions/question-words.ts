import type { FileAnswer, FileQuestion } from "../../shared/file-questions.ts";

/** What happened to the files, in a sentence. */
export function happened({ kind, record, came }: FileQuestion): string {
  switch (kind) {
    case "copied":
      return `Another program changed “${came.name}”, and its earlier picture is also in ${other(came.name, record.name, record.path)}.`;
    case "replaced":
      return `“${record.name}” was missing when another picture came under its name.`;
    case "parted":
      return `“${record.name}” and ${other(record.name, came.name, came.path)} were copies of one picture, and were changed in different ways.`;
    case "merged":
      return `“${came.name}” and ${other(came.name, record.name, record.path)} were two stills, and now hold the very same picture.`;
  }
}

/** What Stillroom has assumed meanwhile. */
export function assumed({ kind, record, came }: FileQuestion): string {
  switch (kind) {
    case "copied":
      return "Assumed so far: the record stays with the earlier picture, and the changed file is a still of its own.";
    case "replaced":
      return "Assumed so far: the record waits for the missing picture, and what came is a still of its own.";
    case "parted":
      return `Assumed so far: the record goes with ${other(came.name, record.name, record.path)}, and the other file is a still of its own.`;
    case "merged":
      return `Assumed so far: they are one still with the record of ${other(record.name, came.name, came.path)}; the other record waits with its earlier picture, which is missing.`;
  }
}

/** The answers there are, each with the words of its button. */
export function answersTo({ kind, record, came }: FileQuestion): readonly [FileAnswer, string][] {
  const recorded = other(came.name, record.name, record.path);
  const arrived = other(record.name, came.name, came.path);
  switch (kind) {
    case "copied":
    case "parted":
      return [
        ["stay", `Stays with ${recorded}`],
        ["move", `Belongs to ${arrived}`],
        ["both", "Copy the record to both"],
      ];
    case "replaced":
      return [
        ["stay", "Another picture"],
        ["move", "The same picture, changed"],
        ["both", "Another picture: copy the record to it"],
      ];
    case "merged":
      return [
        ["stay", `Keep the record of ${arrived}`],
        ["move", `Use the record of ${recorded}`],
        ["both", `Add the record of ${recorded} to it`],
      ];
  }
}

/** A file by its name; where another has the same name, with the folder it lies in. */
function other(than: string, name: string, path: string): string {
  return `“${name === than ? path.split(/[/\\]/u).slice(-2).join("/") : name}”`;
}
