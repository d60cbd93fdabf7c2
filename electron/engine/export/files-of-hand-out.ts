import { statSync } from "node:fs";
import type { LedgerEntry } from "../../../shared/contract/ledger.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { hashOf } from "./hash-of.ts";
import { rootOf } from "./interrupted.ts";
import { placeInZip } from "./packed/place-in-zip.ts";
import { openZip, type OpenZip } from "./packed/read-zip.ts";
import { placeIn } from "./place-in.ts";

/** The files of a hand-out as they are now, by their places in it. */
export type FilesOfHandOut = {
  /** Bytes; null of what is not there. */
  readonly sizeOf: (place: string) => number | null;
  /** SHA-256. @throws what the system says when it cannot be read. */
  readonly hashOf: (place: string) => Promise<Buffer>;
};

/** Looks at the files of a hand-out where they are: in its folder, in its ZIP file, or where that is still prepared. */
export async function withFiles<R>(
  entry: LedgerEntry,
  look: (files: FilesOfHandOut) => Promise<R>,
): Promise<R> {
  const { folder, profileThen, packed, uuid } = entry;
  if (packed === null) {
    const order = profileThen === null ? null : { folder, profile: profileThen, ledgerId: uuid };
    return await look(inFolder(order === null ? folder : rootOf(order)));
  }
  const zip = placeIn(folder, packed);
  if (zip === null || !isFile(zip)) return await look(nothing);
  const opened = await openZip(zip).catch(() => null);
  if (opened === null) return await look(damaged);
  try {
    return await look(inZip(opened, packed, profileThen?.layout ?? "together"));
  } finally {
    opened.close();
  }
}

const nothing: FilesOfHandOut = {
  sizeOf: () => null,
  hashOf: async (place) => {
    throw new Error(`${place} is not there`);
  },
};

/** Of a ZIP file that cannot be read everything counts as changed. */
const damaged: FilesOfHandOut = { ...nothing, sizeOf: () => 0 };

function inZip(opened: OpenZip, zip: string, layout: Profile["layout"]): FilesOfHandOut {
  return {
    sizeOf: (place) => opened.sizeOf(placeInZip(zip, layout, place)),
    hashOf: async (place) => await opened.hashOf(placeInZip(zip, layout, place)),
  };
}

function inFolder(root: string): FilesOfHandOut {
  return {
    sizeOf: (place) => {
      const path = placeIn(root, place);
      const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
      return found?.isFile() === true ? found.size : null;
    },
    hashOf: async (place) => {
      const path = placeIn(root, place);
      if (path === null) throw new Error(`${place} is not below ${root}`);
      return await hashOf(path);
    },
  };
}

export function isFile(path: string | null): boolean {
  return path !== null && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
