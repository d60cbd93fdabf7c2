import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { CastColumn, CastForm, CheckedRow } from "../../../shared/cast-list.ts";
import { parseFilmName } from "../../../shared/film-name.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { charactersMeant, playsSomething } from "../catalog/cast-roles.ts";
import { findCharacter } from "../catalog/cast.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { findFilm } from "../catalog/films.ts";
import type { FilmAsked } from "../commands/cast-import.ts";
import { decodeList } from "./decode-list.ts";
import type { KnownNames } from "./guess-columns.ts";
import { readCastList, type CastList } from "./read-cast-list.ts";
import { suffixesOf } from "./suffixes.ts";

/** More is no list of names. */
const MOST_BYTES = 16 * 1024 * 1024;

export type WhichList = { readonly text: string } | { readonly file: string };
export type WhichFilm = { readonly id: number } | { readonly name: string } | null;

/** The film asked for, as commands take it; a name that is known stands for the film that has it. */
export function filmAsked(db: ReadableDb, film: WhichFilm): FilmAsked {
  if (film === null) return null;
  if ("id" in film) return film.id;
  const name = parseFilmName(film.name);
  return findFilm(db, name) ?? name;
}

/** Reads a list that was pasted, or a file; whom the archive knows tells characters from performers. */
export async function loadCastList(
  db: ReadableDb,
  list: WhichList,
  how: {
    readonly film: FilmAsked;
    readonly form: CastForm | null;
    readonly columns: readonly (CastColumn | null)[] | null;
  },
): Promise<CastList> {
  const text = "text" in list ? list.text : await textOf(list.file);
  return readCastList(text, { ...how, known: knownNames(db, how.film) });
}

/** Stands for the rows of a list: the same as long as they say the same. */
export function digestOf(rows: readonly CheckedRow[]): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

async function textOf(file: string): Promise<string> {
  const bytes = await bytesOf(file);
  try {
    return decodeList(bytes);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problem.kind, error.problem.message, file);
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (found === null)
    throw new ProblemError("not-found", "There is no such file. Choose the cast list again.", file);
  if (!found.isFile())
    throw new ProblemError("unsupported", "This is no file. Choose a cast list.", file);
  if (found.size > MOST_BYTES)
    throw new ProblemError(
      "too-large",
      "This file is too large to be a cast list. Choose another.",
      file,
    );
  return await readFile(file).catch(() => {
    throw new ProblemError("unreadable", "The system does not let us read this file.", file);
  });
}

function knownNames(db: ReadableDb, film: FilmAsked): KnownNames {
  const bare = (name: string): string => suffixesOf(name).name;
  return {
    isCharacter: (name) =>
      typeof film === "number"
        ? charactersMeant(db, film, bare(name)).length > 0
        : findCharacter(db, null, bare(name)) !== null,
    isPerformer: (name) => playsSomething(db, bare(name)),
  };
}
