/** What an action is called wherever it is offered, and its keys. */
export type CommandWords = {
  readonly label: string;
  /** As "Ctrl+Shift+A", "/", "Escape"; Ctrl means Command on a Mac. The first one is shown. */
  readonly keys: readonly string[];
};

/**
 * What the system's menu may ask of the window, by name. The window does the same for its palette,
 * context menus and shortcuts, under the same words.
 */
export const shellCommands = {
  "archive.new": { label: "New archive…", keys: ["Ctrl+N"] },
  "archive.load": { label: "New archive from plain files…", keys: [] },
  "archive.open": { label: "Open archive…", keys: ["Ctrl+O"] },
  "archive.openSample": { label: "Open the sample archive", keys: [] },
  "archive.close": { label: "Close archive", keys: [] },
  "backups.show": { label: "Backups…", keys: ["Ctrl+Alt+B"] },
  "archive.merge": { label: "Take in another archive…", keys: [] },
  "archive.dump": { label: "Write everything into plain files…", keys: [] },
  "sources.add": { label: "Add folder…", keys: ["Ctrl+Shift+A"] },
  "sources.index": { label: "Index all folders again", keys: ["F5"] },
  "captions.import": { label: "Take in captions…", keys: ["Ctrl+Shift+L"] },
  "cast.import": { label: "Import cast…", keys: [] },
  "problems.show": { label: "Show problems with files", keys: ["Ctrl+Shift+P"] },
  "near.show": { label: "Review near-duplicates", keys: ["Ctrl+Shift+D"] },
  "captions.templates": { label: "Caption templates…", keys: ["Ctrl+T"] },
  "captions.check": { label: "Check captions…", keys: ["Ctrl+Shift+K"] },
  "captions.rules": { label: "Caption style and checks…", keys: [] },
  "faces.show": { label: "Look for faces…", keys: [] },
  "fixity.show": { label: "Check files for damage…", keys: [] },
  "questions.show": { label: "Answer questions about files", keys: ["Ctrl+Shift+F"] },
  "credits.review": { label: "Review credit lines…", keys: ["Ctrl+Shift+U"] },
  "rights.report": { label: "Rights report…", keys: [] },
  "history.show": { label: "Show history", keys: ["Ctrl+H"] },
  "set.new": { label: "New set from the selection…", keys: ["Ctrl+Shift+N"] },
  "stills.print": { label: "Print a contact sheet…", keys: ["Ctrl+P"] },
  "set.export": { label: "Export…", keys: ["Ctrl+E"] },
  "ledger.show": { label: "Ledger: who got which stills", keys: ["Ctrl+Shift+E"] },
  "edit.undo": { label: "Undo", keys: ["Ctrl+Z"] },
  "edit.redo": { label: "Redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y"] },
  "edit.selectAll": { label: "Select all", keys: ["Ctrl+A"] },
  "edit.selectNone": { label: "Select none", keys: ["Ctrl+D"] },
  "edit.invert": { label: "Invert the selection", keys: ["Ctrl+Shift+I"] },
  "edit.find": { label: "Search", keys: ["/", "Ctrl+F"] },
  "search.build": { label: "Build a search…", keys: ["Ctrl+Shift+B"] },
  "search.save": { label: "Save this search…", keys: ["Ctrl+Shift+S"] },
  "search.copyLink": { label: "Copy a link to this search", keys: [] },
  "view.captions": { label: "Caption desk", keys: ["Ctrl+L"] },
  "view.larger": { label: "Larger pictures", keys: ["+", "="] },
  "view.smaller": { label: "Smaller pictures", keys: ["-"] },
  "view.usualSize": { label: "Usual size of pictures", keys: ["0"] },
  "view.zoomIn": { label: "Zoom the window in", keys: ["Ctrl++", "Ctrl+="] },
  "view.zoomOut": { label: "Zoom the window out", keys: ["Ctrl+-"] },
  "view.zoomReset": { label: "Zoom the window to 100 %", keys: ["Ctrl+0"] },
  "view.facets": { label: "Go to what the results have in common, or hide it", keys: ["Ctrl+J"] },
  "view.sidebar": { label: "Show or hide the left pane", keys: ["Ctrl+B"] },
  "view.inspector": { label: "Show or hide the inspector", keys: ["Ctrl+I"] },
  "view.light": { label: "Appearance: light", keys: [] },
  "view.dark": { label: "Appearance: dark", keys: [] },
  "view.system": { label: "Appearance: as the system", keys: [] },
  "palette.show": { label: "All actions…", keys: ["Ctrl+K"] },
  "help.shortcuts": { label: "Keyboard shortcuts", keys: ["Ctrl+/", "?"] },
  "help.about": { label: "About Stillroom", keys: [] },
} as const satisfies Readonly<Record<string, CommandWords>>;
export type ShellCommand = keyof typeof shellCommands;

/** What one of them is called, and its keys. */
export function commandWords(command: ShellCommand): CommandWords {
  return shellCommands[command];
}
