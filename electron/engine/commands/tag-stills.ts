import { unidentifiedPeople } from "../../../shared/caption/unidentified.ts";
import { parseFilmName } from "../../../shared/film-name.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { recordOfTag } from "../../../shared/record.ts";
import { nameComplaint } from "../../../shared/record-name.ts";
import { stillKindNames, stillKinds, type StillId, type StillKind } from "../../../shared/still.ts";
import { tagFieldNames, tagFieldPlurals, type Tag, type TagField } from "../../../shared/tag.ts";
import { agentNamed, findAgent } from "../catalog/agents.ts";
import {
  castUnlessOthers,
  findCharacter,
  isOfOthers,
  isOnlyListed,
  makeCharacter,
  onlyFilmOf,
  putInCast,
} from "../catalog/cast.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { depictRole } from "../catalog/depict-role.ts";
import { filmNamed, findFilm, findScene, sceneNamed } from "../catalog/films.ts";
import { findKeyword, keywordNamed } from "../catalog/keywords.ts";
import { nameOfRecord, isRecord } from "../catalog/names.ts";
import { bracketsOf } from "../catalog/records/namesakes.ts";
import {
  addDepiction,
  addKeyword,
  addRightsHolder,
  addScene,
  addSomebody,
  byFilm,
  removeCharacter,
  removeKeyword,
  removePerformer,
  removeRightsHolder,
  removeScene,
  removeSomebody,
  setFilm,
  removeKind,
  scenesOfOtherFilms,
  setKind,
  removeOthers,
  type SceneGone,
} from "../catalog/tags.ts";
import type { Action } from "./action.ts";

/** What a tagging did: how many stills changed, and how many records of each field were made for it. */
export type Tagged = {
  readonly changed: number;
  readonly created: Readonly<Partial<Record<TagField, number>>>;
  /** Films that stills without one were given, because a character that was chosen is in no other. */
  readonly followed: readonly string[];
  /** Films in whose cast a character that was chosen is from now on, beside that of another film. */
  readonly joined: readonly string[];
  /** Scenes that stills lost with the film they are of. */
  readonly gone: readonly Pick<SceneGone, "name" | "stills">[];
  /** Characters that a film's cast did not have, whether of other films, of none or made for it. */
  readonly newInCast: readonly NewInCast[];
  /** Films in whose cast a character stays that was taken off their last still, and is nothing but listed there. */
  readonly staying: readonly string[];
  /** Films whose cast names others for the character: who plays it was said of these stills only. */
  readonly othersInCast: readonly string[];
  /** What was added and then what was removed, as a sentence names it; without what did nothing; all of it where nothing changed. */
  readonly named: readonly string[];
};

/** A character that a film has in its cast from now on, and the stills that brought it there. */
export type NewInCast = {
  readonly film: number;
  readonly character: number;
  readonly stills: readonly StillId[];
};

/** Who plays whom, by name. */
export type Role = { readonly character: string; readonly performer: string };

/**
 * Adds and removes tags of stills: `remove` takes away one by one, of the fields in `replace` stills keep
 * only what is added. Films go first, so that scenes and characters named with them are those of the film;
 * what a name does not find is made. A character that is chosen, not named, and is in the cast of one film
 * only, brings the film to stills that have none; one of another film joins the cast of the stills' film, as a
 * character of a series does, which is told. The casts are meant as they were before, so that what is
 * done to a still does not hang on which others are tagged with it.
 */
