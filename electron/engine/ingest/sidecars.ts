import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * The XMP files of one folder by the name they belong to, both in lower case: other programs write
 * `IMG_1.xmp` for IMG_1.JPG and IMG_1.CR2 together, or `IMG_1.JPG.xmp` for that one alone.
 */
export type SidecarNames = ReadonlyMap<string, readonly string[]>;

export function sidecarNames(names: readonly string[]): SidecarNames {
  const found = new Map<string, string[]>();
  for (const name of names) {
    if (!/.\.xmp$/iu.test(name)) continue;
    const of = name.slice(0, -".xmp".length).toLowerCase();
    found.set(of, [...(found.get(of) ?? []), name]);
  }
  return found;
}

/** The sidecars of a picture in its folder, the one with its whole name first: it is the more exact. */
export function sidecarsOf(picture: string, names: SidecarNames): readonly string[] {
  if (names.size === 0) return [];
  const whole = picture.toLowerCase();
  const ofWhole = names.get(whole) ?? [];
  if (!whole.includes(".")) return ofWhole;
  return [...ofWhole, ...(names.get(whole.slice(0, whole.lastIndexOf("."))) ?? [])];
}

/** The permission bits of a file that whoever uses this computer may read. */
const READ_BY_ALL = 0o444;

/**
 * What tells a change of sidecars without reading them: name, size and time of each, one a line; null
 * for none. A sidecar that went away meanwhile is left out, one that cannot be looked at or may not be read
 * is not: a change of permissions alters neither size nor time.
 */
export async function sidecarState(
  folder: string,
  names: readonly string[],
): Promise<string | null> {
  const states = await Promise.all(
    names.map(async (name) => {
      try {
        const path = join(folder, name);
        const { size, mtimeMs, mode } = await stat(path);
        // to ask of every sidecar would make looking through a folder half as long again
        if ((mode & READ_BY_ALL) !== READ_BY_ALL) await access(path, constants.R_OK);
        return [sidecarLine(name, { size, mtimeMs })];
      } catch (error) {
        const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
        return isGone ? [] : [`${name} unseen`];
      }
    }),
  );
  const lines = states.flat();
  return lines.length === 0 ? null : lines.join("\n");
}

/** What tells a change of one sidecar: its name, size in bytes and time in milliseconds. */
export function sidecarLine(
  name: string,
  { size, mtimeMs }: { readonly size: number; readonly mtimeMs: number },
): string {
  return `${name} ${String(size)} ${String(mtimeMs)}`;
}

/** What stands behind a sidecar that was not read, so that it is tried again: no listing says so. */
const UNREAD = " unread";
/** The same of one whose words of an earlier reading stand. */
const KEPT = " kept";

/** The state to keep of sidecars of which some (`unread`, by name) were not read. */
export type ReadState = {
  readonly state: string | null;
  /** Whether words of an earlier reading would be lost if what was read now were taken. */
  readonly keepsWords: boolean;
};

/** Notes in the state of sidecars which were not read; `before` is the state that was kept last. */
export function readState(
  state: string | null,
  unread: readonly { readonly name: string }[],
  before: string | null,
): ReadState {
  if (unread.length === 0) return { state, keepsWords: false };
  const known = new Map(linesOf(before).map((line) => [nameIn(line), line]));
  const hadWords = (name: string): boolean => known.get(name)?.endsWith(UNREAD) === false;
  const names = new Set(unread.map(({ name }) => name));
  const lines = linesOf(state).map((line) =>
    names.has(nameIn(line)) ? `${line}${hadWords(nameIn(line)) ? KEPT : UNREAD}` : line,
  );
  return { state: lines.join("\n"), keepsWords: lines.some((line) => line.endsWith(KEPT)) };
}

function linesOf(state: string | null): readonly string[] {
  return state === null ? [] : state.split("\n");
}

function nameIn(line: string): string {
  return line.slice(0, line.toLowerCase().lastIndexOf(".xmp ") + ".xmp".length);
}
