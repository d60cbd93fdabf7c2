import * as v from "valibot";
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from "../../shared/contract/index.ts";
import { ProblemError } from "../../shared/problem.ts";
import { answers } from "./answers.ts";
import type { Archive, Tell } from "./archive.ts";
import type { Exiftool } from "./metadata/exiftool.ts";
import type { Printer } from "./host-printer.ts";
import { stopLoading } from "./exchange-answers.ts";
import { stopMerging } from "./merge-answers.ts";
import { isDamage } from "./catalog/error-code.ts";
import { clearTemporary } from "./catalog/temporary.ts";
import { Session, type Habits } from "./session.ts";

/** The archive behind window, command line and tests: asked by procedure, telling by events. */
export type Engine = {
  /** Answers a procedure; rejects with a ProblemError. The input is checked against the contract. */
  readonly ask: <P extends ProcedureName>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;
  /** The open archive, for the command line's own work. Throws a Problem when none is open. */
  readonly archive: () => Archive;
  readonly exiftool: () => Exiftool;
  readonly close: () => Promise<void>;
  /** Whether a failure that nobody waited for is damage to the open archive, which is only read from then on. */
  readonly metDamage: (failure: unknown) => boolean;
};

/**
 * Starts an engine without an open catalog. `tell` hears every event. Opening an archive goes on with
 * the work that was interrupted in it, unless `takesUp` is false; with `watches` its sources are
 * followed as long as it is open, with `backsUp` backups are made of it. Without a `printer` documents that have to be printed are left out.
 */
export function startEngine(
  tell: Tell = () => undefined,
  { takesUp = true, watches = false, backsUp = false }: Partial<Habits> = {},
  printer: Printer | null = null,
): Engine {
  clearTemporary();
  const session = new Session(tell, { takesUp, watches, backsUp }, printer);
  return {
    ask: (procedure, input) => ask(session, procedure, input),
    archive: () => session.archive(),
    exiftool: () => session.exiftool(),
    close: () => {
      stopLoading(session);
      stopMerging(session); // nobody waits at quitting for what is not confirmed
      return session.close();
    },
    metDamage: (failure) => isDamage(failure) && session.foundDamaged(),
  };
}

async function ask<P extends ProcedureName>(
  session: Session,
  procedure: P,
  input: InputOf<P>,
): Promise<OutputOf<P>> {
  const asked = v.safeParse(contract[procedure].input, input);
  if (!asked.success) {
    throw new ProblemError("invalid", refusal(procedure, asked.issues));
  }
  if (contract[procedure].changes) session.archive().requireWritable();
  // The book has exactly one answer a procedure, of its input and output; TypeScript cannot follow the pairing.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const answer = answers[procedure] as (
    session: Session,
    input: unknown,
  ) => OutputOf<P> | Promise<OutputOf<P>>;
  try {
    return await answer(session, asked.output);
  } catch (thrown) {
    const error = session.damageOrDisk(thrown);
    if (isDamage(error)) session.foundDamaged();
    throw isClosed(error)
      ? new ProblemError("closed", "The archive was closed before this was done.")
      : error;
  }
}

/**
 * What is wrong with an input: in the contract's own words where it has some, for those are of what was
 * written; otherwise whoever wrote the question reads where it fails.
 */
function refusal(procedure: string, issues: readonly v.BaseIssue<unknown>[]): string {
  const tooLong = issues.find(({ type }) => type === "max_length");
  if (tooLong !== undefined && typeof tooLong.input === "string" && issues.length === 1) {
    const has = tooLong.input.length.toLocaleString("en");
    const most = Number(tooLong.requirement).toLocaleString("en");
    return `This is too long: it has ${has} characters, and there is room for ${most}. Shorten it.`;
  }
  if (issues.some(({ message }) => message.startsWith("Invalid "))) {
    const complaints = issues.map((issue) => `${v.getDotPath(issue) ?? "input"}: ${issue.message}`);
    return `“${procedure}” was asked with ${complaints.join("; ")}`;
  }
  const words = [...new Set(issues.map(({ message }) => message))].join("; ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith(".") ? "" : "."}`;
}

/** How better-sqlite3 refuses a statement on a closed database: the answer was on its way when the archive was closed. */
function isClosed(error: unknown): boolean {
  return error instanceof TypeError && error.message === "The database connection is not open";
}
