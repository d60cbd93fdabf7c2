import { nearestVariable } from "./variables/nearest-variable.ts";

/** The variables of file names and texts, in the order they are offered, each with a line of explanation. */
export const variables = [
  { name: "film", about: "Title of the film", example: "Return to Dust" },
  { name: "year", about: "Year of the film", example: "2022" },
  {
    name: "characters",
    about: "Characters shown, from left to right",
    example: "Ma Youtie, Cao Guiying",
  },
  {
    name: "performers",
    about: "Performers shown, from left to right",
    example: "Wu Renlin, Hai Qing",
  },
  {
    name: "performers:as",
    about: "Performers shown, each with the character",
    example: "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying",
  },
  {
    name: "people:left-to-right",
    about: "Everybody in the picture, with where they stand if that is known",
    example: "Wu Renlin as Ma Youtie, left, and Hai Qing as Cao Guiying",
  },
  { name: "scene", about: "Scene of the film", example: "The wedding" },
  {
    name: "credit",
    about: "Credit line, as received",
    example: "Courtesy of Real Image Media Collection",
  },
  { name: "date", about: "Day the picture was taken", example: "2022-07-08" },
  { name: "filename", about: "Original file name, without its ending", example: "RTD_0107" },
  {
    name: "seq",
    about: "Position in the set; {seq:4} gives it at least four digits",
    example: "12",
  },
  { name: "stillnumber", about: "Number of the still", example: "802-154" },
  { name: "kind", about: "Kind of still", example: "Scene still" },
  { name: "set", about: "Name of the set", example: "Spring programme" },
  { name: "photographer", about: "Who took the picture", example: "Petra Lindqvist" },
] as const;
export type VariableName = (typeof variables)[number]["name"];

/** What each variable stands for, for one still; an empty text where the archive does not know. */
export type VariableValues = Readonly<Record<VariableName, string>>;

/** What is wrong with a template, from `from` up to `to` (UTF-16 offsets), in words. */
export type TemplateProblem = {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What could be meant, to stand there instead; null when nothing is near. */
  readonly suggestion: string | null;
};

export type Expanded = {
  readonly text: string;
  /** Unknown variables and unclosed braces; these stay in the text as they were written. */
  readonly problems: readonly TemplateProblem[];
  /** Variables that are used and stand for nothing in this still. */
  readonly empty: readonly VariableName[];
};

/** A doubled brace, a closed variable, or a brace that is never closed. */
const token = /\{\{|\}\}|\{([^{}]*)\}|\{/gu;
const names: ReadonlySet<string> = new Set(variables.map((variable) => variable.name));

/**
 * Replaces `{film}`, `{seq:4}` … in one pass, so that braces within a value are never read as a
 * variable. `{{` and `}}` stand for the braces themselves. Never throws.
 */
export function expand(template: string, values: VariableValues): Expanded {
  const problems: TemplateProblem[] = [];
  const empty = new Set<VariableName>();
  const text = template.replace(token, (whole: string, inner: string | undefined, from: number) => {
    if (whole === "{{" || whole === "}}") return whole.slice(1);
    const read = inner === undefined ? unclosed() : readVariable(inner);
    if ("message" in read) {
      problems.push({ from, to: from + whole.length, ...read });
      return whole;
    }
    const value = values[read.name];
    if (value === "") empty.add(read.name);
    return value === "" ? "" : value.padStart(read.width, "0");
  });
  return { text, problems, empty: [...empty] };
}

/**
 * Whether a text has braces that the text before did not have. Those of a caption that came with a file are
 * words like any other; only what the archivist writes is a variable.
 */
export function hasNewBraces(text: string, before: string): boolean {
  const known = bracesIn(before);
  return bracesIn(text).some((written) => !known.includes(written));
}

function bracesIn(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/** Whether a text has `{seq}` in it, so that what it becomes depends on which stills come before. */
export function countsStills(text: string): boolean {
  return bracesIn(text).some((written) => /^\{\s*seq\b/iu.test(written));
}

/** With as many digits for `{seq:3}` as so many stills need, so that names sort in the order of the stills. */
export function withDigitsFor(count: number, template: string): string {
  const needed = String(count).length;
  return template.replace(token, (whole: string, inner: string | undefined) => {
    const read = inner === undefined ? unclosed() : readVariable(inner);
    const isShort = "name" in read && read.width > 0 && read.width < needed;
    return isShort ? `{${read.name}:${String(needed)}}` : whole;
  });
}

/** What is wrong with a template, whatever it is filled in with. */
export function templateProblems(template: string): readonly TemplateProblem[] {
  return expand(template, examples).problems;
}

// Made from the very list of names that the type is made from.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const examples = Object.fromEntries(
  variables.map(({ name, example }) => [name, example]),
) as VariableValues;

type Read =
  | { readonly name: VariableName; readonly width: number }
  | Pick<TemplateProblem, "message" | "suggestion">;

function readVariable(inner: string): Read {
  const whole = inner.replace(/\s/gu, "").toLowerCase();
  if (isVariable(whole)) return { name: whole, width: 0 };
  const [rawName = "", width, ...rest] = inner.split(":");
  const name = rawName.trim().toLowerCase();
  if (!isVariable(name)) return unknown(width === undefined ? rawName.trim() : inner.trim());
  if (name !== "seq") {
    const suggestion = `{${name}}`;
    return {
      message: `${suggestion} takes nothing after a colon; write ${suggestion}.`,
      suggestion,
    };
  }
  if (rest.length > 0 || !/^[1-9]$/u.test(width?.trim() ?? "")) {
    const message = "After {seq: stands the number of digits, 1 to 9, as in {seq:4}.";
    return { message, suggestion: "{seq:4}" };
  }
  return { name, width: Number(width) };
}

function unknown(name: string): Read {
  if (name === "") {
    const message =
      "There is no variable between these braces; {{ and }} stand for the braces themselves.";
    return { message, suggestion: null };
  }
  const near = nearestVariable(name, names);
  const suggestion = near === null ? null : `{${near}}`;
  const hint =
    suggestion === null ? `Known are ${[...names].join(", ")}.` : `Did you mean ${suggestion}?`;
  return { message: `There is no variable {${name}}. ${hint}`, suggestion };
}

function unclosed(): Read {
  return {
    message: "This brace is never closed; {{ stands for the brace itself.",
    suggestion: null,
  };
}

function isVariable(name: string): name is VariableName {
  return names.has(name);
}
