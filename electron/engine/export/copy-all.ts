import type { PlannedFile } from "../../../shared/contract/export.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { errorCode } from "../catalog/error-code.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { LedgerFile } from "../catalog/ledger.ts";
import { keepProblem } from "../catalog/problems.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { asHandedOut } from "./as-handed-out.ts";
import {
  handOverCopies,
  held as stayBack,
  makeCopies,
  takeAway,
  type Copy,
  type Held,
  type MadeCopies,
  type Outgoing,
} from "./copy-still.ts";
import { losesCredentials } from "./credentials-of.ts";
import type { Work } from "./export-work.ts";
import { Gate, isPass } from "./gate.ts";
import type { HandOutFile, HandOutStill } from "./hand-out.ts";
import { inOrder } from "./in-order.ts";
import { markOf } from "./interrupted.ts";
import { outgoingOf as stillAndRecord } from "./kept-record.ts";
import { missing } from "./missing.ts";
import type { HeldStill } from "./outcome.ts";
import { Refusals } from "./refusals.ts";
import { planExport } from "./plan-export.ts";
import { termsOf, withStatement } from "./terms-of.ts";

/** Stills whose copies are made at the same time: as many as ExifTool works on, and one that is hashed meanwhile. */
const AT_ONCE = 3;

/** Makes the copies of every still that may go out, until it is called off; the others come back with their reasons. */
export async function copyAll(
  work: Work,
  control: JobControl,
): Promise<{ handed: HandOutFile[]; held: HeldStill[] }> {
  const { archive, exiftool, page, order, root, before } = work;
  const { pool, printer } = archive;
  const { db } = archive.catalog;
  const own = new Set(before.map(({ fileName }) => fileName));
  const { files: planned } = await planExport(db, order.stills, {
    ...order,
    folder: root,
    own,
    prints: printer !== null,
  });
  const made = Map.groupBy(before, ({ stillUuid }) => stillUuid);
  const gate = new Gate(db, order.rights);
  const tools = { exiftool, pool, page };
  const refusals = new Refusals(order.folder);
  const begin = async (file: PlannedFile): Promise<Begun | null> => {
    const outgoing = outgoingOf(work, gate, file, made);
    if (outgoing === null) return null;
    const isThere = outgoing.copies.length === 0;
    if (control.signal.aborted && !isThere) return null;
    const refused = isThere ? null : refusals.forGood;
    if (refused !== null) return { outgoing, copies: stayBack(outgoing.still, refused) };
    return { outgoing, copies: isThere ? null : await makeCopies(tools, outgoing) };
  };
  const leave = async (begun: Begun | null): Promise<void> => {
    if (begun?.copies !== undefined && begun.copies !== null && "made" in begun.copies)
      await takeAway(begun.copies);
  };
  // Called off after it was taken up again, it lists what was handed out before as well.
  let unlisted = order.profile.isPacked ? 0 : made.size;
  const isStillToList = (): boolean => unlisted > 0 && !control.isSuspended();
  const held: HeldStill[] = [];
  const handed: HandOutFile[] = [];
  let index = 0;
  for await (const begun of inOrder(planned, begin, { atOnce: AT_ONCE, leave })) {
    await control.whilePaused();
    if (control.signal.aborted && !isStillToList()) {
      await leave(begun);
      break;
    }
    index += 1;
    if (begun === null) continue;
    if (control.signal.aborted && begun.copies !== null) {
      await leave(begun);
      continue;
    }
    const { outgoing } = begun;
    const { still } = outgoing;
    const copies =
      hadNoRoom(begun) && refusals.forGood === null
        ? await makeCopies(tools, outgoing)
        : begun.copies;
    const copied =
      copies === null || "reasons" in copies
        ? (copies ?? [])
        : await handOverCopies(tools, copies).catch((error: unknown) => {
            throw unentered(error, order.profile.isPacked ? null : handed.length, order.folder);
          });
    if ("problem" in copied) {
      held.push({ still: still.id, uuid: still.uuid, ...copied });
      refusals.note(copied.problem);
      if (copied.problem !== null) {
        keepProblem(db, { path: still.originalPath, ...copied.problem }, control.id);
        control.countProblem();
      }
    } else {
      const lostCredentials = await losesCredentials(still.originalPath);
      const there = made.get(still.uuid) ?? [];
      if (there.length > 0) unlisted -= 1;
      handed.push({ ...still, ...named([...there, ...copied]), lostCredentials });
      if (copied.length > 0) refusals.note(null);
    }
    control.progress(index, planned.length);
  }
  return { handed, held };
}

