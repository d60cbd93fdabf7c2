import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Profile } from "../../../../shared/export/profile.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { errorCode } from "../../catalog/error-code.ts";
import type { Pass } from "../../../../shared/rights/gate.ts";
import type { WritableDb } from "../../catalog/database.ts";
import { filesOfExport, strikeOut, type HeldBack, type LedgerPage } from "../../catalog/ledger.ts";
import type { JobControl } from "../../jobs/job-runner.ts";
import { Breather } from "../../search/breather.ts";
import { isPass } from "../gate.ts";
import type { HandOutFile } from "../hand-out.ts";
import { hashOf } from "../hash-of.ts";
import { takeDocumentsAway } from "../interrupted.ts";
import { placeIn } from "../place-in.ts";
import type { TargetDisk } from "../target-disk.ts";
import { freeName, giveName } from "../target-folder.ts";
import { placeInZip } from "./place-in-zip.ts";
import { openZip } from "./read-zip.ts";
import { writeZip, type FileToPack } from "./write-zip.ts";

/** So many stills are asked for together. */
const ASKED_AT_ONCE = 50;

export type PackWork = {
  readonly db: WritableDb;
  readonly page: LedgerPage;
  readonly ledgerId: string;
  /** The folder of the export, and the one beside the ZIP file in which it is prepared. */
  readonly folder: string;
  readonly root: string;
  readonly disk: TargetDisk;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  /** Of the ZIP file, without its ending. */
  readonly title: string;
  readonly layout: Profile["layout"];
  /** With what each still may go out now; otherwise why not. */
  readonly ask: (stills: readonly HandOutFile[]) => (Pass | readonly string[])[];
  /** Writes the documents of these, and answers their places in order. @throws where one cannot be written. */
  readonly write: (handed: readonly HandOutFile[]) => Promise<readonly string[]>;
  readonly held: readonly HeldBack[];
};

/** A still that may go out no longer. */
export type Dropped = { readonly still: HandOutFile; readonly reasons: readonly string[] };

export type PackedHandOut = {
  /** Null where nothing is left to pack. */
  readonly zip: string | null;
  readonly handed: readonly HandOutFile[];
  readonly dropped: readonly Dropped[];
  readonly documents: readonly string[];
};

/**
 * Packs what was copied, reads the ZIP file back, and asks for each still once more whether it may go out: where any of
 * them has come to stand otherwise, all is packed anew. Only then the ZIP file is entered in the ledger and gets its
 * name. @throws an AbortError when it is cancelled, or what kept it from being made; nothing has a name then.
 */
export async function packHandOut(
  copied: readonly HandOutFile[],
  work: PackWork,
  control: JobControl,
): Promise<PackedHandOut> {
  const { db, ledgerId, folder, root } = work;
  let handed = copied; // each was asked for when it was copied; those that stand otherwise when all is packed go then
  let dropped: readonly Dropped[] = [];
  while (handed.length > 0) {
    keepOnly(handed, work);
    takeDocumentsAway(db, root, ledgerId);
    const zip = await freeName(folder, `${work.title}.zip`);
    const writing = work.write(handed); // while the pictures are packed already
    control.relabel(`Packing “${zip}” in “${folder}”`);
    const beside = join(folder, `${work.mark}packing.zip`);
    try {
      const hash = await packed(beside, { handed, writing }, { ...work, zip }, control);
      const documents = await writing;
      const now = await askedAgain(handed, work);
      const isAsBefore = now.going.every((still, index) => still === handed[index]);
      handed = now.going;
      dropped = [...dropped, ...now.dropped];
      control.signal.throwIfAborted();
      if (isAsBefore && now.dropped.length === 0 && (await named(beside, zip, hash, dropped, work)))
        return { zip, handed, dropped, documents };
    } finally {
      await writing.catch(() => undefined); // told by packing, which waits for them; nobody takes them away meanwhile
      await rm(beside, { force: true }).catch(() => undefined); // Its disk may be gone, which is told already.
    }
  }
  return { zip: null, handed, dropped, documents: [] };
}

