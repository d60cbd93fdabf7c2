import { expect, test } from "vitest";
import { all, run, type WritableDb } from "../../../electron/engine/catalog/database.ts";
import { facesOfFilm, keepFaces, setFacesWanted } from "../../../electron/engine/catalog/faces.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { filmGroups, MOST_FACES } from "../../../electron/engine/faces/film-groups.ts";
import { Books } from "../../../electron/engine/suggestions/books.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

/** Stills of these names, those whose name begins with "dust" in one film. */
function stillsOf(names: readonly string[]) {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const ids = storeStills(catalog, names);
  const stills = ids.filter((_, at) => names[at]?.startsWith("dust") === true);
  tagStills(db, { stills, add: [{ field: "film", name: "Return to Dust" }], remove: [] });
  const [{ id: film } = { id: 0 }] = all<{ id: number }>(db, "SELECT id FROM film");
  return { catalog, db, film, stills };
}

/** A face in the picture of that name, `at` of all alike. */
function addFace(db: WritableDb, name: string, at = 0): void {
  const [{ hash } = { hash: Buffer.alloc(0) }] = all<{ hash: Buffer }>(
    db,
    "SELECT hash FROM file WHERE name = ?",
    name,
  );
  const descriptor = new Float32Array(128).fill(at / 1e5);
  keepFaces(db, hash, [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2, descriptor }]);
}

test("a film has the faces of its own stills, whether there are more stills in it or more faces in the archive", () => {
  const { db, film, stills } = stillsOf(["dust 1.jpg", "dust 2.jpg", "a.jpg", "b.jpg", "c.jpg"]);
  const seen = (): number[] => facesOfFilm(db, film).map(({ still }) => still);
  expect(seen()).toEqual([]);
  addFace(db, "dust 1.jpg"); // one face, two stills
  expect(seen()).toEqual(stills.slice(0, 1));
  for (const name of ["a.jpg", "b.jpg", "c.jpg"]) addFace(db, name);
  expect(seen()).toEqual(stills.slice(0, 1));
  addFace(db, "dust 2.jpg");
  expect(seen()).toEqual(stills);
});

test("of a still with several files the one that stands for it has the faces", () => {
  const { db, film, stills } = stillsOf(["dust 1.jpg", "a.jpg"]);
  for (const name of ["dust 1.jpg", "a.jpg"]) addFace(db, name);
  run(db, "UPDATE file SET still_id = ? WHERE name = 'a.jpg'", stills[0]);
  expect(facesOfFilm(db, film)).toHaveLength(1);
  run(db, "UPDATE file SET state = 'missing' WHERE name = 'dust 1.jpg'");
  const [other] = facesOfFilm(db, film);
  expect(other?.id).toBe(2);
});

test("the groups of a film stay until its faces are others; of very many the first are compared", () => {
  const names = Array.from({ length: MOST_FACES + 3 }, (_, at) => `dust ${String(at)}.jpg`);
  const { db, film } = stillsOf([...names, "a.jpg"]);
  for (const [at, name] of names.slice(0, MOST_FACES).entries()) addFace(db, name, at);
  const first = filmGroups(db, film, null);
  expect(first.groups.map(({ length }) => length)).toEqual([MOST_FACES]);
  addFace(db, "a.jpg");
  expect(filmGroups(db, film, first)).toBe(first);
  for (const name of names.slice(MOST_FACES)) addFace(db, name);
  const more = filmGroups(db, film, first);
  expect(more.faces).toHaveLength(MOST_FACES + 3);
  expect(more.groups).toEqual(first.groups);
});

test("nothing that tells faces apart stays in memory once it is to be forgotten", () => {
  const { db, film, stills } = stillsOf(["dust 1.jpg", "dust 2.jpg", "dust 3.jpg"]);
  for (const at of [1, 2, 3]) addFace(db, `dust ${String(at)}.jpg`, at);
  setFacesWanted(db, true);
  const books = new Books(db);
  books.knowledge().faces(film)(stills[0] ?? 0);
  const holds = (): boolean => reaches(books, (value) => value instanceof Float32Array);
  expect(holds()).toBe(true);
  books.forgetFaces();
  expect(holds()).toBe(false);
});

/** Whether something of that kind is in a value or what it holds, but not the database's. */
function reaches(value: unknown, isIt: (value: unknown) => boolean, seen = new Set()): boolean {
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  if (isIt(value)) return true;
  const within = value instanceof Map ? [...value.values()] : Object.values(value);
  return within.some((one) => reaches(one, isIt, seen));
}
