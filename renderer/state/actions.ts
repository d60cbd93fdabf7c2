import type { ShellCommand } from "../../shared/bridge.ts";
import type { SortOrder } from "../../shared/contract/search.ts";
import { ask } from "../archive.ts";
import { archiveState, isOpen, isWritable } from "./archive-state.ts";
import { orTell, tell } from "./notices.ts";
import {
  addFolder,
  closeArchive,
  createArchive,
  indexSources,
  openChosenArchive,
  openSample,
} from "./open-archive.ts";
import { searchState, setQuery, setSort, toggleFacets } from "./search.ts";
import { changeSelection, selectedState, stillsOf } from "./selected.ts";
import { invert, selectAll, selectNone } from "./selection.ts";
import { openDialog, setSize, showLightTable, showLoupe, SIZES, viewState } from "./view.ts";

export const actionSections = ["Archive", "Edit", "Search", "View", "Sets", "Help"] as const;
export type ActionSection = (typeof actionSections)[number];

/** One thing the archivist can do: the palette, the menu, the keys and the shortcut sheet come from this list. */
export type Action = {
  readonly id: string;
  readonly label: string;
  readonly section: ActionSection;
  /** As in shortcuts.ts; the first one is shown. */
  readonly shortcuts: readonly string[];
  /** Whether it makes sense now. */
  readonly enabled: () => boolean;
  readonly run: () => void;
};

const always = (): boolean => true;
const open = (): boolean => isOpen(archiveState.getState());
const writable = (): boolean => isWritable(archiveState.getState());
const selected = (): boolean => open() && stillsOf(selectedState.getState()) !== null;
const hasStills = (): boolean => open() && searchState.getState().total > 0;
const inLoupe = (): boolean => viewState.getState().mode === "loupe";
const onLightTable = (): boolean => open() && !inLoupe();

/** What each order is called. */
export const sortNames: Readonly<Record<SortOrder, string>> = {
  film: "Film and scene order",
  scene: "Scene order",
  date: "Date made",
  name: "File name",
  added: "Last added first",
  relevance: "Best match first",
};

type Rest = {
  readonly keys?: readonly string[];
  readonly enabled?: () => boolean;
  readonly run: () => void;
};

const sections: Readonly<Record<string, ActionSection>> = {
  archive: "Archive",
  sources: "Archive",
  problems: "Archive",
  history: "Edit",
  edit: "Edit",
  search: "Search",
  view: "View",
  set: "Sets",
  palette: "Help",
  help: "Help",
};