/** A still of which copies are made; null where all of them are there from before. */
type Begun = { readonly outgoing: Outgoing; readonly copies: MadeCopies | Held | null };

/** Whether the disk was full, perhaps only of what was being made beside it: then there is room for it in its turn. */
function hadNoRoom({ copies }: Begun): boolean {
  return copies !== null && "problem" in copies && copies.problem?.kind === "disk-full";
}

/** What is to be made of a planned still; null when it is gone. */
function outgoingOf(
  { archive, order, root, disk }: Work,
  gate: Gate,
  { still: id, fileName, others, caption }: PlannedFile,
  made: ReadonlyMap<string, readonly LedgerFile[]>,
): Outgoing | null {
  const { profile } = order;
  const known = stillAndRecord(archive.catalog.db, id, order.asThen ?? null);
  if (known === null) return null;
  const still = asHandedOut(known.still, profile);
  const { rights } = still;
  const there = made.get(still.uuid) ?? [];
  const copies = profile.renditions.map((rendition, at) => ({
    rendition,
    fileName: [fileName, ...others][at] ?? fileName,
  }));
  return {
    still,
    known,
    record: withStatement(known.record, rights),
    terms: (pass: Pass) => termsOf(rights, pass, order.rights.request),
    profile,
    root,
    disk,
    folder: order.folder,
    copies: copies.filter(({ rendition }) =>
      there.every((one) => one.rendition !== rendition.name),
    ),
    caption,
    mark: markOf(order.ledgerId),
    decided: passFor(still, profile, gate.weigh(still.id, rights)),
    pass: () => passFor(still, profile, gate.ask(still.id)),
  };
}

/**
 * With what a still may go out, `asked` of the gate; otherwise why not, in what its rights say and what the recipient
 * insists on.
 */
export function passFor(
  still: HandOutStill,
  profile: Profile,
  asked: Pass | readonly string[],
): Pass | readonly string[] {
  const lacking = profile.lint === "held" ? missing(still, profile) : [];
  if (lacking.length === 0) return asked;
  return isPass(asked) ? lacking : [...asked, ...lacking];
}

/** A still under the names of its copies. */
function named(
  copies: readonly (Omit<Copy, "pass"> & { readonly pass: Pass | null })[],
): Pick<HandOutFile, "fileName" | "fileHash" | "others" | "pass"> {
  const [first, ...others] = copies.map(({ fileName, hash }) => ({
    fileName,
    fileHash: hash.toString("hex"),
  }));
  return {
    fileName: first?.fileName ?? "",
    fileHash: first?.fileHash ?? "",
    others,
    pass: copies[0]?.pass ?? null,
  };
}

/** Nothing leaves the house that the ledger does not know; of a ZIP file there are no copies yet. */
export function unentered(cause: unknown, copies: number | null, folder: string): ProblemError {
  const isFull = errorCode(cause) === "SQLITE_FULL";
  const before =
    copies === null
      ? "Nothing was handed out."
      : `The ${String(copies)} copies made before are in the folder and in the ledger.`;
  const problem = new ProblemError(
    isFull ? "disk-full" : "internal",
    `The export was stopped, because the archive’s ledger could not be written${isFull ? ": the disk of the archive is full. Make room there" : ". Close other programs that use the archive"} and export again. ${before}`,
    folder,
  );
  problem.cause = cause;
  return problem;
}
