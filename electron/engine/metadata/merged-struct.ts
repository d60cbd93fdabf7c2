import { isDeepStrictEqual } from "node:util";
import type { LanguageTexts } from "../../../shared/still.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import type { TagChange, TagStruct } from "./embedded-record.ts";
import { keptFields } from "./struct-kept.ts";
import type { XmpFields } from "./xmp-value.ts";

/**
 * What makes a structure of a file say all of `said` too; null where it does. `of` is by what ExifTool finds it there.
 * Whoever puts together `said` has kept in it what others said in the same fields.
 */
export function changeTo(fields: XmpFields, of: TagStruct, said: TagStruct): TagChange | null {
  const before = keptFields(fields, []);
  const names = new Set(Object.keys(said).map(fieldOf));
  const without = [...names].filter(
    (name) => !isDeepStrictEqual(under(before, name), under(said, name)),
  );
  if (without.length === 0) return null;
  const set = Object.entries(said).filter(([key]) => without.includes(fieldOf(key)));
  return { of, without, set: Object.fromEntries(set), kept: keptFields(fields, without) };
}

/** "AOTitle" of "AOTitle-zh-Hans". */
function fieldOf(key: string): string {
  return key.replace(/-.*$/su, "");
}

/** A field with its languages, whose tags have no case (RFC 5646, 2.1.1) and no order. */
function under(struct: TagStruct, name: string): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(struct).flatMap(([key, part]) =>
      fieldOf(key) === name ? [[key.toLowerCase(), plain(part)] as const] : [],
    ),
  );
}

function plain(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(plain);
  if (typeof part !== "object" || part === null) return part;
  return new Map(Object.entries(part).map(([key, value]) => [key.toLowerCase(), plain(value)]));
}

/** A text in languages as fields of a structure, the one without a language first; languages that others wrote stay. */
export function inLanguages(
  name: string,
  texts: LanguageTexts,
  before: TagStruct = {},
): Readonly<Record<string, TagStruct[string]>> {
  const { [unstatedLanguage]: main, ...others } = texts;
  const ours = Object.entries(others).map(([language, text]) => [`${name}-${language}`, text]);
  const said: Record<string, string> = {
    ...(main === undefined ? {} : { [name]: main }),
    ...Object.fromEntries(ours),
  };
  const taken = new Set(Object.keys(said).map((key) => key.toLowerCase()));
  const kept = Object.entries(before).filter(
    ([key]) => fieldOf(key) === name && !taken.has(key.toLowerCase()),
  );
  return { ...said, ...Object.fromEntries(kept) };
}

/** The texts of a field that holds a list; none where it holds something else. */
export function textsIn(struct: TagStruct, name: string): readonly string[] {
  const items: readonly unknown[] = [struct[name] ?? []].flat();
  return items.filter((item) => typeof item === "string");
}

/** The structures of a field that holds a list of them. */
export function structsIn(struct: TagStruct, name: string): readonly TagStruct[] {
  const value = struct[name];
  return Array.isArray(value)
    ? value.filter((item): item is TagStruct => typeof item === "object")
    : [];
}
