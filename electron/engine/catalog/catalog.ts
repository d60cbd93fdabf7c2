import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import type { LostChanges } from "../../../shared/contract/archive.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { errorCode } from "./error-code.ts";
import { notedBackups, OWN_FOLDER } from "./backup-files.ts";
import { copyCatalog } from "./copy-catalog.ts";
import { connect, emptyLog, inTransaction, run, type WritableDb } from "./database.ts";
import { isMarkedDamaged, markDamaged, unmarkDamaged } from "./damage-mark.ts";
import { damageOrDisk, isOfDisk } from "./disk-fault.ts";
import { integrityProblems } from "./integrity.ts";
import { makeFolderSync } from "./make-folder.ts";
import { backUpBeforeMigration } from "./make-backup.ts";
import { placeHere } from "./place-here.ts";
import { prepareRecording } from "./recording.ts";
import { takeLock, type HeldLock, type Lock } from "./lock.ts";
import {
  CATALOG_VERSION,
  hasAllTables,
  initialise,
  migrate,
  migrateCopy,
  versionOf,
} from "./migrate.ts";
import { clearReplacement } from "./replace-damaged.ts";
import { lostChanges } from "./lost-changes.ts";
import { networkDiskOf } from "./network-disk.ts";
import { notedChange, NOTED_CHANGE } from "./noted-change.ts";
import { temporaryPrefix } from "./temporary.ts";
import { preparePictureProblems } from "./picture-problems.ts";
import { prepareProblems } from "./problems.ts";

/** An open catalog: its folder, its database, and whether it may be changed. */
export type Catalog = {
  readonly folder: string;
  readonly name: string;
  readonly db: WritableDb;
  /** Why it cannot be changed, in words; null when it can. Changes when another process takes it over. */
  readonly readOnly: string | null;
  /** Whether its database was found to be damaged; it is read-only then. */
  readonly damaged: boolean;
  /** What it was found to lack on opening of changes that were confirmed; null where it lacks nothing. */
  readonly lost: LostChanges | null;
  /** Its database was found to be damaged: nothing is written into it any more. Only the first call says true. */
  readonly foundDamaged: () => boolean;
  /** Calls back once if another process took it over, after which it is read-only. */
  readonly whenLost: (listener: () => void) => void;
  readonly close: () => void;
};

/** Why no archive can be made at a place; null where it can. */
function whatIsAt(place: string): string | null {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (!found.isDirectory()) return "There is a file of this name.";
  return isFree(place) ? null : "This folder is not empty.";
}

/** Makes an empty catalog folder. Throws a Problem when something is already there or cannot be written, or on a network disk. */
export function createCatalog(path: string, networkDisk = networkDiskOf): void {
  makeCatalog(
    path,
    (db) => {
      initialise(db);
      run(
        db,
        "INSERT INTO catalog (uuid, name, created_at) VALUES (?, ?, ?)",
        randomUUID(),
        nameOf(placeHere(path)),
        new Date().toISOString(),
      );
    },
    networkDisk,
  );
}

/** The same with what `fill` puts into the empty database; where that throws there is no catalog. */
export function makeCatalog(
  path: string,
  fill: (db: WritableDb) => void,
  networkDisk = networkDiskOf,
): void {
  const folder = placeHere(path);
  const share = networkDisk(folder);
  if (share !== null) {
    throw new ProblemError(
      "invalid",
      `This folder is on a network disk (${share}), where an archive could be damaged. Choose a place on a disk of this computer; the stills themselves may stay where they are.`,
      folder,
    );
  }
  const wasThere = existsSync(folder);
  try {
    const taken = whatIsAt(folder);
    if (taken !== null)
      throw new ProblemError("invalid", `${taken} Choose a new name for the archive.`, folder);
    makeFolderSync(join(folder, "thumbnails"));
    makeFolderSync(join(folder, "backups"));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      "read-only",
      "The archive cannot be made here: the folder cannot be written to. Choose another place.",
      folder,
    );
  }
  const half = join(folder, HALF_MADE);
  const clear = (): void => {
    for (const name of [half, `${half}-wal`, `${half}-shm`]) rmSync(name, { force: true });
  };
  clear();
  const db = connect(half, "create");
  try {
    fill(db);
    db.close();
  } catch (error) {
    db.close();
    clear();
    removeMade(folder, wasThere);
    throw isFull(error) ? noRoomFor(folder) : error;
  }
  renameSync(half, join(folder, "catalog.db"));
}

