import type { Source, StoppedAt } from "../../shared/contract/archive.ts";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import type {
  Overview,
  OverviewEntry,
  OverviewFilm,
  OverviewPart,
  WhatIsOpen,
  WithoutFilm,
} from "../../shared/contract/stills.ts";
import { printQuery } from "../../shared/query/print.ts";
import { missingQuery, toCheckQuery } from "../../shared/query/to-check.ts";
import { isInQuestion } from "../../shared/offline.ts";
import { withDistinction } from "../../shared/distinction.ts";
import type { Tag } from "../../shared/tag.ts";
import { setsWithin } from "../sets/nesting.ts";
import { count } from "../ui/numbers.ts";

/** What the left pane is made of. */
export type Contents = {
  /** What is open of it, or what matches `filter`. */
  readonly overview: Overview;
  /** As the engine was asked to filter; empty for no filter. */
  readonly filter: string;
  readonly sets: readonly StillSet[];
  readonly searches: readonly SavedSearch[];
  readonly sources: readonly Source[];
  /** Groups of near-duplicates that are not decided upon. */
  /** Groups of near-duplicates, and pictures that were not compared yet. */
  readonly nearDuplicates: { readonly total: number; readonly waiting: number };
  /** Files of which only a rule has decided whose record they have. */
  readonly questions: number;
  /** Different credit lines of which nothing is decided. */
  readonly creditLines: number;
};

/** One line of the left pane. `level` counts from 1, as aria-level does. */
export type SidebarRow = {
  readonly key: string;
  readonly level: number;
  readonly label: string;
  /** Beside the name: a film's year, who plays a character. */
  readonly detail: string;
  readonly count: number | null;
  /** What a click searches for; null for a line that only opens and closes. */
  readonly query: string | null;
  /** Null where there is nothing to open. */
  readonly expanded: boolean | null;
  readonly subject: Subject;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
};

export type Subject =
  | { readonly kind: "section"; readonly section: SectionName }
  | { readonly kind: "group" | "query" | "near-duplicates" | "questions" | "credits" | "hint" }
  /** Folders that may be offline or not, which the archivist has to say. */
  | { readonly kind: "folder-questions"; readonly sources: readonly Source[] }
  /** Opens or closes `opens`, the rest of a long section. */
  | { readonly kind: "rest"; readonly opens: string }
  /** Stills can be tagged with it, by dropping them here. */
  | { readonly kind: "record"; readonly tag: Tag }
  | { readonly kind: "set"; readonly set: StillSet }
  | { readonly kind: "search"; readonly search: SavedSearch }
  | { readonly kind: "source"; readonly source: Source };

/** In their order. What is left to do stands first: below long sections nobody would see it. */
export const sectionNames = [
  "todo",
  "films",
  "rightsHolders",
  "keywords",
  "sets",
  "searches",
  "folders",
] as const;
export type SectionName = (typeof sectionNames)[number];

const sectionLabels: Readonly<Record<SectionName, string>> = {
  films: "Films",
  rightsHolders: "Rights holders",
  keywords: "Keywords",
  sets: "Sets",
  searches: "Saved searches",
  todo: "To do",
  folders: "Folders",
};

// Sections that would push those below out of sight show their first lines at first.
const LONG = 8;
const AT_FIRST = 6;
/** More lines than this nobody looks through: the filter finds them. */
const WHOLE_AT_MOST = 500;

/** The line below the films. */
const WITHOUT_FILM = "without-film";

/** A line before it is known whether it shows: its children are made only when it is open. */
type Node = Omit<SidebarRow, "level" | "expanded" | "position" | "siblings"> & {
  readonly children?: () => readonly Node[];
};

