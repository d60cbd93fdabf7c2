import { Menu, type MenuItemConstructorOptions as Item, app } from "electron";
import type { ShellCommand } from "../../shared/bridge.ts";

type Send = (command: ShellCommand) => void;
const separator: Item = { type: "separator" };

/** Sets the application's menu; what concerns the archive is sent to the window as commands. */
export function setMenu(send: Send): void {
  const mac: Item[] = process.platform === "darwin" ? [{ role: "appMenu" }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      file(send),
      edit(send),
      view(send),
      { role: "windowMenu" },
      help(send),
    ]),
  );
}

function command(send: Send, name: ShellCommand, label: string, accelerator?: string): Item {
  const item: Item = { id: name, label, click: () => send(name) };
  return accelerator === undefined ? item : { ...item, accelerator };
}

function file(send: Send): Item {
  return {
    label: "File",
    submenu: [
      command(send, "archive.new", "New archive…", "CmdOrCtrl+N"),
      command(send, "archive.open", "Open archive…", "CmdOrCtrl+O"),
      command(send, "archive.openSample", "Open the sample archive"),
      separator,
      command(send, "sources.add", "Add folder…", "CmdOrCtrl+Shift+A"),
      command(send, "set.export", "Export set…", "CmdOrCtrl+E"),
      separator,
      process.platform === "darwin" ? { role: "close" } : { role: "quit" },
    ],
  };
}

function edit(send: Send): Item {
  return {
    label: "Edit",
    submenu: [
      command(send, "edit.undo", "Undo", "CmdOrCtrl+Z"),
      command(
        send,
        "edit.redo",
        "Redo",
        process.platform === "win32" ? "Ctrl+Y" : "CmdOrCtrl+Shift+Z",
      ),
      separator,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      command(send, "edit.selectAll", "Select all", "CmdOrCtrl+A"),
      separator,
      command(send, "edit.find", "Find", "CmdOrCtrl+F"),
    ],
  };
}

function view(send: Send): Item {
  const development: Item[] = app.isPackaged
    ? []
    : [separator, { role: "reload" }, { role: "toggleDevTools" }];
  return {
    label: "View",
    submenu: [
      command(send, "view.larger", "Larger thumbnails", "CmdOrCtrl+Plus"),
      command(send, "view.smaller", "Smaller thumbnails", "CmdOrCtrl+-"),
      command(send, "view.usualSize", "Usual size", "CmdOrCtrl+0"),
      separator,
      { role: "togglefullscreen" },
      ...development,
    ],
  };
}

function help(send: Send): Item {
  return {
    label: "Help",
    role: "help",
    submenu: [
      command(send, "help.shortcuts", "Keyboard shortcuts", "CmdOrCtrl+/"),
      command(send, "help.about", "About Stillroom"),
    ],
  };
}