export function tagStills(
  db: WritableDb,
  {
    stills,
    add,
    remove,
    replace = [],
    role = null,
  }: {
    stills: readonly StillId[];
    add: readonly Tag[];
    remove: readonly Tag[];
    replace?: readonly TagField[];
    role?: Role | null;
  },
): Action<Tagged> {
  for (const tag of [...add, ...remove, ...tagsOfRole(role)]) requireName(tag);
  const created: Partial<Record<TagField, number>> = {};
  const changed = new Set<StillId>();
  const followed = new Set<number>();
  const joined = new Set<number>();
  const gone: Gone = new Map();
  const staying = new Set<number>();
  const newInCast: NewInCast[] = [];
  const othersInCast = new Set<number>();
  const each = [...new Set(stills)];
  const effective = new Set<Tag>();
  const note = (tag: Tag, done: readonly StillId[]): void => {
    if (done.length > 0) effective.add(tag);
    for (const still of done) changed.add(still);
  };
  const take = (tag: Tag): readonly StillId[] => taken(db, each, tag, { gone, staying });
  const filmBrought = filmsBrought(db, add);
  const give = (tag: Tag): readonly StillId[] =>
    given(db, each, tag, { created, followed, joined, gone, newInCast, filmBrought });
  if (each.length > 0) {
    for (const tag of remove) note(tag, take(tag));
    const films = add.filter(({ field }) => field === "film");
    const others = add.filter(({ field }) => field !== "film");
    for (const tag of films) note(tag, give(tag));
    for (const field of new Set(replace))
      for (const still of clearedBut(db, each, field, { add, gone })) changed.add(still);
    for (const tag of others) note(tag, give(tag));
    if (role !== null)
      for (const still of giveRole(db, each, role, { created, othersInCast })) changed.add(still);
  }
  const namesOf = (films: ReadonlySet<number>): string[] =>
    [...films].map((film) => nameInWords(db, { field: "film", id: film }));
  const meant = { add, remove, replace };
  const told = changed.size === 0 ? meant : withoutIdle(meant, effective);
  const called = (tags: readonly Tag[]): Tag[] => tags.map((tag) => asRecorded(db, each, tag));
  const said = {
    add: called([...told.add, ...tagsOfRole(role)]),
    remove: called(told.remove),
    replace,
  };
  const label = labelOf(db, changed.size, said);
  const result = {
    changed: changed.size,
    created,
    followed: namesOf(followed),
    joined: namesOf(joined),
    gone: [...gone.values()].map(({ name, stills: count }) => ({ name, stills: count })),
    newInCast,
    staying: namesOf(staying),
    othersInCast: namesOf(othersInCast),
    named: called([...told.add, ...told.remove]).map((tag) => nameInWords(db, tag)),
  };
  const listed = (films: ReadonlySet<number>): string =>
    [...films].map((film) => quotedTag(db, { field: "film", id: film })).join(", ");
  const follows = followed.size === 0 ? "" : `; film ${listed(followed)} followed from the cast`;
  const joins = joined.size === 0 ? "" : `; joined the cast of ${listed(joined)}`;
  const stays = staying.size === 0 ? "" : `; still in the cast of ${listed(staying)}`;
  const only =
    othersInCast.size === 0 ? "" : `, ${inTheseStillsOnly(result.othersInCast, changed.size)}`;
  return { result, label: `${label}${only}${follows}${joins}${goneInWords(result.gone)}${stays}` };
}

/** Of which films the cast names others, so that who plays the character is said of the tagged stills only. */
export function inTheseStillsOnly(films: readonly string[], stills: number): string {
  const these = stills === 1 ? "this still" : "these stills";
  return `in ${these} only: the cast of ${films.map((film) => `“${film}”`).join(", ")} names others`;
}

/** Which scenes went with the film of their stills, for the end of a sentence; empty for none. */
export function goneInWords(gone: Tagged["gone"]): string {
  const scenes = gone.map(({ name, stills }) => `scene “${name}” (${countOf(stills)})`);
  return scenes.length === 0 ? "" : `; gone with it: ${scenes.join(", ")}`;
}

/** Scenes that stills lost with their film, by the scene. */
type Gone = Map<number, SceneGone>;

/** Says which film stills are of, and notes which scenes they lose by it. */
function giveFilm(
  db: WritableDb,
  stills: readonly StillId[],
  film: number | null,
  gone: Gone,
): readonly StillId[] {
  for (const one of scenesOfOtherFilms(db, stills, film)) {
    const before = gone.get(one.scene)?.stills ?? 0;
    gone.set(one.scene, { ...one, stills: before + one.stills });
  }
  return setFilm(db, stills, film);
}