/** What the engine is asked to list. */
export function whatIsOpen(open: ReadonlySet<string>, filter: string): WhatIsOpen {
  const lines = (section: LongSection): number => {
    if (!open.has(section)) return 0;
    return open.has(restOf(section)) ? WHOLE_AT_MOST : LONG;
  };
  const films = [...open].flatMap((key) => /^film-(?<id>\d+)$/u.exec(key)?.groups?.["id"] ?? []);
  return {
    films: open.has("films") ? films.map(Number) : [],
    withoutFilm: open.has("films") && open.has(WITHOUT_FILM),
    rightsHolders: lines("rightsHolders"),
    keywords: lines("keywords"),
    filter: filter.trim(),
  };
}

/** The lines that show, in order. With a filter, only records that match and what they stand in, all open. */
export function sidebarRows(contents: Contents, open: ReadonlySet<string>): readonly SidebarRow[] {
  const rows: SidebarRow[] = [];
  const { filter, overview } = contents;
  const sections = sectionNames.map((section) => sectionNode(section, contents, open));
  const more = overview.cut ? [hintNode("more", "More match: type more of the name")] : [];
  put(rows, filter === "" ? sections : [...kept(sections, folded(filter)), ...more], {
    level: 1,
    open,
    all: filter !== "",
  });
  return rows;
}

type Putting = {
  readonly level: number;
  readonly open: ReadonlySet<string>;
  readonly all: boolean;
};

function put(rows: SidebarRow[], nodes: readonly Node[], { level, open, all }: Putting): void {
  nodes.forEach(({ children, ...node }, index) => {
    const expanded = children === undefined ? null : all || open.has(node.key);
    rows.push({ ...node, level, expanded, position: index + 1, siblings: nodes.length });
    if (expanded === true && children !== undefined)
      put(rows, children(), { level: level + 1, open, all });
  });
}

/** Nodes that match or hold one that does. Of records the engine has listed only those. */
function kept(nodes: readonly Node[], wanted: string): readonly Node[] {
  return nodes.flatMap((node) => {
    const { kind } = node.subject;
    const holds = kind === "section" || kind === "group";
    const matches = !holds && (kind === "record" || folded(node.label).includes(wanted));
    const children = node.children === undefined ? [] : kept(node.children(), wanted);
    if (children.length > 0) return [{ ...node, children: () => children }];
    if (!matches) return [];
    const { children: _nothingThatMatches, ...alone } = node;
    return [alone];
  });
}

/** Lower case without diacritics: "Cafe" finds "café". */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}

function sectionNode(section: SectionName, contents: Contents, open: ReadonlySet<string>): Node {
  return {
    key: section,
    label: sectionLabels[section],
    detail: "",
    count: sectionCount(section, contents),
    query: null,
    subject: { kind: "section", section },
    children: () => sectionChildren(section, contents, open),
  };
}

function sectionCount(
  section: SectionName,
  { overview, sets, searches, sources }: Contents,
): number | null {
  switch (section) {
    case "films":
      return overview.films.total;
    case "rightsHolders":
      return overview.rightsHolders.total;
    case "keywords":
      return overview.keywords.total;
    case "sets":
      return sets.length;
    case "searches":
      return searches.length;
    case "todo":
      return null;
    case "folders":
      return sources.length;
  }
}

function sectionChildren(
  section: SectionName,
  contents: Contents,
  open: ReadonlySet<string>,
): readonly Node[] {
  const { overview, sets, searches, sources, filter } = contents;
  const shownOf = (long: LongSection, field: Tag["field"]): readonly Node[] => {
    const { lines, total } = overview[long];
    const nodes = lines.map((entry) => recordNode(entry, field, ""));
    return filter === ""
      ? shortened(long, nodes, { total, isWhole: open.has(restOf(long)) })
      : nodes;
  };
  switch (section) {
    case "films":
      return [
        ...overview.films.lines.map((film) => filmNode(film)),
        ...(isEmpty(overview.withoutFilm) ? [] : [withoutFilmNode(overview.withoutFilm)]),
      ];
    case "rightsHolders":
      return shownOf("rightsHolders", "rightsHolder");
    case "keywords":
      return shownOf("keywords", "keyword");
    case "sets":
      return setsWithin(sets, null).map((set) => setNode(set, sets));
    case "searches":
      return searches.map((search) => searchNode(search));
    case "todo":
      return toDo(contents);
    case "folders":
      return sources.map((source) => sourceNode(source));
  }
}