export const actions: readonly Action[] = [
  action("archive.new", "New archive…", {
    keys: ["Ctrl+N"],
    run: () => void orTell(createArchive),
  }),
  action("archive.open", "Open archive…", {
    keys: ["Ctrl+O"],
    run: () => void orTell(openChosenArchive),
  }),
  action("archive.openSample", "Open the sample archive", { run: () => void openSample() }),
  action("archive.close", "Close archive", { enabled: open, run: () => void closeArchive() }),
  action("sources.add", "Add folder…", {
    keys: ["Ctrl+Shift+A"],
    enabled: writable,
    run: () => void orTell(addFolder),
  }),
  action("sources.index", "Index all folders again", {
    keys: ["F5"],
    enabled: writable,
    run: () => void indexSources(),
  }),
  action("problems.show", "Show problems with files", {
    keys: ["Ctrl+Shift+P"],
    enabled: open,
    run: () => openDialog("problems"),
  }),
  action("history.show", "Show history", {
    keys: ["Ctrl+H"],
    enabled: open,
    run: () => openDialog("history"),
  }),

  action("edit.undo", "Undo", { keys: ["Ctrl+Z"], enabled: writable, run: () => void undo() }),
  action("edit.redo", "Redo", {
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    enabled: writable,
    run: () => void redo(),
  }),
  action("edit.selectAll", "Select all", {
    keys: ["Ctrl+A"],
    enabled: hasStills,
    run: () => changeSelection(selectAll),
  }),
  action("edit.selectNone", "Select none", {
    keys: ["Ctrl+D"],
    enabled: selected,
    run: () => changeSelection(selectNone),
  }),
  action("edit.invert", "Invert the selection", {
    keys: ["Ctrl+Shift+I"],
    enabled: hasStills,
    run: () => changeSelection(invert),
  }),

  action("edit.caption", "Write the caption", {
    keys: ["C"],
    enabled: selected,
    run: () => focusField("[data-field=caption]"),
  }),
  action("edit.tag", "Tag with anything", {
    keys: ["T"],
    enabled: selected,
    run: () => focusField("input[data-shortcut=T]"),
  }),

  action("edit.find", "Search", { keys: ["/", "Ctrl+F"], enabled: open, run: focusSearch }),
  action("search.clear", "Clear the search", { enabled: open, run: () => setQuery("") }),
  ...sortActions(),

  action("view.loupe", "Open in the loupe", {
    keys: ["Enter"],
    enabled: () => onLightTable() && hasStills(),
    run: showLoupe,
  }),
  action("view.lightTable", "Back to the light table", {
    keys: ["Escape"],
    enabled: inLoupe,
    run: showLightTable,
  }),
  action("view.larger", "Larger pictures", {
    keys: ["Ctrl++", "Ctrl+="],
    enabled: onLightTable,
    run: () => resize(SIZES.step),
  }),
  action("view.smaller", "Smaller pictures", {
    keys: ["Ctrl+-"],
    enabled: onLightTable,
    run: () => resize(-SIZES.step),
  }),
  action("view.usualSize", "Usual size of pictures", {
    keys: ["Ctrl+0"],
    enabled: onLightTable,
    run: () => setSize(SIZES.start),
  }),
  action("view.facets", "Show or hide what the results have in common", {
    keys: ["Ctrl+J"],
    enabled: open,
    run: toggleFacets,
  }),
  action("view.sidebar", "Show or hide the left pane", {
    keys: ["Ctrl+B"],
    enabled: open,
    run: () => togglePane("sidebar"),
  }),
  action("view.inspector", "Show or hide the inspector", {
    keys: ["Ctrl+I"],
    enabled: open,
    run: () => togglePane("inspector"),
  }),
  action("view.light", "Appearance: light", { run: () => viewState.setState({ theme: "light" }) }),
  action("view.dark", "Appearance: dark", { run: () => viewState.setState({ theme: "dark" }) }),
  action("view.system", "Appearance: as the system", {
    run: () => viewState.setState({ theme: "system" }),
  }),

  action("set.new", "New set from the selection…", {
    keys: ["Ctrl+Shift+N"],
    enabled: writable,
    run: () => openDialog("new-set"),
  }),
  action("set.export", "Export…", {
    keys: ["Ctrl+E"],
    enabled: open,
    run: () => openDialog("export"),
  }),

  action("palette.show", "All actions…", { keys: ["Ctrl+K"], run: () => openDialog("palette") }),
  action("help.shortcuts", "Keyboard shortcuts", {
    keys: ["Ctrl+/", "?"],
    run: () => openDialog("keys"),
  }),
  action("help.about", "About Stillroom", { run: () => openDialog("about") }),
];

function action(
  id: ShellCommand | (string & {}),
  label: string,
  { keys = [], enabled = always, run }: Rest,
): Action {
  return {
    id,
    label,
    section: sections[id.split(".")[0] ?? ""] ?? "Help",
    shortcuts: keys,
    enabled,
    run,
  };
}

function sortActions(): Action[] {
  return (["film", "scene", "date", "name", "added", "relevance"] as const).map((sort) =>
    action(`search.sort.${sort}`, `Sort: ${sortNames[sort].toLowerCase()}`, {
      enabled: open,
      run: () => setSort(sort),
    }),
  );
}

export function actionById(id: string): Action | undefined {
  return actions.find((candidate) => candidate.id === id);
}

/** Runs an action by its name, if it makes sense now; says whether it did. */
export function runAction(id: string): boolean {
  const found = actionById(id);
  if (found === undefined || !found.enabled()) return false;
  found.run();
  return true;
}

async function undo(): Promise<void> {
  const answer = await orTell(() => ask("history.undo", {}));
  if (answer === null) return;
  tell(answer.label === null ? "There is nothing to undo." : `Undone: ${answer.label}`);
}

async function redo(): Promise<void> {
  const answer = await orTell(() => ask("history.redo", {}));
  if (answer === null) return;
  tell(answer.label === null ? "There is nothing to redo." : `Done again: ${answer.label}`);
}

function resize(by: number): void {
  setSize(viewState.getState().size + by);
}

function togglePane(pane: "sidebar" | "inspector"): void {
  viewState.setState((view) => ({ [pane]: !view[pane] }));
}

/** Gives the keyboard to a field of the inspector, which opens for it if need be. */
function focusField(selector: string): void {
  viewState.setState({ inspector: true });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

function focusSearch(): void {
  viewState.setState(({ searchFocus }) => ({ searchFocus: searchFocus + 1 }));
}
