import { Menu, type MenuItemConstructorOptions as Item, app } from "electron";
import type { ShellCommand } from "../../shared/shell-commands.ts";
import { commandWords } from "../../shared/shell-commands.ts";
import { acceleratorOf } from "./accelerator.ts";

type Send = (command: ShellCommand) => void;
type Entry = Item | ShellCommand;
const separator: Item = { type: "separator" };

/** Sets the application's menu; what concerns the archive is sent to the window as commands. */
export function setMenu(send: Send): void {
  const mac: Item[] = process.platform === "darwin" ? [{ role: "appMenu" }] : [];
  const menu = (label: string, entries: readonly Entry[]): Item => ({
    label,
    submenu: entries.map((entry) => (typeof entry === "string" ? command(send, entry) : entry)),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      menu("File", file()),
      menu("Edit", edit),
      menu("View", view()),
      { role: "windowMenu" },
      { ...menu("Help", ["palette.show", "help.shortcuts", "help.about"]), role: "help" },
    ]),
  );
}

/** Under the words and keys that the window has for it too. */
function command(send: Send, name: ShellCommand): Item {
  const { label, keys } = commandWords(name);
  const accelerator = acceleratorOf(keys, process.platform);
  const item: Item = { id: name, label, click: () => send(name) };
  return accelerator === undefined ? item : { ...item, accelerator };
}

function file(): readonly Entry[] {
  return [
    "archive.new",
    "archive.load",
    "archive.open",
    "archive.openSample",
    "archive.close",
    "backups.show",
    "archive.merge",
    "archive.dump",
    separator,
    "sources.add",
    "sources.index",
    "problems.show",
    "near.show",
    "faces.show",
    "fixity.show",
    "questions.show",
    "credits.review",
    separator,
    "captions.import",
    "cast.import",
    "captions.templates",
    "captions.check",
    "captions.rules",
    separator,
    "set.new",
    "set.export",
    "ledger.show",
    "stills.print",
    "rights.report",
    separator,
    process.platform === "darwin" ? { role: "close" } : { role: "quit" },
  ];
}

const edit: readonly Entry[] = [
  "edit.undo",
  "edit.redo",
  "history.show",
  separator,
  { role: "cut" },
  { role: "copy" },
  { role: "paste" },
  separator,
  "edit.selectAll",
  "edit.selectNone",
  "edit.invert",
  separator,
  "edit.find",
  "search.build",
  "search.save",
  "search.copyLink",
];

function view(): readonly Entry[] {
  const development: Item[] = app.isPackaged
    ? []
    : [separator, { role: "reload" }, { role: "toggleDevTools" }];
  return [
    "view.captions",
    separator,
    "view.larger",
    "view.smaller",
    "view.usualSize",
    separator,
    "view.zoomIn",
    "view.zoomOut",
    "view.zoomReset",
    separator,
    "view.sidebar",
    "view.inspector",
    "view.facets",
    separator,
    "view.light",
    "view.dark",
    "view.system",
    separator,
    { role: "togglefullscreen" },
    ...development,
  ];
}