type LongSection = "rightsHolders" | "keywords";

/** The line that opens and closes the rest of a long section. */
function restOf(section: LongSection): string {
  return `${section}-rest`;
}

/** The first lines of a long section with one that opens the rest; a short one as it is. */
function shortened(
  section: LongSection,
  nodes: readonly Node[],
  { total, isWhole }: { readonly total: number; readonly isWhole: boolean },
): readonly Node[] {
  if (total <= LONG) return nodes;
  const opens = restOf(section);
  const rest = (label: string): Node => ({
    ...hintNode(opens, label),
    subject: { kind: "rest", opens },
  });
  if (!isWhole) return [...nodes.slice(0, AT_FIRST), rest(`Show all ${count(total)}`)];
  const unlisted = total - WHOLE_AT_MOST;
  const hint = hintNode(`${section}-more`, `${count(unlisted)} more: type in the filter`);
  return [...nodes, ...(unlisted > 0 ? [hint] : []), rest("Show fewer")];
}

/** A line that says something and leads nowhere. */
function hintNode(key: string, label: string): Node {
  return { key, label, detail: "", count: null, query: null, subject: { kind: "hint" } };
}

function recordNode(entry: OverviewEntry, field: Tag["field"], detail: string): Node {
  const { id, name, distinction, stills, query } = entry;
  const subject = { kind: "record", tag: { field, id } } as const;
  return {
    key: `${field}-${String(id)}`,
    label: name,
    // What tells it from its namesakes comes first: in a narrow pane the end is cut off.
    detail: distinction === "" ? detail : withDistinction(distinction, detail),
    count: stills,
    query,
    subject,
  };
}

function filmNode(film: OverviewFilm): Node {
  const { scenes, characters } = film;
  const key = `film-${String(film.id)}`;
  const groups = [
    ...groupNode(`${key}-characters`, "Characters", characters, (entry) => ({
      ...recordNode(entry, "character", entry.performers.join(", ")),
      key: `${key}-character-${String(entry.id)}`,
    })),
    ...groupNode(`${key}-scenes`, "Scenes", scenes, (entry) => ({
      ...recordNode(entry, "scene", ""),
      key: `${key}-scene-${String(entry.id)}`,
    })),
  ];
  const node = recordNode(film, "film", film.year === null ? "" : String(film.year));
  return groups.length === 0 ? node : { ...node, children: () => groups };
}

function isEmpty({ scenes, characters, performers }: WithoutFilm): boolean {
  return scenes.total + characters.total + performers.total === 0;
}

/** What belongs to no film, in a line of its own below the films. */
function withoutFilmNode({ scenes, characters, performers }: WithoutFilm): Node {
  const group = (label: string, field: Tag["field"], part: OverviewPart): readonly Node[] =>
    groupNode(`${WITHOUT_FILM}-${label.toLowerCase()}`, label, part, (entry) =>
      recordNode(entry, field, ""),
    );
  const groups = [
    ...group("Characters", "character", characters),
    ...group("Performers", "performer", performers),
    ...group("Scenes", "scene", scenes),
  ];
  return {
    key: WITHOUT_FILM,
    label: "Names without a film",
    detail: "",
    count: scenes.total + characters.total + performers.total,
    query: null,
    subject: { kind: "group" },
    children: () => groups,
  };
}

/** A line that holds others of one kind; none where there are none. */
function groupNode<Entry>(
  key: string,
  label: string,
  { total, lines }: OverviewPart<Entry>,
  node: (entry: Entry) => Node,
): readonly Node[] {
  if (total === 0) return [];
  const subject = { kind: "group" } as const;
  const children = (): readonly Node[] => lines.map(node);
  return [{ key, label, detail: "", count: total, query: null, subject, children }];
}