function noRoomFor(folder: string): ProblemError {
  return new ProblemError(
    "disk-full",
    "The disk of this folder is full, so no archive was made there. Make room, or choose a place on another disk.",
    folder,
  );
}

/** Takes away what is left of an archive whose making was ended in the middle; `wasThere` where its folder was before. */
export function clearHalfMade(path: string, wasThere: boolean): void {
  if (existsSync(join(path, "catalog.db"))) return;
  const half = join(path, HALF_MADE);
  for (const ending of ["", "-journal", "-wal", "-shm"])
    rmSync(`${half}${ending}`, { force: true });
  removeMade(path, wasThere);
}

/** Takes away the empty folders of an archive that did not come about. */
function removeMade(folder: string, wasThere: boolean): void {
  const made = [join(folder, "thumbnails"), join(folder, "backups"), ...(wasThere ? [] : [folder])];
  try {
    for (const one of made) rmdirSync(one);
  } catch {
    // Somebody has put something there: it stays, and so does the folder.
  }
}

/** The database of an archive that is being made, which has its name once it is whole. */
const HALF_MADE = "catalog.db.new";

/** Whether nobody has put anything into a folder: what is left there by the making of an archive that was killed is nothing. */
function isFree(folder: string): boolean {
  return readdirSync(folder).every(
    (name) =>
      name.startsWith(HALF_MADE) ||
      (["thumbnails", "backups"].includes(name) && readdirSync(join(folder, name)).length === 0),
  );
}

/**
 * Opens a catalog for writing, or read-only when another process holds it, its disk is full, or a newer Stillroom made
 * it. Throws a
 * {@link CopyNeeded} where it cannot be opened in its place at all: see {@link openCatalogOrCopy}.
 */
export function openCatalog(path: string, networkDisk = networkDiskOf): Catalog {
  const folder = resolve(path);
  requireDatabase(folder);
  if (!existsSync(join(folder, "catalog.db"))) {
    throw new ProblemError(
      "not-a-catalog",
      "There is no Stillroom archive in this folder. Choose a folder that ends in .stillroom.",
      folder,
    );
  }
  const share = networkDisk(folder);
  if (share !== null) {
    throw new CopyNeeded(
      `The archive is on a network disk (${share}), where changes could damage it. You can search and look. Copy it to a disk of this computer to make changes.`,
      folder,
    );
  }
  try {
    return openInTurn(folder);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === "newer")
      return openNewer(folder, error);
    throw error;
  }
}

function openInTurn(folder: string): Catalog {
  const lock = takeLock(folder, (replace) => whileNobodyWrites(folder, replace));
  if (lock.kind !== "held") return openForReading(folder, lock);
  try {
    return openHeldBack(folder, lock) ?? openForWriting(folder, lock);
  } catch (error) {
    if (isFull(error)) return openForReading(folder, { kind: "disk-full" });
    if (isUnwritable(error)) return openForReading(folder, { kind: "unwritable" });
    throw error;
  }
}

/**
 * An archive that lacks changes is not written into before it is decided whether to go on without them; null where it
 * lacks none. As long as its database stays as it is, the log that was lost fits it and brings them back. Put back beside one
 * that was written since, SQLite would mix both and destroy it. A connection that may write is not enough of a
 * restraint: when it closes it takes away whatever log lies there by then, also the one that was just put back.
 */
