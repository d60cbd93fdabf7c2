import { diskFaults } from "./catalog/disk-fault.ts";
import { ProblemError, type Problem } from "../../shared/problem.ts";
import { errorCode } from "./catalog/error-code.ts";

/**
 * The problem of a failure, for whoever asked; a fault of our own goes to the log whole and to the
 * asker in words. It promises nothing about what was done before: that is not known here.
 */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const known = problems.find(({ codes }) =>
    codes.some((one) => isOf(errorCode(error) ?? "", one)),
  );
  if (known !== undefined) return known.problem;
  process.stderr.write(
    `stillroom engine: ${String(error instanceof Error ? error.stack : error)}\n`,
  );
  return ofOurOwn;
}

/** Whether the disk with the archive failed: it was pulled out, or is about to die. */
export function isDiskFault(error: unknown): boolean {
  return isOf(errorCode(error) ?? "", "SQLITE_IOERR");
}

/** SQLite says more exactly what happened behind the name of a kind: SQLITE_IOERR_READ is an SQLITE_IOERR. */
function isOf(code: string, kind: string): boolean {
  return code === kind || code.startsWith(`${kind}_`);
}

const problems: readonly { readonly codes: readonly string[]; readonly problem: Problem }[] = [
  {
    codes: ["SQLITE_FULL", "ENOSPC"],
    problem: {
      kind: "disk-full",
      message: "The disk with the archive is full. Make room and try again.",
    },
  },
  {
    codes: ["SQLITE_BUSY"],
    problem: {
      kind: "locked",
      message: "Another program holds the archive's database. Close it and try again.",
    },
  },
  {
    codes: ["SQLITE_READONLY"],
    problem: { kind: "read-only", message: "The archive cannot be written to at the moment." },
  },
  {
    codes: ["SQLITE_CORRUPT", "SQLITE_NOTADB"],
    problem: {
      kind: "damaged",
      message:
        "The archive's database is damaged. Repair the archive, or restore one of its backups.",
    },
  },
  {
    codes: ["SQLITE_IOERR", "SQLITE_CANTOPEN"],
    problem: {
      kind: "unreadable",
      message:
        "The disk of the archive is away or failing. Check the disk and its cable, open the archive again, and look whether your last change is there.",
    },
  },
  {
    codes: diskFaults,
    problem: {
      kind: "unreadable",
      message:
        "A disk is away or failing: that of the archive, or of the files. Check the disk and its cable, and look whether your last change is there.",
    },
  },
];

const ofOurOwn: Problem = {
  kind: "internal",
  message:
    "Something went wrong inside Stillroom. Look whether your change is there before you make it again; the log has the details.",
};