function tagsOfRole(role: Role | null): Tag[] {
  if (role === null) return [];
  return [
    { field: "character", name: role.character },
    { field: "performer", name: role.performer },
  ];
}

function requireName({ field, id, name = "", unidentified }: Tag): void {
  if (id !== undefined || unidentified === true) return;
  const complaint = nameComplaint(name);
  if (complaint !== null)
    throw new ProblemError("invalid", `“${name.slice(0, 40)}…”: ${complaint}`);
  if (name.trim() !== "") return;
  throw new ProblemError(
    "invalid",
    `The name of a ${tagFieldNames[field].toLowerCase()} cannot be empty. Write a name.`,
  );
}

type Created = Partial<Record<TagField, number>>;

/** The only film that each chosen character is in; those in none or several are left out. */
type FilmsBrought = ReadonlyMap<number, number>;

function filmsBrought(db: ReadableDb, add: readonly Tag[]): FilmsBrought {
  const films = new Map<number, number>();
  for (const { field, id } of add) {
    const film = field === "character" && id !== undefined ? onlyFilmOf(db, id) : null;
    if (id !== undefined && film !== null) films.set(id, film);
  }
  return films;
}

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

/** Gives a tag to stills; answers which of them had not got it. */
function given(
  db: WritableDb,
  stills: readonly StillId[],
  tag: Tag,
  {
    created,
    followed,
    joined,
    gone,
    newInCast,
    filmBrought,
  }: {
    created: Created;
    followed: Set<number>;
    joined: Set<number>;
    gone: Gone;
    newInCast: NewInCast[];
    filmBrought: FilmsBrought;
  },
): readonly StillId[] {
  checkKey(db, tag);
  const key = (find: (name: string) => number | null, make: (name: string) => number): number =>
    keyOf(tag, find, make, created);
  switch (tag.field) {
    case "film": {
      const film = key(
        (name) => findFilm(db, parseFilmName(name)),
        (name) => filmNamed(db, parseFilmName(name)),
      );
      return giveFilm(db, stills, film, gone);
    }
    case "scene":
      return inEachFilm(db, stills, (film, ofFilm) => {
        const scene = key(
          (name) => findScene(db, film, name),
          (name) => sceneNamed(db, film, name),
        );
        return addScene(db, ofFilm, scene);
      });
    case "character":
      if (tag.unidentified === true) return addSomebody(db, stills, tag.people ?? 1);
      return inEachFilm(db, stills, (film, ofFilm) => {
        const character = characterKey(db, film, tag, created);
        if (film !== null && isOfOthers(db, film, character)) joined.add(film);
        if (film !== null && putInCast(db, film, character))
          newInCast.push({ film, character, stills: ofFilm });
        const brought = film === null ? filmBrought.get(tag.id ?? 0) : undefined;
        if (brought !== undefined) followed.add(brought);
        const filled = brought === undefined ? [] : giveFilm(db, ofFilm, brought, gone);
        return [...filled, ...addDepiction(db, ofFilm, { character })];
      });
    case "performer":
      return addDepiction(db, stills, { performer: agentKey(db, tag, created) });
    case "rightsHolder":
      return addRightsHolder(db, stills, agentKey(db, tag, created));
    case "keyword": {
      const keyword = key(
        (name) => findKeyword(db, name),
        (name) => keywordNamed(db, name),
      );
      return addKeyword(db, stills, keyword);
    }
    case "kind":
      return setKind(db, stills, kindOf(tag));
  }
}

/**
 * A tag by the name of its record, where what was typed is another name of one record or turned round; as it is
 * where it names none, or in several films one each.
 */
function asRecorded(db: ReadableDb, stills: readonly StillId[], tag: Tag): Tag {
  if (tag.id !== undefined || tag.name === undefined || tag.field === "kind") return tag;
  const { field } = tag;
  const typed = tag.name.normalize("NFC").trim();
  const { year } = parseFilmName(typed);
  const found = recordsNamed(db, stills, field, typed).filter((key) => key !== null);
  const [record, ...others] = new Set(found);
  if (record === undefined || others.length > 0) return tag;
  const name = nameOfRecord(db, field, record);
  return { ...tag, name: field === "film" && year !== null ? `${name} (${String(year)})` : name };
}

