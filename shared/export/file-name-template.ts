import { templateProblems, type TemplateProblem } from "../variables.ts";

/** The names of handed-out files where nobody chose others: the film and the place in the hand-out. */
export const FILE_NAME_TEMPLATE = "{film}_{seq:3}";

/** The first thing wrong with a template of file names, whatever it is filled in with; null when it will do. */
export function fileNameProblem(template: string): TemplateProblem | null {
  if (template.trim() === "") {
    const message = "File names need at least one letter or variable.";
    return { from: 0, to: template.length, message, suggestion: FILE_NAME_TEMPLATE };
  }
  const [unreadable] = templateProblems(template);
  if (unreadable !== undefined) return unreadable;
  const from = template.search(/[/\\]/u);
  if (from === -1) return null;
  const message = `“${template.charAt(from)}” cannot stand in a file name, for it separates folders, and all files go into one.`;
  return { from, to: from + 1, message, suggestion: "_" };
}
