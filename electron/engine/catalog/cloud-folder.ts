import { existsSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname } from "node:path";

/** The folders of services that keep a folder the same on several computers, as the services name them, also "OneDrive - Film archive". */
const named: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox(?: \(.+\))?$/u, "Dropbox"],
  [/^OneDrive(?: ?- ?.+)?$/u, "OneDrive"],
  [/^(?:Google ?Drive(?:-.+)?|My Drive)$/u, "Google Drive"],
  [/^(?:iCloud ?Drive|Mobile Documents)$/u, "iCloud Drive"],
  [/^Nextcloud$/iu, "Nextcloud"],
  [/^ownCloud$/iu, "ownCloud"],
];

/** What they lay into the topmost of these, whatever that is called. */
const marked: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox(?:\.cache|\.device)?$/u, "Dropbox"],
  [/^\.tmp\.drive(?:download|upload)$/u, "Google Drive"],
  [/^\.(?:nextcloudsync\.log|_?sync_[0-9a-f]+\.db)$/u, "Nextcloud"],
  [/^\.owncloudsync\.log$/u, "ownCloud"],
  [/^\.stfolder$/u, "Syncthing"],
];

/**
 * The service that keeps a folder (which need not exist yet) the same on several computers; null where none is known to.
 * It copies a database's files one by one while they are written, and takes one of two that were changed for a
 * conflict: neither is what SQLite stands.
 */
export function cloudServiceOf(folder: string): string | null {
  for (let at = realpathSync.native(nearestThere(folder)); ; at = dirname(at)) {
    const service = serviceAt(at);
    if (service !== null) return service;
    if (dirname(at) === at) return null;
  }
}

function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path));
}

function serviceAt(folder: string): string | null {
  const name = basename(folder);
  // macOS puts them all into one folder: "Box-Box", "OneDrive-Personal"
  if (basename(dirname(folder)) === "CloudStorage")
    return ofName(name) ?? name.split("-")[0] ?? name;
  return ofName(name) ?? ofContent(folder);
}

function ofName(name: string): string | null {
  return named.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function ofContent(folder: string): string | null {
  const entries = entriesOf(folder);
  return marked.find(([pattern]) => entries.some((entry) => pattern.test(entry)))?.[1] ?? null;
}

/** Hidden ones only, for a folder of stills may have many others. */
function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith("."));
  } catch {
    return []; // Above it there may be folders that nobody may look into.
  }
}

/** What is to be known of an archive that lies in such a folder, in words; null of every other. */
export function cloudWarning(folder: string): string | null {
  const service = cloudServiceOf(folder);
  if (service === null) return null;
  return `This archive lies in a folder of ${service}, which copies it while it is written and can damage it. Close it and move it to a folder of this computer alone; the stills may stay where they are, and so may backups.`;
}
