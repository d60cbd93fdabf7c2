import { stat } from "node:fs/promises";
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

/**
 * What tells a change of sidecars without reading them: name, size and time of each, one a line; null
 * for none. A sidecar that went away meanwhile is left out.
 */
export async function sidecarState(
  folder: string,
  names: readonly string[],
): Promise<string | null> {
  const states = await Promise.all(
    names.map(async (name) => {
      try {
        const { size, mtimeMs } = await stat(join(folder, name));
        return [`${name} ${String(size)} ${String(mtimeMs)}`];
      } catch {
        return [];
      }
    }),
  );
  const lines = states.flat();
  return lines.length === 0 ? null : lines.join("\n");
}