function recordsNamed(
  db: ReadableDb,
  stills: readonly StillId[],
  field: Exclude<TagField, "kind">,
  name: string,
): readonly (number | null)[] {
  const inFilms = (find: (film: number | null) => number | null): (number | null)[] =>
    [...byFilm(db, stills).keys()].map(find);
  switch (field) {
    case "film":
      return [findFilm(db, parseFilmName(name))];
    case "scene":
      return inFilms((film) => findScene(db, film, name));
    case "character":
      return inFilms((film) => findCharacter(db, film, name));
    case "performer":
    case "rightsHolder":
      return [findAgent(db, name)];
    case "keyword":
      return [findKeyword(db, name)];
  }
}

/** The key of the record that a tag names; 0 when there is none. */
function keyKnown(tag: Tag, find: (name: string) => number | null): number {
  return tag.id ?? find((tag.name ?? "").normalize("NFC").trim()) ?? 0;
}

/** Takes off stills what they have of a field, but for what `add` gives them; answers which of them had something. */
function clearedBut(
  db: WritableDb,
  stills: readonly StillId[],
  field: TagField,
  { add, gone }: { readonly add: readonly Tag[]; readonly gone: Gone },
): readonly StillId[] {
  const tags = add.filter((tag) => tag.field === field);
  const kept = (find: (name: string) => number | null): readonly number[] =>
    tags.map((tag) => keyKnown(tag, find));
  switch (field) {
    case "film":
      return tags.length === 0 ? giveFilm(db, stills, null, gone) : [];
    case "kind":
      return tags.length === 0 ? setKind(db, stills, null) : [];
    case "scene":
      return inEachFilm(db, stills, (film, ofFilm) =>
        removeOthers(
          db,
          ofFilm,
          field,
          kept((name) => findScene(db, film, name)),
        ),
      );
    case "character":
      return inEachFilm(db, stills, (film, ofFilm) =>
        removeOthers(
          db,
          ofFilm,
          field,
          kept((name) => findCharacter(db, film, name)),
        ),
      );
    case "performer":
    case "rightsHolder":
      return removeOthers(
        db,
        stills,
        field,
        kept((name) => findAgent(db, name)),
      );
    case "keyword":
      return removeOthers(
        db,
        stills,
        field,
        kept((name) => findKeyword(db, name)),
      );
  }
}

/** Takes a tag off stills; answers which of them had it. */
function taken(
  db: WritableDb,
  stills: readonly StillId[],
  tag: Tag,
  { gone, staying }: { readonly gone: Gone; readonly staying: Set<number> },
): readonly StillId[] {
  const find = (known: (name: string) => number | null): number => keyKnown(tag, known);
  switch (tag.field) {
    case "film": {
      const film = find((name) => findFilm(db, parseFilmName(name)));
      return giveFilm(db, byFilm(db, stills).get(film) ?? [], null, gone);
    }
    case "scene":
      return inEachFilm(db, stills, (film, ofFilm) =>
        removeScene(
          db,
          ofFilm,
          find((name) => findScene(db, film, name)),
        ),
      );
    case "character":
      if (tag.unidentified === true) return removeSomebody(db, stills);
      return inEachFilm(db, stills, (film, ofFilm) => {
        const character = find((name) => findCharacter(db, film, name));
        const removed = removeCharacter(db, ofFilm, character);
        if (film !== null && removed.length > 0 && isOnlyListed(db, film, character))
          staying.add(film);
        return removed;
      });
    case "performer":
      return removePerformer(
        db,
        stills,
        find((name) => findAgent(db, name)),
      );
    case "rightsHolder":
      return removeRightsHolder(
        db,
        stills,
        find((name) => findAgent(db, name)),
      );
    case "keyword":
      return removeKeyword(
        db,
        stills,
        find((name) => findKeyword(db, name)),
      );
    case "kind":
      return removeKind(db, stills, kindOf(tag));
  }
}

