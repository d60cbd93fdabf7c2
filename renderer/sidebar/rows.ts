import type { Source } from "../../shared/contract/archive.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import type {
  Overview,
  OverviewEntry,
  OverviewFilm,
  WithoutFilm,
} from "../../shared/contract/stills.ts";
import { printQuery } from "../../shared/query/print.ts";
import type { Tag } from "../../shared/tag.ts";

/** What the left pane is made of. */
export type Contents = {
  readonly overview: Overview;
  readonly sets: readonly StillSet[];
  readonly sources: readonly Source[];
  /** Groups of near-duplicates that are not decided upon. */
  readonly nearDuplicates: number;
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
  | { readonly kind: "group" | "query" | "near-duplicates" }
  /** Stills can be tagged with it, by dropping them here. */
  | { readonly kind: "record"; readonly tag: Tag }
  | { readonly kind: "set"; readonly set: StillSet }
  | { readonly kind: "source"; readonly source: Source };

export const sectionNames = [
  "films",
  "rightsHolders",
  "keywords",
  "sets",
  "todo",
  "folders",
] as const;
export type SectionName = (typeof sectionNames)[number];

const sectionLabels: Readonly<Record<SectionName, string>> = {
  films: "Films",
  rightsHolders: "Rights holders",
  keywords: "Keywords",
  sets: "Sets",
  todo: "To do",
  folders: "Folders",
};

/** A line before it is known whether it shows: its children are made only when it is open. */
type Node = Omit<SidebarRow, "level" | "expanded" | "position" | "siblings"> & {
  readonly children?: () => readonly Node[];
};

/** The lines that show, in order. With a filter, only records that match and what they stand in, all open. */
export function sidebarRows(
  contents: Contents,
  open: ReadonlySet<string>,
  filter: string,
): readonly SidebarRow[] {
  const rows: SidebarRow[] = [];
  const wanted = folded(filter.trim());
  const sections = sectionNames.map((section) => sectionNode(section, contents));
  put(rows, wanted === "" ? sections : kept(sections, wanted), {
    level: 1,
    open,
    all: wanted !== "",
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

/** Nodes that match or hold one that does; of a record that matches by itself everything stays. */
function kept(nodes: readonly Node[], wanted: string): readonly Node[] {
  return nodes.flatMap((node) => {
    const isRecord = node.subject.kind !== "section" && node.subject.kind !== "group";
    if (isRecord && folded(`${node.label} ${node.detail}`).includes(wanted)) return [node];
    const children = node.children === undefined ? [] : kept(node.children(), wanted);
    return children.length === 0 ? [] : [{ ...node, children: () => children }];
  });
}

/** Lower case without diacritics: "Cafe" finds "café". */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}

function sectionNode(section: SectionName, contents: Contents): Node {
  const children = sectionChildren(section, contents);
  return {
    key: section,
    label: sectionLabels[section],
    detail: "",
    count: sectionCount(section, contents, children.length),
    query: null,
    subject: { kind: "section", section },
    children: () => children.map((make) => make()),
  };
}

function sectionCount(section: SectionName, { overview }: Contents, lines: number): number | null {
  if (section === "todo") return null;
  return section === "films" ? overview.films.length : lines;
}

function sectionChildren(
  section: SectionName,
  { overview, sets, sources, nearDuplicates }: Contents,
): readonly (() => Node)[] {
  switch (section) {
    case "films":
      return [
        ...overview.films.map((film) => () => filmNode(film)),
        ...(isEmpty(overview.withoutFilm) ? [] : [() => withoutFilmNode(overview.withoutFilm)]),
      ];
    case "rightsHolders":
      return overview.rightsHolders.map((entry) => () => recordNode(entry, "rightsHolder", ""));
    case "keywords":
      return overview.keywords.map((entry) => () => recordNode(entry, "keyword", ""));
    case "sets":
      return sets.map((set) => () => setNode(set));
    case "todo":
      return toDo(overview, nearDuplicates).map((node) => () => node);
    case "folders":
      return sources.map((source) => () => sourceNode(source));
  }
}

function recordNode(entry: OverviewEntry, field: Tag["field"], detail: string): Node {
  const { id, name, stills, query } = entry;
  const subject = { kind: "record", tag: { field, id } } as const;
  return { key: `${field}-${String(id)}`, label: name, detail, count: stills, query, subject };
}

function filmNode(film: OverviewFilm): Node {
  const { scenes, characters } = film;
  const key = `film-${String(film.id)}`;
  const groups = [
    ...(characters.length === 0 ? [] : [castNode(key, film)]),
    ...(scenes.length === 0 ? [] : [scenesNode(key, film)]),
  ];
  const node = recordNode(film, "film", film.year === null ? "" : String(film.year));
  return groups.length === 0 ? node : { ...node, children: () => groups };
}

function isEmpty({ scenes, characters, performers }: WithoutFilm): boolean {
  return scenes.length + characters.length + performers.length === 0;
}

/** What belongs to no film, in a line of its own below the films. */
function withoutFilmNode({ scenes, characters, performers }: WithoutFilm): Node {
  const group = (
    label: string,
    field: Tag["field"],
    entries: readonly OverviewEntry[],
  ): readonly Node[] => {
    const children = (): readonly Node[] => entries.map((entry) => recordNode(entry, field, ""));
    const key = `without-film-${label.toLowerCase()}`;
    return entries.length === 0 ? [] : [groupNode(key, label, entries.length, children)];
  };
  const groups = [
    ...group("Characters", "character", characters),
    ...group("Performers", "performer", performers),
    ...group("Scenes", "scene", scenes),
  ];
  const count = scenes.length + characters.length + performers.length;
  return groupNode("without-film", "Names without a film", count, () => groups);
}

function castNode(key: string, { characters }: OverviewFilm): Node {
  const children = (): readonly Node[] =>
    characters.map((entry) => ({
      ...recordNode(entry, "character", entry.performers.join(", ")),
      key: `${key}-character-${String(entry.id)}`,
    }));
  return groupNode(`${key}-characters`, "Characters", characters.length, children);
}

function scenesNode(key: string, { scenes }: OverviewFilm): Node {
  const children = (): readonly Node[] =>
    scenes.map((entry) => ({
      ...recordNode(entry, "scene", ""),
      key: `${key}-scene-${String(entry.id)}`,
    }));
  return groupNode(`${key}-scenes`, "Scenes", scenes.length, children);
}

function groupNode(
  key: string,
  label: string,
  count: number,
  children: () => readonly Node[],
): Node {
  return { key, label, detail: "", count, query: null, subject: { kind: "group" }, children };
}

function setNode(set: StillSet): Node {
  const { id, name, stills, query } = set;
  return {
    key: `set-${String(id)}`,
    label: name,
    detail: "",
    count: stills,
    query,
    subject: { kind: "set", set },
  };
}

function toDo({ untagged }: Overview, nearDuplicates: number): readonly Node[] {
  const line = (what: string, label: string, count: number): Node => ({
    key: `todo-${what}`,
    label,
    detail: "",
    count,
    query: `no:${what}`,
    subject: { kind: "query" },
  });
  return [
    line("film", "No film", untagged.noFilm),
    line("caption", "No caption", untagged.noCaption),
    line("credit", "No credit line", untagged.noCredit),
    {
      key: "todo-near-duplicates",
      label: "Near-duplicates",
      detail: "groups",
      count: nearDuplicates,
      query: null,
      subject: { kind: "near-duplicates" },
    },
  ];
}

function sourceNode(source: Source): Node {
  const { id, path, stills } = source;
  const inFolder = printQuery({ kind: "named", by: "source", value: path });
  return {
    key: `source-${String(id)}`,
    label: path.split(/[/\\]/u).findLast((part) => part !== "") ?? path,
    detail: source.offline === null ? "" : "offline",
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
