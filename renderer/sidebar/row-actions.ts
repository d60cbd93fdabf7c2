import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { asksFor } from "../../shared/query/terms.ts";
import { ask } from "../archive.ts";
import { exportSearch, exportSet } from "../export/export-subject.ts";
import { addTag } from "../tagging/change-tags.ts";
import { copyText } from "../inspector/copy-text.ts";
import { locate } from "../locate/locate.ts";
import { openCredits } from "../credits/credit-scope.ts";
import { openQuestions } from "../questions/question-shown.ts";
import {
  changeToPresent,
  copyLink,
  deleteSearch,
  duplicateSearch,
} from "../searches/change-searches.ts";
import { editSearch, saveThisSearch } from "../searches/search-edited.ts";
import { addSelection, deleteSet, placeSet } from "../sets/change-sets.ts";
import { askWhereTo, newSet as newSetIn, newSetOf, writeNote } from "../sets/set-dialogs.ts";
import { recordOfTag } from "../records/record-kinds.ts";
import { openList, openRecord } from "../records/record-pages.ts";
import { importCastOf } from "../state/cast-import.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { askAboutFolders } from "../state/folder-questions.ts";
import { orTell, tell } from "../state/notices.ts";
import { narrow, searchState, setQuery, setSearch } from "../state/search.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { openDialog } from "../state/view.ts";
import type { MenuEntry } from "../ui/menu.tsx";
import { openRows, setOpen } from "./open-rows.ts";
import type { SectionName, SidebarRow } from "./rows.ts";

/**
 * Searches for a line, or beside what is searched for; the line that is searched for leads back to
 * all stills. A line that only opens and closes does that.
 */
export function goTo(row: SidebarRow, beside: boolean): void {
  if (row.subject.kind === "near-duplicates") openDialog("near-duplicates");
  else if (row.subject.kind === "questions") openQuestions();
  else if (row.subject.kind === "folder-questions") askAboutFolders(row.subject.sources);
  else if (row.subject.kind === "credits") openCredits();
  else if (row.subject.kind === "rest") {
    const { opens } = row.subject;
    setOpen(opens, !openRows.getState().open.has(opens));
  } else if (row.query === null) {
    if (row.expanded !== null) setOpen(row.key, !row.expanded);
  } else if (row.subject.kind === "search") goToSearch(row.subject.search, beside);
  else if (beside) narrow(row.query);
  else setQuery(isAll(row.query) ? "" : row.query);
}

/** In its own order and groups; beside something else by its name, for its query may have many parts. */
function goToSearch(search: SavedSearch, beside: boolean): void {
  if (beside) narrow(search.within);
  else if (isAll(search.query)) setQuery("");
  else setSearch(search);
}

/** Whether a line is all that is searched for. */
function isAll(terms: string): boolean {
  const { query } = searchState.getState();
  return asksFor(query, terms) && asksFor(terms, query);
}

/** Tags the stills dropped on a record with it, or puts them into the set. */
export async function dropSelection({ subject, label }: SidebarRow): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills === null) return;
  if (subject.kind === "record") await addTag(stills, { tag: subject.tag, name: label });
  if (subject.kind === "set") await addSelection(subject.set);
}

/** Opens the page of the record that a line is; other lines have none. */
export function openPageOf({ subject }: SidebarRow): void {
  if (subject.kind !== "record") return;
  const { field, id } = subject.tag;
  const kind = recordOfTag(field);
  if (kind !== null && id !== undefined) openRecord(kind, id);
}

type RowDoings = { readonly onNewSet: () => void; readonly onRename: (key: string) => void };

/** What the menu of a line offers. */
export function rowEntries(row: SidebarRow, doings: RowDoings): readonly (MenuEntry | null)[] {
  const show = row.query === null ? [] : showEntries(row.query);
  const writable = isWritable(archiveState.getState());
  switch (row.subject.kind) {
    case "set":
      return [...show, null, ...setEntries(row, writable, doings)];
    case "search":
      return searchEntries(row, row.subject.search, writable, doings);
    case "record":
      return [
        ...show,
        { id: "open", label: "Open its page", shortcut: "Alt+Enter", run: () => openPageOf(row) },
        null,
        {
          id: "tag",
          label: "Tag the selected stills with it",
          disabled: !canTag(writable),
          run: () => void dropSelection(row),
        },
        ...castEntries(row, writable),
      ];
    case "source":
      return [...show, null, ...sourceEntries(row, writable)];
    case "section":
      return sectionEntries(row.subject.section, writable, doings);
    case "query":
      return show;
    case "near-duplicates":
    case "credits":
      return [{ id: "review", label: "Review…", shortcut: "Enter", run: () => goTo(row, false) }];
    case "questions":
    case "folder-questions":
      return [{ id: "answer", label: "Answer…", shortcut: "Enter", run: () => goTo(row, false) }];
    case "group":
    case "rest":
    case "hint":
      return [];
  }
}

function sectionEntries(
  section: SectionName,
  writable: boolean,
  doings: RowDoings,
): readonly MenuEntry[] {
  switch (section) {
    case "sets":
      return [newSetEntry(writable, doings)];
    case "searches":
      return [saveEntry(writable)];
    case "films":
    case "rightsHolders":
    case "keywords":
      return [{ id: "list", label: "List and edit them…", run: () => openList(section) }];
    case "todo":
    case "folders":
      return [];
  }
}

function showEntries(query: string): readonly MenuEntry[] {
  return [
    { id: "show", label: "Show its stills", shortcut: "Enter", run: () => setQuery(query) },
    { id: "narrow", label: "Add to the search", shortcut: "Ctrl+Enter", run: () => narrow(query) },
  ];
}

