import type { FacetName } from "../../../shared/contract/search.ts";
import { directionOf, type Order, type SortOrder } from "../../../shared/sort-order.ts";
import { kindsNamed, labelsNamed, statusesNamed } from "../../../shared/query/values.ts";
import type { SearchTree, TextualField } from "../../../shared/query/tree.ts";
import type { SearchDocument, SearchRecord } from "../../../shared/search-document.ts";
import { markInWords } from "../../../shared/marks.ts";
import { stillKindNames } from "../../../shared/still.ts";
import { tokensOf, isIdeograph } from "../../../electron/engine/catalog/fold.ts";
import type { Archive } from "./archive.ts";

/** The plain, slow meaning of a search: reads every still and compares words as strings. */
export function searchSlowly(archive: Archive, tree: SearchTree, sort: SortOrder): number[] {
  const matches = [...archive.stills.values()].filter(
    (document) => matchesTree(archive, document, tree) ?? true,
  );
  const { order, reversed } = directionOf(sort);
  const compare = comparator(archive, tree, order);
  const lacks = (document: SearchDocument): number => Number(lacksFor(document, order));
  const turned: Compare = (a, b) => lacks(a) - lacks(b) || compare(b, a);
  return matches.toSorted(reversed ? turned : compare).map(({ id }) => id);
}

/** What has nothing to be ordered by comes last in either direction. */
function lacksFor({ film, scenes, dateCreated, number }: SearchDocument, order: Order): boolean {
  if (order === "film") return film === null;
  if (order === "scene") return scenes.length === 0;
  if (order === "date") return dateCreated === null;
  return order === "number" && number === null;
}