/** Those that may go out as things stand now, the same object where nothing has changed for it, and those that may not. */
async function askedAgain(
  handed: readonly HandOutFile[],
  { ask, page }: PackWork,
): Promise<{ readonly going: readonly HandOutFile[]; readonly dropped: readonly Dropped[] }> {
  const going: HandOutFile[] = [];
  const dropped: Dropped[] = [];
  const breather = new Breather();
  for (let at = 0; at < handed.length; at += ASKED_AT_ONCE) {
    const some = handed.slice(at, at + ASKED_AT_ONCE);
    const passes = ask(some);
    for (const [index, still] of some.entries()) {
      const pass = passes[index] ?? [];
      if (!isPass(pass)) dropped.push({ still, reasons: pass });
      else if (isDeepStrictEqual(pass, still.pass)) going.push(still);
      else {
        page.restate(still.uuid, pass);
        going.push({ ...still, pass });
      }
    }
    if (breather.due()) await breather.breathe();
  }
  return { going, dropped };
}

/** Takes away, in the ledger too, the copies of every other still. */
function keepOnly(handed: readonly HandOutFile[], { db, ledgerId, root }: PackWork): void {
  const kept = new Set(handed.map(({ uuid }) => uuid));
  for (const { stillUuid, fileName, position } of filesOfExport(db, ledgerId)) {
    if (kept.has(stillUuid)) continue;
    const path = placeIn(root, fileName);
    if (path !== null) rmSync(path, { force: true });
    strikeOut(db, ledgerId, position);
  }
}

type ToPack = {
  readonly handed: readonly HandOutFile[];
  /** The places of the documents, once they are written. */
  readonly writing: Promise<readonly string[]>;
};

/** Packs pictures and then documents, reads them back, and answers the hash of the ZIP file. */
async function packed(
  to: string,
  { handed, writing }: ToPack,
  { root, layout, zip }: PackWork & { readonly zip: string },
  { signal, whilePaused, progress }: JobControl,
): Promise<Buffer> {
  const inZip = (place: string): Pick<FileToPack, "from" | "place"> => ({
    from: join(root, place),
    place: placeInZip(zip, layout, place),
  });
  const copies = handed.flatMap(({ fileName, fileHash, others }) =>
    [{ fileName, fileHash }, ...others].map((copy) => ({
      ...inZip(copy.fileName),
      sha256: copy.fileHash,
      isPicture: true,
    })),
  );
  const documents = writing.then(async (places) => {
    const hashed = [];
    for (const place of places) {
      const sha256 = (await hashOf(join(root, place))).toString("hex");
      hashed.push({ ...inZip(place), sha256, isPicture: false });
    }
    return hashed;
  });
  documents.catch(() => undefined); // told where they are awaited, unless packing ended before
  const { hash } = await writeZip(
    to,
    { files: copies, later: documents },
    {
      signal,
      turn: async (index) => {
        await whilePaused();
        progress(Math.min(index, copies.length), copies.length);
      },
    },
  );
  await compare(to, [...copies, ...(await documents)], signal);
  return hash;
}

/** @throws ProblemError where the ZIP file does not hold these files, whole, in this order and nothing else. */
async function compare(
  path: string,
  files: readonly (FileToPack & { readonly sha256: string })[],
  signal: AbortSignal,
): Promise<void> {
  const isWhole = await holds(path, files, signal).catch((error: unknown) => {
    if (signal.aborted || errorCode(error) !== null) throw error;
    return false; // yauzl says without a code what is wrong with a ZIP file.
  });
  if (!isWhole)
    throw new ProblemError(
      "damaged",
      "The ZIP file did not read back as it was written, so it was taken away, and nothing was handed out. Check the disk, or choose another folder.",
      path,
    );
}

async function holds(
  path: string,
  files: readonly (FileToPack & { readonly sha256: string })[],
  signal: AbortSignal,
): Promise<boolean> {
  const zip = await openZip(path);
  try {
    const places = files.map(({ place }) => place);
    if (!isDeepStrictEqual(zip.names, places)) return false;
    for (const { place, sha256 } of files) {
      signal.throwIfAborted();
      if ((await zip.hashOf(place)).toString("hex") !== sha256) return false;
    }
    return true;
  } finally {
    zip.close();
  }
}

/** In the ledger first, as with copies. False where the name was taken meanwhile. */
async function named(
  beside: string,
  zip: string,
  hash: Buffer,
  dropped: readonly Dropped[],
  { page, held, folder, disk }: PackWork,
): Promise<boolean> {
  const staying = [
    ...held,
    ...dropped.map(({ still, reasons }) => ({
      stillUuid: still.uuid,
      name: still.originalName,
      reasons,
    })),
  ];
  const strikeOutPack = page.enterPack({ fileName: zip, hash }, staying);
  try {
    await disk.requireThere();
    await giveName(beside, join(folder, zip));
    return true;
  } catch (error) {
    strikeOutPack();
    if (errorCode(error) !== "EEXIST") throw error;
    return false;
  }
}