/** The performer is shown as the character, and the film's cast is told, where it names nobody for the character. */
function giveRole(
  db: WritableDb,
  stills: readonly StillId[],
  role: Role,
  { created, othersInCast }: { readonly created: Created; readonly othersInCast: Set<number> },
): readonly StillId[] {
  const performer = agentKey(db, { field: "performer", name: role.performer }, created);
  return inEachFilm(db, stills, (film, ofFilm) => {
    const character = characterKey(db, film, { field: "character", name: role.character }, created);
    if (film !== null && castUnlessOthers(db, film, character, performer) === "names others")
      othersInCast.add(film);
    return ofFilm.filter((still) => depictRole(db, still, { character, performer }));
  });
}

function characterKey(db: WritableDb, film: number | null, tag: Tag, created: Created): number {
  return keyOf(
    tag,
    (name) => findCharacter(db, film, name),
    (name) => makeCharacter(db, name),
    created,
  );
}

/** Names of scenes and characters mean something within one film, so the stills go by their films. */
function inEachFilm(
  db: ReadableDb,
  stills: readonly StillId[],
  change: (film: number | null, stills: readonly StillId[]) => readonly StillId[],
): readonly StillId[] {
  return [...byFilm(db, stills)].flatMap(([film, ofFilm]) => change(film, ofFilm));
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

type Said = {
  readonly add: readonly Tag[];
  readonly remove: readonly Tag[];
  readonly replace: readonly TagField[];
};

/**
 * Without the tags that all stills had already, or had not where they are taken away. What takes the place of
 * others is told also where it was among them.
 */
function withoutIdle({ add, remove, replace }: Said, effective: ReadonlySet<Tag>): Said {
  return {
    add: add.filter((tag) => effective.has(tag) || replace.includes(tag.field)),
    remove: remove.filter((tag) => effective.has(tag)),
    replace,
  };
}

function labelOf(db: ReadableDb, changed: number, { add, remove, replace }: Said): string {
  const say = (tags: readonly Tag[]): string =>
    tags
      .map((tag) =>
        tag.unidentified === true
          ? strangers(tag)
          : `${tagFieldNames[tag.field].toLowerCase()} ${quotedTag(db, tag)}`,
      )
      .join(", ");
  const stills = countOf(changed);
  const fields = replace.map((field) => tagFieldPlurals[field].toLowerCase()).join(", ");
  const removed = remove.length === 0 ? "" : `; removed ${say(remove)}`;
  if (replace.length > 0)
    return add.length === 0
      ? `Took all ${fields} from ${stills}${removed}`
      : `Replaced ${fields} of ${stills} by ${say(add)}${removed}`;
  if (add.length === 0) return `Removed ${say(remove)} from ${stills}`;
  return `Tagged ${stills} with ${say(add)}${removed}`;
}

function strangers({ people = 1 }: Tag): string {
  return people === 1 ? "somebody unidentified" : unidentifiedPeople(people);
}

function nameOf(db: ReadableDb, tag: Tag): string {
  if (tag.unidentified === true) return strangers(tag);
  if (tag.field === "kind") return stillKindNames[kindOf(tag)];
  return tag.name ?? (tag.id === undefined ? "" : nameOfRecord(db, tag.field, tag.id));
}

/** What tells the record that was chosen from others of its name, behind it. */
function behind(db: ReadableDb, { field, id }: Tag): string {
  return field === "kind" || id === undefined ? "" : bracketsOf(db, recordOfTag(field), [id])(id);
}

function quotedTag(db: ReadableDb, tag: Tag): string {
  return `“${nameOf(db, tag)}”${behind(db, tag)}`;
}

function nameInWords(db: ReadableDb, tag: Tag): string {
  return `${nameOf(db, tag)}${behind(db, tag)}`;
}

/** "1 still", "3 stills". */
export function countOf(stills: number): string {
  return stills === 1 ? "1 still" : `${stills.toLocaleString("en")} stills`;
}