/** How many of these stills have each value of a facet. */
export function countSlowly(
  archive: Archive,
  ids: readonly number[],
  facet: FacetName,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const document = archive.stills.get(id);
    if (document === undefined) continue;
    for (const value of new Set(facetKeys(archive, document, facet)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function facetKeys(archive: Archive, document: SearchDocument, facet: FacetName): string[] {
  switch (facet) {
    case "kinds":
      return document.kind === null ? [] : [stillKindNames[document.kind]];
    case "statuses":
      return [document.status];
    case "years": {
      const year = yearOf(archive, document);
      return year === 0 ? [] : [String(year)];
    }
    case "ratings":
      return listed(markInWords("rating", document.marks.rating));
    case "colourLabels":
      return listed(markInWords("colourLabel", document.marks.colourLabel));
    case "picks":
      return listed(markInWords("pick", document.marks.pick));
    case "workStates":
      return listed(markInWords("workState", document.marks.workState));
    case "films":
      return document.film === null ? [] : keysOf(archive.known.films, [document.film]);
    case "photographers":
      return document.creators.map((name) => name);
    case "languages":
      return captionLanguages(archive).filter((tag) => !isWritten(document, "caption", tag));
    case "keywords":
      return keysOf(archive.known.keywords, withBroader(archive, document.keywords));
    default:
      return keysOf(archive.known[facet], document[facet]);
  }
}

function captionLanguages({ stills }: Archive): string[] {
  const tags = [...stills.values()].flatMap(({ languages }) =>
    languages.flatMap(([field, tag]) => (field === "caption" && tag !== "x-default" ? tag : [])),
  );
  return [...new Set(tags)];
}

function isWritten({ languages }: SearchDocument, what: string, language: string): boolean {
  return languages.some(
    ([field, tag]) =>
      field === what && `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase()),
  );
}

/** Keywords and all they stand under, step by step upwards. */
function withBroader(archive: Archive, keywords: readonly number[]): number[] {
  const { known } = archive;
  const over = keywords.flatMap((id) => known.keywords.find((one) => one.id === id)?.broader ?? []);
  const further = over.filter((id) => !keywords.includes(id));
  return further.length === 0 ? [...keywords] : withBroader(archive, [...keywords, ...further]);
}

function listed(words: string | null): string[] {
  return words === null ? [] : [words];
}

/** Two records may have one name: they stay two values. */
function keysOf(records: readonly SearchRecord[], ids: readonly number[]): string[] {
  return records
    .filter(({ id, names }) => ids.includes(id) && names.length > 0)
    .map(({ id, names }) => `${names[0]}#${id}`);
}

function matchesTree(archive: Archive, document: SearchDocument, tree: SearchTree): boolean | null {
  switch (tree.kind) {
    case "all":
      return null;
    case "not": {
      const found = matchesTree(archive, document, tree.part);
      return found === null ? null : !found;
    }
    case "and":
    case "or": {
      const found = tree.parts.flatMap((part) => matchesTree(archive, document, part) ?? []);
      if (found.length === 0) return null;
      return tree.kind === "and" ? found.every(Boolean) : found.some(Boolean);
    }
    case "text": {
      const tokens = tokensOf(tree.text);
      return tokens.length === 0 ? null : matchesText(archive, document, tokens, tree.prefix);
    }
    case "field":
      return matchesField(archive, document, tree.field, tree.value);
    case "years": {
      const year = yearOf(archive, document);
      return year !== 0 && year >= (tree.from ?? -Infinity) && year <= (tree.to ?? Infinity);
    }
    case "has":
      return has(document, tree.what) === tree.present;
    case "is":
      return isIn(document, tree.state);
    case "rating": {
      const stars = document.marks.rating ?? 0;
      return stars >= (tree.from ?? -Infinity) && stars <= (tree.to ?? Infinity);
    }
    case "only-in":
      return (
        document.sources.length > 0 &&
        document.sources.every((source) => tree.sources.includes(source))
      );
    case "stills":
    case "alike":
      return tree.ids.includes(document.id);
    case "between": {
      const date = Number((document.dateCreated ?? "").replaceAll(/\D/gu, "").padEnd(14, "0"));
      const exported = document.exports.flatMap(
        (one) => archive.known.exports.find(({ id }) => id === one)?.at ?? [],
      );
      const at = {
        date: [date],
        added: [document.addedAt],
        changed: [document.changedAt],
        exported,
      }[tree.by];
      return at.some(
        (one) => one !== 0 && one >= (tree.from ?? -Infinity) && one <= (tree.to ?? Infinity),
      );
    }
    case "size": {
      const { width, height, bytes } = document;
      const size = { edge: Math.max(width, height), pixels: width * height, bytes }[tree.unit];
      return size !== 0 && size >= (tree.from ?? -Infinity) && size <= (tree.to ?? Infinity);
    }
    case "count": {
      const count = {
        people: document.people,
        files: document.fileNames.length,
        characters: document.characters.length,
        performers: document.performers.length,
        scenes: document.scenes.length,
        keywords: document.keywords.length,
        sets: document.sets.length,
        exports: document.exports.length,
      }[tree.of];
      return count >= (tree.from ?? -Infinity) && count <= (tree.to ?? Infinity);
    }
    case "language":
      return isWritten(document, tree.what, tree.language) === tree.present;
    case "dates":
    case "named":
      return false;
  }
}

function isIn(
  { sources, marks, hasUnidentified, hasDoubtful }: SearchDocument,
  state: Extract<SearchTree, { kind: "is" }>["state"],
): boolean {
  if (state === "missing") return sources.length === 0;
  if (state === "unidentified") return hasUnidentified;
  if (state === "doubtful") return hasDoubtful;
  return marks.pick === state || marks.workState === state;
}

function has(
  document: SearchDocument,
  what: Extract<SearchTree, { kind: "has" }>["what"],
): boolean {
  const answers: Record<typeof what, boolean> = {
    caption: document.captions.some((caption) => caption.trim() !== ""),
    credit: document.creditLine !== "",
    "alt-text": document.hasAltText,
    headline: document.languages.some(([field]) => field === "headline"),
    title: document.languages.some(([field]) => field === "title"),
    description: document.languages.some(([field]) => field === "description"),
    photographer: document.creators.length > 0,
    region: document.hasRegion,
    set: document.sets.length > 0,
    export: document.exports.length > 0,
    number: document.number !== null,
    film: document.film !== null,
    scene: document.scenes.length > 0,
    character: document.characters.length > 0,
    performer: document.performers.length > 0,
    rights: document.rightsHolders.length > 0,
    keyword: document.keywords.length > 0,
    kind: document.kind !== null,
    date: document.dateCreated !== null,
    rating: document.marks.rating !== null,
    label: document.marks.colourLabel !== null,
    problem: document.hasProblem,
    conflict: document.hasConflict,
    question: false,
    remark: document.hasRemark,
  };
  return answers[what];
}

function textsOf(document: SearchDocument): string[] {
  const { captions, headlines, titles, otherTexts } = document;
  return [...captions, ...headlines, ...titles, ...otherTexts];
}

function namesUnder(records: readonly SearchRecord[], ids: readonly number[]): string[] {
  return records.filter(({ id }) => ids.includes(id)).flatMap(({ names }) => names);
}

function namesOf(archive: Archive, document: SearchDocument): string[] {
  const { known } = archive;
  return [
    ...namesUnder(known.films, document.film === null ? [] : [document.film]),
    ...namesUnder(known.scenes, document.scenes),
    ...namesUnder(known.characters, document.characters),
    ...namesUnder(known.performers, document.performers),
    ...namesUnder(known.rightsHolders, document.rightsHolders),
    ...namesUnder(known.keywords, document.keywords),
    ...document.creators,
    document.creditLine,
  ];
}

function matchesText(
  archive: Archive,
  document: SearchDocument,
  tokens: readonly string[],
  prefix: boolean,
): boolean {
  const all = [...textsOf(document), ...document.fileNames, ...namesOf(archive, document)];
  return all.some((text) => hasWords(text, tokens, prefix));
}

function hasWords(text: string, wanted: readonly string[], prefix: boolean): boolean {
  const tokens = tokensOf(text);
  for (let start = 0; start + wanted.length <= tokens.length; start++) {
    const fits = wanted.every((word, at) => {
      const token = tokens[start + at] ?? "";
      const open = prefix && at === wanted.length - 1 && !isIdeograph(word);
      return open ? token.startsWith(word) : token === word;
    });
    if (fits) return true;
  }
  return false;
}

function matchesField(
  archive: Archive,
  document: SearchDocument,
  field: TextualField,
  value: string,
): boolean | null {
  if (value.trim() === "") return null;
  if (field === "kind") return document.kind !== null && kindsNamed(value).includes(document.kind);
  if (field === "status") return statusesNamed(value).includes(document.status);
  if (field === "label") {
    const { colourLabel } = document.marks;
    return colourLabel !== null && labelsNamed(value).includes(colourLabel);
  }
  const inTexts = textsAsked(document, field);
  if (inTexts !== null)
    return tokensOf(value).length === 0
      ? null
      : inTexts.some((text) => hasWords(text, tokensOf(value), true));
  const [everybody, own] = fieldNames(archive, document, field);
  const key = tokensOf(value).join(" ");
  if (key === "") return null;
  const isCalled = (names: readonly string[]): boolean =>
    names.some((name) => tokensOf(name).join(" ") === key);
  if (everybody.some(isCalled)) return own.some(isCalled);
  const [, title, year] = (field === "film" ? /^(.+?) ?[( ](\d{4})\)?$/u.exec(value) : null) ?? [];
  const dated = archive.known.films.filter(
    (film) =>
      title !== undefined &&
      String(film.year) === year &&
      film.names.some((name) => tokensOf(name).join(" ") === tokensOf(title).join(" ")),
  );
  if (dated.length > 0) return dated.some(({ id }) => id === document.film);
  const said = value.split(/\s+/u).filter((part) => /[\p{L}\p{N}\p{S}]/u.test(part));
  const parts = (said.length === 0 ? [value] : said).map(tokensOf);
  return own.some((names) =>
    parts.every((tokens) => names.some((name) => hasWords(name, tokens, true))),
  );
}

function textsAsked(document: SearchDocument, field: TextualField): readonly string[] | null {
  switch (field) {
    case "file":
      return document.fileNames;
    case "caption":
      return document.captions;
    case "headline":
      return document.headlines;
    case "title":
      return document.titles;
    case "text":
      return textsOf(document);
    default:
      return null;
  }
}

type NameLists = readonly (readonly string[])[];

function nameLists(
  records: readonly SearchRecord[],
  ids: readonly number[],
): [NameLists, NameLists] {
  return [
    records.map(({ names }) => names),
    records.filter(({ id }) => ids.includes(id)).map(({ names }) => names),
  ];
}

function fieldNames(
  archive: Archive,
  document: SearchDocument,
  field: TextualField,
): [everybody: NameLists, own: NameLists] {
  const { known, stills } = archive;
  switch (field) {
    case "film":
      return nameLists(known.films, document.film === null ? [] : [document.film]);
    case "scene":
      return nameLists(known.scenes, document.scenes);
    case "character":
      return nameLists(known.characters, document.characters);
    case "performer":
      return nameLists(known.performers, document.performers);
    case "rights":
      return nameLists(known.rightsHolders, document.rightsHolders);
    case "keyword":
      return nameLists(known.keywords, withBroader(archive, document.keywords));
    case "in":
      return nameLists(known.sets, document.sets);
    case "exported":
      return nameLists(known.exports, document.exports);
    case "photographer":
      return [
        [...stills.values()].flatMap(({ creators }) => creators.map((name) => [name])),
        document.creators.map((name) => [name]),
      ];
    default:
      return [[...stills.values()].map(({ creditLine }) => [creditLine]), [[document.creditLine]]];
  }
}

function yearOf(archive: Archive, document: SearchDocument): number {
  const film = archive.known.films.find(({ id }) => id === document.film);
  return film?.year ?? Number(document.dateCreated?.slice(0, 4) ?? 0);
}

type Compare = (a: SearchDocument, b: SearchDocument) => number;

const collator = new Intl.Collator("en", { numeric: true });

// The file names of the tests are "still N" and one letter, so that this is their natural order.
const byName: Compare = (a, b) =>
  collator.compare(a.fileNames[0] ?? "", b.fileNames[0] ?? "") || a.id - b.id;

function comparator(archive: Archive, tree: SearchTree, sort: Order): Compare {
  const { films, scenes } = archive.known;
  const filmName = (id: number | null): string | null =>
    films.find((film) => film.id === id)?.names[0] ?? null;
  const place = ({
    film = null,
    order = 0,
    names,
  }: SearchRecord): [string | null, number, string] => [filmName(film), order, names[0] ?? ""];
  const scenePlace = (id: number): number => {
    return scenes
      .toSorted((a, b) => comparePlaces(place(a), place(b)))
      .findIndex((scene) => scene.id === id);
  };
  const sceneName = (id: number): string => scenes.find((scene) => scene.id === id)?.names[0] ?? "";
  const first = (document: SearchDocument): number => Math.min(...document.scenes.map(scenePlace));
  const byFilm: Compare = (a, b) =>
    lastIfNull(filmName(a.film), filmName(b.film)) ||
    compareNumbers(first(a), first(b)) ||
    byName(a, b);
  switch (sort) {
    case "film":
      return byFilm;
    case "scene": {
      const least = (document: SearchDocument): string | null =>
        document.scenes.map(sceneName).toSorted(collator.compare)[0] ?? null;
      return (a, b) => lastIfNull(least(a), least(b)) || byFilm(a, b);
    }
    case "name":
      return byName;
    case "date":
      return (a, b) => compareTexts(b.dateCreated ?? "", a.dateCreated ?? "") || byName(a, b);
    case "number":
      return (a, b) => lastIfNull(a.number, b.number) || byName(a, b);
    case "added":
      return (a, b) => b.addedAt - a.addedAt || byName(a, b);
    case "changed":
      return (a, b) => b.changedAt - a.changedAt || byName(a, b);
    case "relevance":
      return (a, b) => pointsOf(archive, b, tree) - pointsOf(archive, a, tree) || byFilm(a, b);
  }
}

function comparePlaces(
  a: readonly [string | null, number, string],
  b: readonly [string | null, number, string],
): number {
  return lastIfNull(a[0], b[0]) || a[1] - b[1] || collator.compare(a[2], b[2]);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function lastIfNull(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return collator.compare(a, b);
}

/** Of several pictures that are sought, points are told apart no further. */
function pointsOf(archive: Archive, document: SearchDocument, tree: SearchTree): number {
  return Math.min(0xffff, score(archive, document, tree));
}

function score(archive: Archive, document: SearchDocument, tree: SearchTree): number {
  if (tree.kind === "and" || tree.kind === "or")
    return tree.parts.reduce((sum, part) => sum + score(archive, document, part), 0);
  if (tree.kind === "not" && tree.part.kind === "not")
    return score(archive, document, tree.part.part);
  if (tree.kind === "alike" && tree.ids.includes(document.id))
    return (1000 - tree.ids.indexOf(document.id)) * 64;
  const tokens = tree.kind === "text" ? tokensOf(tree.text) : [];
  if (tree.kind !== "text" || tokens.length === 0) return 0;
  const inNames = namesOf(archive, document).some((text) => hasWords(text, tokens, tree.prefix));
  const whole = textsOf(document).some((text) => hasWords(text, tokens, false));
  const begun = textsOf(document).some((text) => hasWords(text, tokens, tree.prefix));
  return Number(inNames) * 4 + Number(whole) * 2 + Number(begun);
}
