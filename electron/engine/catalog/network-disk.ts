import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";

/** What is mounted where: the kind of file system by its folder, later ones over earlier ones. */
export type Mount = { readonly folder: string; readonly kind: string };

/** File systems whose files lie on another computer, by the names Linux and macOS give them. */
const networkKinds = new Set(
  [
    "nfs nfs4 cifs smb3 smbfs afpfs afs ncpfs coda webdav davfs",
    "ceph glusterfs lustre beegfs gpfs ocfs2 gfs2",
    "fuse.sshfs fuse.rclone fuse.davfs2 fuse.s3fs fuse.cephfs fuse.gvfsd-fuse fuse.smbnetfs",
    "fuse.curlftpfs fuse.glusterfs macfuse.sshfs",
  ].flatMap((kinds) => kinds.split(" ")),
);

/**
 * The network disk a folder (which need not exist yet) is on, by the system's name of its kind, such
 * as "nfs4"; null on a disk of this computer. SQLite's write-ahead log needs memory that all openers
 * share and locks that hold, which no network disk gives (https://sqlite.org/wal.html, "All processes
 * using a database must be on the same host computer").
 */
export function networkDiskOf(folder: string): string | null {
  const real = realpathSync.native(nearestThere(folder));
  if (process.platform === "win32") return isUncPath(real) ? "Windows share" : null;
  const kind = kindAt(real, mountsHere());
  return kind !== null && networkKinds.has(kind) ? kind : null;
}

function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path));
}

/** `\\host\share`, which Windows also gives for a drive letter that stands for a share. */
function isUncPath(path: string): boolean {
  return /^\\\\(?:\?\\UNC\\|[^?.\\])/u.test(path);
}

function mountsHere(): Mount[] {
  try {
    return process.platform === "linux"
      ? mountsOfLinux(readFileSync("/proc/self/mountinfo", "utf8"))
      : mountsOfMac(execFileSync("/sbin/mount", { encoding: "utf8", timeout: 2000 }));
  } catch {
    return []; // Nothing is known of the disks: as if all were this computer's own.
  }
}

/** The kind of file system a path is on: of the innermost mount around it, the one made last. */
export function kindAt(path: string, mounts: readonly Mount[]): string | null {
  const around = mounts.filter(
    ({ folder }) => folder === "/" || path === folder || path.startsWith(`${folder}/`),
  );
  const depth = Math.max(...around.map(({ folder }) => folder.length));
  return around.findLast(({ folder }) => folder.length === depth)?.kind ?? null;
}

/** Reads /proc/self/mountinfo (proc(5)): blanks in folder names are octal escapes. */
export function mountsOfLinux(mountinfo: string): Mount[] {
  return mountinfo.split("\n").flatMap((line) => {
    const [before = "", after] = line.split(" - ");
    const folder = before.split(" ")[4];
    const kind = after?.split(" ")[0];
    if (folder === undefined || kind === undefined) return [];
    const name = folder.replace(/\\(?<octal>[0-7]{3})/gu, (_escape, octal: string) =>
      String.fromCodePoint(Number.parseInt(octal, 8)),
    );
    return [{ folder: name, kind }];
  });
}

/** Reads what mount(8) of macOS prints: `//guest@nas/films on /Volumes/films (smbfs, nodev)`. */
export function mountsOfMac(printed: string): Mount[] {
  return [...printed.matchAll(/^.+? on (?<folder>\/.*) \((?<kind>[^,)]+)[^()]*\)$/gmu)].map(
    ({ groups }) => ({ folder: groups?.["folder"] ?? "", kind: groups?.["kind"] ?? "" }),
  );
}
