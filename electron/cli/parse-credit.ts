import { createInterface } from "node:readline";
import { parseCredit } from "../engine/credits/parse-credit.ts";
import type { ExitCode } from "./session.ts";
import { say } from "./terminal.ts";

/** What is printed of a line: an acquisition only where there is one. */
function documentOf(line: string): Record<string, unknown> {
  const { parts: _, acquisition, ...parsed } = parseCredit(line);
  return acquisition === null ? parsed : { ...parsed, acquisition };
}

/** `stillroom parse-credit`: a credit line a line in, a JSON object a line out. */
export async function parseCredits(): Promise<ExitCode> {
  for await (const line of createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (process.stdout.destroyed) break; // nobody reads on
    if (line.trim() !== "") say(JSON.stringify(documentOf(line)));
  }
  return 0;
}
