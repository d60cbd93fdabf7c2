import { unmarked } from "../../../shared/marks.ts";
import {
  forEachLinked,
  type LinkedTable,
  type RecordKeys,
  type SearchDocument,
  type SearchRecord,
  type SearchSource,
} from "../../../shared/search-document.ts";

export type Records = Record<LinkedTable, SearchRecord[]>;

/** A source whose stills and records a test changes by hand. */
export type Archive = SearchSource & {
  readonly stills: Map<number, SearchDocument>;
  readonly known: Records;
};

export function archiveOf(
  documents: readonly SearchDocument[],
  records: Partial<Records> = {},
): Archive {
  const stills = new Map(documents.map((document) => [document.id, document]));
  const known: Records = { ...forEachLinked(() => []), ...records };
  const inOrder = (): SearchDocument[] => [...stills.values()].toSorted((a, b) => a.id - b.id);
  return {
    stills,
    known,
    documents: (after, limit) =>
      inOrder()
        .filter(({ id }) => id > after)
        .slice(0, limit),
    documentsOf: (ids) => [...new Set(ids)].flatMap((id) => stills.get(id) ?? []),
    records: (only) => (only === undefined ? known : among(known, only)),
    setMembers: (set) =>
      inOrder()
        .filter(({ sets }) => sets.includes(set))
        .map(({ id }) => id)
        .toReversed(),
  };
}

/** Those of the known records that have these keys. */
function among(known: Records, only: RecordKeys): Records {
  return forEachLinked((table) => known[table].filter(({ id }) => only[table].includes(id)));
}

export function still(id: number, parts: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id,
    film: null,
    scenes: [],
    characters: [],
    performers: [],
    rightsHolders: [],
    keywords: [],
    sets: [],
    exports: [],
    kind: null,
    marks: unmarked,
    status: "unknown",
    dateCreated: null,
    addedAt: 0,
    changedAt: 0,
    number: null,
    width: 0,
    height: 0,
    bytes: 0,
    people: 0,
    folder: null,
    fileNames: [`still ${id}.jpg`],
    captions: [],
    headlines: [],
    titles: [],
    otherTexts: [],
    languages: [],
    creditLine: "",
    creators: [],
    hasAltText: false,
    hasProblem: false,
    hasConflict: false,
    hasRemark: false,
    hasUnidentified: false,
    hasDoubtful: false,
    hasRegion: false,
    sources: [1],
    ...parts,
  };
}

/** Records with ids from 1 on; each entry is a record's names. */
export function named(...names: readonly (readonly string[])[]): SearchRecord[] {
  return names.map((all, at) => ({ id: at + 1, names: all }));
}
