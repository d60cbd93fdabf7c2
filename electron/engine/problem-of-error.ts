import { ProblemError, type Problem } from "../../shared/problem.ts";

/** The problem of a failure, for whoever asked; a fault of our own goes to the log whole and to the asker in words. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  process.stderr.write(
    `stillroom engine: ${String(error instanceof Error ? error.stack : error)}\n`,
  );
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return {
      kind: "disk-full",
      message: "The disk with the archive is full. Make room and try again; nothing was changed.",
    };
  }
  if (code === "SQLITE_BUSY") {
    return {
      kind: "locked",
      message: "Another program holds the archive's database. Close it and try again.",
    };
  }
  if (code === "SQLITE_READONLY") {
    return { kind: "read-only", message: "The archive cannot be written to at the moment." };
  }
  return {
    kind: "internal",
    message: "Something went wrong inside Stillroom; nothing was changed. The log has the details.",
  };
}
