import { ProblemError } from "../../../shared/problem.ts";
import { stillKindNames, stillKinds, type StillId, type StillKind } from "../../../shared/still.ts";
import { tagFieldNames, type Tag, type TagField } from "../../../shared/tag.ts";
import { agentNamed, findAgent } from "../catalog/agents.ts";
import { castPerformer, characterNamed, findCharacter, putInCast } from "../catalog/cast.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { depictRole } from "../catalog/depict-role.ts";
import { filmNamed, findFilm, findScene, parseFilmName, sceneNamed } from "../catalog/films.ts";
import { findKeyword, keywordNamed } from "../catalog/keywords.ts";
import { nameOfRecord, isRecord } from "../catalog/names.ts";
import {
  addDepiction,
  addKeyword,
  addRightsHolder,
  addScene,
  filmOf,
  removeCharacter,
  removeKeyword,
  removePerformer,
  removeRightsHolder,
  removeScene,
  setFilm,
  removeKind,
  setKind,
} from "../catalog/tags.ts";
import type { Action } from "./action.ts";

/** What a tagging did: how many stills changed, and how many records of each field were made for it. */
export type Tagged = {
  readonly changed: number;
  readonly created: Readonly<Partial<Record<TagField, number>>>;
};

/** Who plays whom, by name. */
export type Role = { readonly character: string; readonly performer: string };

/**
 * Adds and removes tags of stills. Films go first, so that scenes and characters named with them
 * are those of the film; what a name does not find is made.
 */
export function tagStills(
  db: WritableDb,
  {
    stills,
    add,
    remove,
    role = null,
  }: {
    stills: readonly StillId[];
    add: readonly Tag[];
    remove: readonly Tag[];
    role?: Role | null;
  },
): Action<Tagged> {
  for (const tag of [...add, ...remove, ...tagsOfRole(role)]) requireName(tag);
  const created: Partial<Record<TagField, number>> = {};
  const changed = new Set<StillId>();
  const filmsFirst = add.toSorted((one, other) => rank(one) - rank(other));
  for (const still of stills) {
    for (const tag of remove) if (take(db, still, tag)) changed.add(still);
    for (const tag of filmsFirst) if (give(db, still, tag, created)) changed.add(still);
    if (role !== null && giveRole(db, still, role, created)) changed.add(still);
  }
  return {
    result: { changed: changed.size, created },
    label: labelOf(db, changed.size, [...add, ...tagsOfRole(role)], remove),
  };
}

function tagsOfRole(role: Role | null): Tag[] {
  if (role === null) return [];
  return [
    { field: "character", name: role.character },
    { field: "performer", name: role.performer },
  ];
}

function requireName({ field, id, name }: Tag): void {
  if (id !== undefined || (name ?? "").trim() !== "") return;
  throw new ProblemError(
    "invalid",
    `The name of a ${tagFieldNames[field].toLowerCase()} cannot be empty. Write a name.`,
  );
}

function rank(tag: Tag): number {
  return tag.field === "film" ? 0 : 1;
}

type Created = Partial<Record<TagField, number>>;

/** The record a tag names, found or made; the name of a kind is its code. */
function keyOf(
  tag: Tag,
  find: (name: string) => number | null,
  make: (name: string) => number,
  created: Created,
): number {
  if (tag.id !== undefined) return tag.id;
  const name = (tag.name ?? "").normalize("NFC").trim();
  const known = find(name);
  if (known !== null) return known;
  created[tag.field] = (created[tag.field] ?? 0) + 1;
  return make(name);
}

function give(db: WritableDb, still: StillId, tag: Tag, created: Created): boolean {
  checkKey(db, tag);
  const film = tag.field === "film" ? null : filmOf(db, still);
  switch (tag.field) {
    case "film":
      return setFilm(
        db,
        still,
        keyOf(
          tag,
          (name) => findFilm(db, parseFilmName(name)),
          (name) => filmNamed(db, parseFilmName(name)),
          created,
        ),
      );
    case "scene":
      return addScene(
        db,
        still,
        keyOf(
          tag,
          (name) => findScene(db, film, name),
          (name) => sceneNamed(db, film, name),
          created,
        ),
      );
    case "character": {
      const character = characterKey(db, film, tag, created);
      if (film !== null) putInCast(db, film, character);
      return addDepiction(db, still, { character });
    }
    case "performer":
      return addDepiction(db, still, { performer: agentKey(db, tag, created) });
    case "rightsHolder":
      return addRightsHolder(db, still, agentKey(db, tag, created));
    case "keyword":
      return addKeyword(
        db,
        still,
        keyOf(
          tag,
          (name) => findKeyword(db, name),
          (name) => keywordNamed(db, name),
          created,
        ),
      );
    case "kind":
      return setKind(db, still, kindOf(tag));
  }
}