function searchNode(search: SavedSearch): Node {
  const { id, name, stills, query, problem, lost } = search;
  return {
    key: `search-${String(id)}`,
    label: name,
    detail: problem !== null ? "cannot be read" : lost === null ? "" : `“${lost}” is gone`,
    count: problem === null ? stills : null,
    query,
    subject: { kind: "search", search },
  };
}

function setNode(set: StillSet, sets: readonly StillSet[]): Node {
  const { id, name, stills, query } = set;
  const inner = setsWithin(sets, id);
  const children = (): readonly Node[] => inner.map((one) => setNode(one, sets));
  return {
    ...(inner.length === 0 ? {} : { children }),
    key: `set-${String(id)}`,
    label: name,
    detail: "",
    count: stills,
    query,
    subject: { kind: "set", set },
  };
}

function toDo({
  overview,
  sources,
  nearDuplicates,
  questions,
  creditLines,
}: Contents): readonly Node[] {
  const { untagged, files } = overview;
  const line = (what: string, label: string, stills: number, query = `no:${what}`): Node => ({
    key: `todo-${what}`,
    label,
    detail: "",
    count: stills,
    query,
    subject: { kind: "query" },
  });
  const { total: groups, waiting } = nearDuplicates;
  // none is no answer while nobody has looked
  const isUnknown = groups === 0 && waiting > 0;
  // Most archives have none of these: they show only when there is something to do.
  const ofFiles = [
    line("missing", "Missing files", files.missing, missingQuery),
    line("check", "To check", files.toCheck, toCheckQuery),
  ].filter(({ count: stills }) => stills !== 0);
  return [
    ...folderQuestions(sources),
    ...ofFiles,
    line("film", "No film", untagged.noFilm),
    line("caption", "No caption", untagged.noCaption),
    line("credit", "No credit line", untagged.noCredit),
    {
      key: "todo-near-duplicates",
      label: "Near-duplicates",
      detail: isUnknown ? "uncompared" : "groups",
      count: isUnknown ? null : groups,
      query: null,
      subject: { kind: "near-duplicates" },
    },
    {
      key: "todo-questions",
      label: "Questions about files",
      detail: "",
      count: questions,
      query: null,
      subject: { kind: "questions" },
    },
    {
      key: "todo-credits",
      label: "Credit lines to review",
      detail: "",
      count: creditLines,
      query: null,
      subject: { kind: "credits" },
    },
  ];
}

/** Until they are answered nothing in these folders is followed: they stand first, when there are any. */
function folderQuestions(all: readonly Source[]): readonly Node[] {
  const sources = all.filter(({ offline }) => isInQuestion(offline));
  if (sources.length === 0) return [];
  const node: Node = {
    key: "todo-folder-questions",
    label: "Questions about folders",
    detail: "",
    count: sources.length,
    query: null,
    subject: { kind: "folder-questions", sources },
  };
  return [node];
}

/** What is not gone on with unasked. */
const stoppedWords: Readonly<Record<StoppedAt, string>> = {
  reading: "not read to its end",
  thumbnails: "thumbnails to come",
};

function sourceNode(source: Source): Node {
  const { id, path, stills, offline, stopped } = source;
  const inFolder = printQuery({ kind: "named", by: "source", value: path });
  return {
    key: `source-${String(id)}`,
    label: path.split(/[/\\]/u).findLast((part) => part !== "") ?? path,
    detail: offline !== null ? "offline" : stopped === null ? "" : stoppedWords[stopped],
    count: stills,
    query: inFolder,
    subject: { kind: "source", source },
  };
}

/** The key of the line that a line stands in; null at the top. */
export function parentOf(rows: readonly SidebarRow[], index: number): number | null {
  const level = rows[index]?.level ?? 1;
  for (let i = index - 1; i >= 0; i--) if ((rows[i]?.level ?? 1) < level) return i;
  return null;
}