function openHeldBack(folder: string, lock: HeldLock): Catalog | null {
  const noted = notedChange(folder);
  if (noted === null) return null;
  try {
    const db = connectOrExplain(folder, join(folder, "catalog.db"), "read");
    const lost = orClosed(db, () => {
      const found = lostChanges(folder, db, noted);
      if (found !== null && versionOf(db, folder) < CATALOG_VERSION)
        throw new CopyNeeded(reasons.lost, folder, true); // it would have to be brought forward
      return found;
    });
    if (lost === null) {
      db.close();
      return null;
    }
    const close = (): void => {
      try {
        db.close();
      } finally {
        lock.release();
      }
    };
    return onlyRead(folder, db, {
      readOnly: reasons.lost,
      lost: { ...lost, isHeldBack: true },
      close,
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Only to read, where it has all that is asked of a catalog here, whatever more it has. @throws why not. */
function openNewer(folder: string, newer: ProblemError): Catalog {
  const db = connect(join(folder, "catalog.db"), "read");
  const lost = orClosed(db, () => {
    if (!hasAllTables(db)) throw newer;
    return lostBeside(folder, db);
  });
  return onlyRead(folder, db, { readOnly: reasons.newer, lost, close: () => void db.close() });
}

/** What a catalog lacks that cannot be changed for another reason. */
function lostBeside(
  folder: string,
  db: WritableDb,
  { noted = notedChange(folder), isHeldBack = false } = {},
): LostChanges | null {
  const lost = lostChanges(folder, db, noted);
  return lost === null ? null : { ...lost, isHeldBack };
}

/** An archive whose database was lost is not taken for an empty one, nor for none at all. */
function requireDatabase(folder: string): void {
  const files = ["catalog.db", "catalog.db-wal"].map((name) => join(folder, name));
  if (files.some((file) => bytesOf(file) > 0)) return;
  const hasBackups = notedBackups(join(folder, OWN_FOLDER)).length > 0;
  if (!hasBackups && !isRestOfArchive(folder)) return;
  const way = hasBackups
    ? "Restore one of the archive's backups."
    : "There are no backups beside it. If you have one on another disk, restore that; else index the folders of stills, which are whole, into a new archive.";
  throw new ProblemError(
    "damaged",
    `The archive's database, catalog.db, is empty or gone, and nothing can be read of it. ${way}`,
    folder,
  );
}

/** Whether a folder holds what an archive is left with that has lost its database. */
export function isRestOfArchive(folder: string): boolean {
  return [join(OWN_FOLDER, "settings.json"), NOTED_CHANGE, "search.snapshot"].some((name) =>
    existsSync(join(folder, name)),
  );
}

function bytesOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0; // not there, or at no place there could be one
  }
}

/** Opens a catalog, as a copy where it cannot be opened in its place: on a network disk, or where nothing can be written. */
export async function openCatalogOrCopy(
  path: string,
  networkDisk = networkDiskOf,
): Promise<Catalog> {
  try {
    return openCatalog(path, networkDisk);
  } catch (error) {
    if (!(error instanceof CopyNeeded)) throw error;
    return await openCopy(resolve(path), error);
  }
}

/**
 * The catalog cannot be opened in its place; the message is why it cannot be changed, and `isHeldBack` whether that is
 * only because it lacks changes.
 */
class CopyNeeded extends ProblemError {
  readonly isHeldBack: boolean;

  constructor(reason: string, folder: string, isHeldBack = false) {
    super("read-only", reason, folder);
    this.name = "CopyNeeded";
    this.isHeldBack = isHeldBack;
  }
}

/**
 * Takes the lock of a catalog whose database is to be replaced or repaired, and may be damaged: whoever opens the
 * archive meanwhile opens it read-only. @throws ProblemError where another has it, or nothing can be written.
 */
export function lockCatalog(folder: string): HeldLock {
  const lock = takeLock(folder, (replace) => {
    try {
      return whileNobodyWrites(folder, replace);
    } catch {
      return replace(); // too damaged for SQLite's own lock
    }
  });
  if (lock.kind === "held") return lock;
  if (lock.kind === "taken")
    throw new ProblemError(
      "locked",
      "Another Stillroom has this archive open. Close it there, and try again.",
      folder,
    );
  const reason = lock.kind === "unwritable" ? reasons.unwritable : reasons.full;
  throw new ProblemError(lock.kind === "unwritable" ? "read-only" : "disk-full", reason, folder);
}

/** As the one who holds SQLite's own lock for writing: it ends with its process and is never left behind. */
function whileNobodyWrites(folder: string, replace: () => Lock): Lock | null {
  let db: WritableDb | null = null;
  try {
    db = connectOrExplain(folder, join(folder, "catalog.db"), "write");
    return inTransaction(db, replace);
  } catch (error) {
    if (isBusy(error)) return null;
    if (isUnwritable(error)) return { kind: "unwritable" };
    if (isFull(error)) return { kind: "disk-full" };
    throw error;
  } finally {
    db?.close();
  }
}

function openForWriting(folder: string, lock: HeldLock): Catalog {
  try {
    const db = connectOrExplain(folder, join(folder, "catalog.db"), "write");
    orClosed(db, () => {
      clearReplacement(join(folder, "catalog.db"));
      migrate(db, folder, () => backUpBeforeMigration(db, folder));
      prepareRecording(db);
      prepareProblems(db);
      preparePictureProblems(db);
    });
    let readOnly: string | null = null;
    const damage = noticed(db, folder);
    if (isMarkedDamaged(folder))
      if (integrityProblems(db).length > 0) damage.found();
      else unmarkDamaged(folder);
    return {
      folder,
      name: nameOf(folder),
      db,
      get readOnly() {
        return damage.reason ?? readOnly;
      },
      get damaged() {
        return damage.reason !== null;
      },
      lost: null,
      foundDamaged: damage.found,
      whenLost: (listener) => {
        lock.whenLost(() => {
          readOnly = LOST;
          if (db.open) db.pragma("query_only = ON");
          listener();
        });
      },
      close: () => closeWritten(db, lock),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What is known of damage to the database of an archive that is open. */
function noticed(
  db: WritableDb,
  folder: string,
): { reason: string | null; readonly found: () => boolean } {
  const damage = {
    reason: null as string | null,
    found: () => {
      if (damage.reason !== null || isOfDisk(db.name)) return false;
      damage.reason = reasons.damaged;
      markDamaged(folder);
      if (db.open) db.pragma("query_only = ON");
      return true;
    },
  };
  return damage;
}

/** Does something with a connection that is of no more use when it fails. */
function orClosed<R>(db: WritableDb, work: () => R): R {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whatever of it fails: an archive that was closed is free for others, and for its next opening. */
function closeWritten(db: WritableDb, lock: { readonly release: () => void }): void {
  try {
    db.pragma("optimize");
    emptyLog(db); // SQLite does not do it while somebody else has the catalog open; erased faces may be in it
  } catch {
    // Only advice to SQLite, for which there may be no room on the disk.
  }
  try {
    db.close();
  } finally {
    lock.release();
  }
}

const LOST =
  "Another Stillroom took this archive over while it was open here, as after a long sleep of this computer. What was confirmed is saved. You can search and look; close the other one and open the archive again to make changes.";

const reasons = {
  unwritable:
    "The archive is on a disk or in a folder that cannot be written to. You can search and look, but not change anything.",
  full: "The disk with the archive is full. You can search and look; make room and open the archive again to make changes.",
  newer:
    "This archive was last opened with a newer Stillroom. You can search and look; install the newer one to make changes.",
  lost: "Changes that were saved are missing from the archive. You can search and look, but nothing is changed in it until you decide whether to go on without them.",
  damaged:
    "The archive's database is damaged. You can search and look at what can still be read, but nothing is changed any more. Repair the archive, or restore one of its backups.",
};

function openForReading(folder: string, lock: Exclude<Lock, HeldLock>): Catalog {
  if (lock.kind === "unwritable") throw new CopyNeeded(reasons.unwritable, folder);
  if (lock.kind === "taken") {
    const other = `Another Stillroom${lock.owner === null ? "" : ` on ${lock.owner.host}`}`;
    const reason = `${other} has this archive open. You can search and look; close the other one and open the archive again to make changes.`;
    const older = `${other} has this archive open, and it is of an older version. Close the other one, and open the archive again to bring it up to date.`;
    return openInPlace(folder, reason, older);
  }
  const older =
    "This archive is of an older version, and its disk is too full to bring it up to date. Make room there and open it again.";
  return openInPlace(folder, reasons.full, older);
}

/** An older catalog lacks what is asked of it, and may not be brought forward here: `older` says so. */
function openInPlace(folder: string, readOnly: string, older: string): Catalog {
  const db = connectInPlace(folder, readOnly);
  const lost = orClosed(db, () => {
    if (versionOf(db, folder) < CATALOG_VERSION) throw new ProblemError("locked", older, folder);
    return lostBeside(folder, db);
  });
  const close = (): void => void db.close();
  return onlyRead(folder, db, { readOnly, lost, close });
}

/** A catalog that is read-only as long as it is open; why, is said better of damage than of anything else. */
function onlyRead(
  folder: string,
  db: WritableDb,
  { readOnly, lost, close }: Pick<Catalog, "lost" | "close"> & { readonly readOnly: string },
): Catalog {
  const damage = noticed(db, folder);
  return {
    folder,
    name: nameOf(folder),
    db,
    get readOnly() {
      return damage.reason ?? readOnly;
    },
    get damaged() {
      return damage.reason !== null;
    },
    lost,
    foundDamaged: damage.found,
    whenLost: () => undefined,
    close,
  };
}

/** Even to read, SQLite makes a file beside the database, for which there may be no room or no permission. */
function connectInPlace(folder: string, readOnly: string): WritableDb {
  try {
    return connectOrExplain(folder, join(folder, "catalog.db"), "read");
  } catch (error) {
    if (isFull(error) || isUnwritable(error)) throw new CopyNeeded(readOnly, folder);
    throw error;
  }
}

/** SQLite cannot read a WAL database where it may not write beside it, so a copy is opened instead. */
async function openCopy(
  folder: string,
  { problem: { message: readOnly }, isHeldBack }: CopyNeeded,
): Promise<Catalog> {
  const noted = notedChange(folder); // before: another computer may go on changing it
  const copy = mkdtempSync(temporaryPrefix());
  const remove = (): void => rmSync(copy, { recursive: true, force: true });
  try {
    await copyCatalog(folder, copy);
    const db = connectOrExplain(folder, join(copy, "catalog.db"), "write");
    const lost = orClosed(db, () => {
      migrateCopy(db, folder);
      db.pragma("query_only = ON");
      return lostBeside(folder, db, { noted, isHeldBack });
    });
    const close = (): void => {
      db.close();
      remove();
    };
    return onlyRead(folder, db, { readOnly, lost, close });
  } catch (error) {
    remove();
    throw error;
  }
}

function connectOrExplain(folder: string, file: string, mode: "read" | "write"): WritableDb {
  let db: WritableDb | null = null;
  try {
    db = connect(file, mode);
    versionOf(db, folder);
    return db;
  } catch (thrown) {
    db?.close();
    const error = damageOrDisk(thrown, file);
    if (error instanceof ProblemError || isFull(error) || isBusy(error) || isUnwritable(error))
      throw error;
    if (errorCode(error)?.startsWith("SQLITE_IOERR") === true)
      throw new ProblemError(
        "unreadable",
        "The archive's database, catalog.db, could not be read: its disk is away or failing. Check the disk and its cable, and open the archive again.",
        folder,
      );
    throw new ProblemError(
      "damaged",
      "The archive's database, catalog.db, is damaged or not a Stillroom catalog. Repair the archive, or restore one of its backups.",
      folder,
    );
  }
}

/** SQLite tells a full disk by either, the second when it makes room for what readers share. */
function isFull(error: unknown): boolean {
  const code = errorCode(error);
  if (error instanceof ProblemError) return error.problem.kind === "disk-full";
  return code === "SQLITE_FULL" || code === "SQLITE_IOERR_SHMSIZE" || code === "ENOSPC";
}

function isUnwritable(error: unknown): boolean {
  const code = errorCode(error);
  return (
    (code?.startsWith("SQLITE_READONLY") ?? false) || code?.startsWith("SQLITE_CANTOPEN") === true
  );
}

function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith("SQLITE_BUSY") ?? false;
}

function nameOf(folder: string): string {
  return basename(folder).replace(/\.stillroom$/u, "");
}