function take(db: WritableDb, still: StillId, tag: Tag): boolean {
  const film = filmOf(db, still);
  const find = (known: (name: string) => number | null): number =>
    tag.id ?? known((tag.name ?? "").normalize("NFC").trim()) ?? 0;
  switch (tag.field) {
    case "film":
      return film === find((name) => findFilm(db, parseFilmName(name))) && setFilm(db, still, null);
    case "scene":
      return removeScene(
        db,
        still,
        find((name) => findScene(db, film, name)),
      );
    case "character":
      return removeCharacter(
        db,
        still,
        find((name) => findCharacter(db, film, name)),
      );
    case "performer":
      return removePerformer(
        db,
        still,
        find((name) => findAgent(db, name)),
      );
    case "rightsHolder":
      return removeRightsHolder(
        db,
        still,
        find((name) => findAgent(db, name)),
      );
    case "keyword":
      return removeKeyword(
        db,
        still,
        find((name) => findKeyword(db, name)),
      );
    case "kind":
      return removeKind(db, still, kindOf(tag));
  }
}

/** The performer is shown as the character, and the film's cast is told. */
function giveRole(db: WritableDb, still: StillId, role: Role, created: Created): boolean {
  const film = filmOf(db, still);
  const character = characterKey(db, film, { field: "character", name: role.character }, created);
  const performer = agentKey(db, { field: "performer", name: role.performer }, created);
  if (film !== null) castPerformer(db, film, character, role.performer.trim());
  return depictRole(db, still, { character, performer });
}

function characterKey(db: WritableDb, film: number | null, tag: Tag, created: Created): number {
  return keyOf(
    tag,
    (name) => findCharacter(db, film, name),
    (name) => characterNamed(db, film, name),
    created,
  );
}

function agentKey(db: WritableDb, tag: Tag, created: Created): number {
  return keyOf(
    tag,
    (name) => findAgent(db, name),
    (name) => agentNamed(db, name),
    created,
  );
}

/** A kind by its code, its name, or its place in the list. */
function kindOf(tag: Tag): StillKind {
  const wanted = (tag.name ?? stillKinds[(tag.id ?? 0) - 1] ?? "").toLowerCase();
  const kind = stillKinds.find(
    (code) => code === wanted || stillKindNames[code].toLowerCase() === wanted,
  );
  if (kind === undefined) {
    throw new ProblemError(
      "invalid",
      `There is no still kind “${wanted}”. The kinds are: ${stillKinds.join(", ")}.`,
    );
  }
  return kind;
}

function checkKey(db: ReadableDb, tag: Tag): void {
  if (tag.id === undefined || tag.field === "kind" || isRecord(db, tag.field, tag.id)) return;
  throw new ProblemError(
    "not-found",
    `This ${tagFieldNames[tag.field].toLowerCase()} is no longer in the archive. Choose another or make it anew.`,
  );
}

function labelOf(
  db: ReadableDb,
  changed: number,
  add: readonly Tag[],
  remove: readonly Tag[],
): string {
  const say = (tags: readonly Tag[]): string =>
    tags.map((tag) => `${tagFieldNames[tag.field].toLowerCase()} “${nameOf(db, tag)}”`).join(", ");
  const parts = [
    add.length > 0 ? `Tag with ${say(add)}` : "",
    remove.length > 0 ? `Remove ${say(remove)}` : "",
  ];
  return `${parts.filter((part) => part !== "").join("; ")} (${countOf(changed)})`;
}

function nameOf(db: ReadableDb, tag: Tag): string {
  if (tag.field === "kind") return stillKindNames[kindOf(tag)];
  return tag.name ?? (tag.id === undefined ? "" : nameOfRecord(db, tag.field, tag.id));
}

/** "1 still", "3 stills". */
export function countOf(stills: number): string {
  return stills === 1 ? "1 still" : `${stills.toLocaleString("en")} stills`;
}
