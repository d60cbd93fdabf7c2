import { rm } from "node:fs/promises";
import { ProblemError } from "../../../../shared/problem.ts";
import {
  documentsOfExport,
  filesOfExport,
  heldOfExport,
  type LedgerPage,
} from "../../catalog/ledger.ts";
import { makeFolder } from "../../catalog/make-folder.ts";
import { stillByUuid } from "../../catalog/record.ts";
import type { JobControl } from "../../jobs/job-runner.ts";
import { problemOfError } from "../../problem-of-error.ts";
import { copyAll, passFor, unentered } from "../copy-all.ts";
import { documentsFor, titleOf, type Work } from "../export-work.ts";
import { Gate } from "../gate.ts";
import type { HandOutFile } from "../hand-out.ts";
import { markOf } from "../interrupted.ts";
import { heldBack, outcomeOf, type ExportOutcome, type HeldStill } from "../outcome.ts";
import { isOfDatabase, writeFailure } from "../target-folder.ts";
import { packHandOut, type PackedHandOut } from "./pack-hand-out.ts";

/** Hands out into a ZIP file, which is whole or not there: then the ledger knows nothing of it either. */
export async function handOutPacked(
  work: Work,
  prepare: () => Promise<void>,
  control: JobControl,
): Promise<ExportOutcome> {
  const { order, page, root } = work;
  const done = await packAll(work, prepare, control).catch(async (error: unknown) => {
    if (control.isSuspended()) return null;
    await takeAway(root);
    discard(page);
    if (control.signal.aborted) return null;
    throw unpacked(await work.disk.causeOf(error), order.folder);
  });
  if (done === null)
    return {
      ...outcomeOf(order.ledgerId, [], []),
      cancelled: true,
      goesOn: control.isSuspended(),
    };
  await takeAway(root);
  const { packing, held } = done;
  const dropped = packing.dropped.map(({ still, reasons }) => ({
    still: still.id,
    uuid: still.uuid,
    path: still.originalPath,
    reasons,
    problem: null,
  }));
  const all = [...held, ...dropped];
  page.close(heldBack(all));
  const documents = { files: packing.documents, problems: [] };
  return { ...outcomeOf(order.ledgerId, packing.handed, all), documents, packed: packing.zip };
}

async function packAll(
  work: Work,
  prepare: () => Promise<void>,
  control: JobControl,
): Promise<{ packing: PackedHandOut; held: readonly HeldStill[] }> {
  const { archive, order, page, root, disk } = work;
  const { db } = archive.catalog;
  const { folder, ledgerId, profile, rights } = order;
  await prepare();
  await makeFolder(root);
  const { handed, held } = await copyAll(work, control);
  control.signal.throwIfAborted();
  await disk.requireThere(); // what was copied is not where it would be packed from
  const gate = new Gate(db, rights);
  const packWork = {
    db,
    page,
    ledgerId,
    folder,
    root,
    disk,
    mark: markOf(ledgerId),
    layout: profile.layout,
    title: titleOf(db, order.set),
    ask: (stills: readonly HandOutFile[]) => {
      const asked = gate.askAll(stills.map(({ id }) => id));
      return stills.map((still) => passFor(still, profile, asked(still.id)));
    },
    write: async (stills: readonly HandOutFile[]) => {
      const isSuspended = (): boolean => control.isSuspended();
      return (await documentsFor(work, stills, { written: [], isSuspended })).files;
    },
    held: heldBack(held),
  };
  return { packing: await packHandOut(handed, packWork, control), held };
}

/** An export whose ZIP file got its name just before the program ended. */
export async function conclude(
  { archive, order, page, root }: Work,
  zip: string,
): Promise<ExportOutcome> {
  const { db } = archive.catalog;
  await takeAway(root);
  const held = heldOfExport(db, order.ledgerId);
  page.close(held);
  const copies = Map.groupBy(filesOfExport(db, order.ledgerId), ({ stillUuid }) => stillUuid);
  const firsts = [...copies.values()].flatMap(([first]) => first ?? []);
  return {
    exported: firsts.length,
    held: held.flatMap(({ stillUuid: uuid, name: path, reasons }) => {
      const still = stillByUuid(db, uuid);
      return still === null ? [] : { still, uuid, path, reasons, problem: null };
    }),
    files: firsts.map(({ fileName }) => fileName),
    passes: firsts.map(({ pass }) => pass),
    documents: {
      files: documentsOfExport(db, order.ledgerId).map(({ fileName }) => fileName),
      problems: [],
    },
    leftOut: null,
    packed: zip,
    cancelled: false,
    goesOn: false,
    ledgerId: order.ledgerId,
  };
}

/** The folder in which a ZIP file was prepared. Its disk may be gone, which is told already. */
async function takeAway(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** Where the ledger can be written no more, it goes on naming copies that nobody has, which is the lesser harm. */
function discard(page: LedgerPage): void {
  try {
    page.discard();
  } catch (error) {
    problemOfError(error); // Logged.
  }
}

/** Why there is no ZIP file, in words. */
function unpacked(error: unknown, folder: string): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isOfDatabase(error)) return unentered(error, null, folder);
  const { kind, reason, remedy } = writeFailure(error);
  const room = kind === "disk-full" ? " While it is made, a ZIP file needs its room twice." : "";
  const problem = new ProblemError(
    kind,
    `The ZIP file could not be made in the folder, because ${reason}, so nothing was handed out. ${remedy}${room}`,
    folder,
  );
  problem.cause = error;
  return problem;
}