function castEntries({ subject, label, detail }: SidebarRow, writable: boolean): MenuEntry[] {
  if (subject.kind !== "record" || subject.tag.field !== "film") return [];
  const { id } = subject.tag;
  if (id === undefined) return [];
  const name = detail === "" ? label : `${label} (${detail})`;
  return [
    {
      id: "cast",
      label: "Import cast…",
      disabled: !writable,
      run: () => importCastOf({ id, name }),
    },
    { id: "copyCast", label: "Copy cast as a table", run: () => void copyCast(id) },
  ];
}

/** With tabs between the cells, as spreadsheets and mail programs take it. */
async function copyCast(film: number): Promise<void> {
  const cast = await orTell(() => ask("cast.export", { film, as: "tsv" }));
  if (cast !== null) copyText(cast.text);
}

function setEntries(
  row: SidebarRow,
  writable: boolean,
  { onNewSet, onRename }: RowDoings,
): readonly (MenuEntry | null)[] {
  if (row.subject.kind !== "set") return [];
  const { set } = row.subject;
  return [
    {
      id: "add",
      label: "Add the selected stills",
      disabled: !canTag(writable),
      run: () => void addSelection(set),
    },
    { id: "export", label: "Export…", run: () => exportSet(set.id) },
    null,
    {
      id: "rename",
      label: "Rename",
      shortcut: "F2",
      disabled: !writable,
      run: () => onRename(row.key),
    },
    { id: "note", label: "Note…", disabled: !writable, run: () => writeNote(set) },
    {
      id: "place",
      label: "Put into another set…",
      disabled: !writable,
      run: () => askWhereTo(set),
    },
    ...(set.parent === null
      ? []
      : [
          {
            id: "top",
            label: "Take out to the top",
            disabled: !writable,
            run: () => void placeSet(set, null),
          },
        ]),
    { id: "delete", label: "Delete the set", disabled: !writable, run: () => void deleteSet(set) },
    null,
    { id: "within", label: "New set in it…", disabled: !writable, run: () => newSetIn(set) },
    newSetEntry(writable, { onNewSet, onRename }),
  ];
}

function searchEntries(
  row: SidebarRow,
  search: SavedSearch,
  writable: boolean,
  { onRename }: RowDoings,
): readonly (MenuEntry | null)[] {
  const { query, sort, group } = searchState.getState();
  const isPresent = query.trim() === search.query && sort === search.sort && group === search.group;
  const reads = search.problem === null;
  return [
    {
      id: "show",
      label: "Show its stills",
      shortcut: "Enter",
      run: () => setSearch(search),
    },
    {
      id: "narrow",
      label: "Add to the search",
      shortcut: "Ctrl+Enter",
      run: () => narrow(search.within),
    },
    null,
    { id: "edit", label: "Edit…", disabled: !writable, run: () => editSearch(search) },
    {
      id: "present",
      label: "Change to what is searched for now",
      disabled: !writable || isPresent || query.trim() === "",
      run: () => void changeToPresent(search),
    },
    {
      id: "rename",
      label: "Rename",
      shortcut: "F2",
      disabled: !writable,
      run: () => onRename(row.key),
    },
    {
      id: "duplicate",
      label: "Duplicate",
      disabled: !writable,
      run: () => void duplicateSearch(search),
    },
    {
      id: "delete",
      label: "Delete the saved search",
      disabled: !writable,
      run: () => void deleteSearch(search),
    },
    null,
    {
      id: "set",
      label: "Make a set of what it finds now…",
      disabled: !writable || !reads,
      run: () => newSetOf(search),
    },
    { id: "export", label: "Export…", disabled: !reads, run: () => exportSearch(search.id) },
    { id: "link", label: "Copy a link to it", run: () => copyLink(search) },
    null,
    saveEntry(writable),
  ];
}

function saveEntry(writable: boolean): MenuEntry {
  const isNothing = searchState.getState().query.trim() === "";
  return {
    id: "save",
    label: "Save what is searched for now…",
    disabled: !writable || isNothing,
    run: saveThisSearch,
  };
}

function newSetEntry(writable: boolean, { onNewSet }: RowDoings): MenuEntry {
  return { id: "new", label: "New set…", disabled: !writable, run: onNewSet };
}

function canTag(writable: boolean): boolean {
  return writable && stillsOf(selectedState.getState()) !== null;
}

function sourceEntries({ subject }: SidebarRow, writable: boolean): readonly (MenuEntry | null)[] {
  if (subject.kind !== "source") return [];
  const { path, present, offline, problems } = subject.source;
  const index = async (wishes: { asIs?: true; everything?: true } = {}): Promise<void> => {
    const started = await orTell(() => ask("sources.index", { paths: [path], ...wishes }));
    const what = wishes.everything === true ? "everything" : "what changed";
    if (started !== null) tell(`Reading again ${what} in ${path}.`);
  };
  const again = { id: "index", label: "Index again", run: () => void index() };
  const asIs = { id: "asIs", label: "Take as it is", run: () => void index({ asIs: true }) };
  const everything = {
    id: "everything",
    label: "Read everything again",
    run: () => void index({ everything: true }),
  };
  return [
    { ...again, disabled: !writable || !present },
    { ...everything, disabled: !writable || !present || offline !== null },
    ...(present && offline !== null ? [{ ...asIs, disabled: !writable }] : []),
    {
      id: "locate",
      label: "Locate…",
      disabled: !writable,
      run: () => void locate({ source: subject.source.id }),
    },
    {
      id: "problems",
      label: "Show problems",
      disabled: problems === 0,
      run: () => openDialog("problems"),
    },
  ];
}
