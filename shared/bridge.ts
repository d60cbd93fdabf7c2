import type { openables } from "./contract/ledger.ts";
import type { EngineEvents, InputOf, OutputOf, ProcedureName } from "./contract/index.ts";
import type { Problem } from "./problem.ts";
import type { ReadLink } from "./search-link.ts";
import type { ShellCommand } from "./shell-commands.ts";
import type { StillId } from "./still.ts";

/** What the shell tells the window beside the engine's own events. */
export type ShellEvents = {
  /**
   * A menu item was chosen. While a text field has the focus, `edit.*` is about the field's text:
   * answer with document.execCommand.
   */
  readonly "shell.command": { readonly command: ShellCommand };
  /** The window is about to close: save what is being written, then call `readyToClose`. */
  readonly "shell.closing": Readonly<Record<string, never>>;
  /** A link was followed: take it. */
  readonly "shell.link": Readonly<Record<string, never>>;
  /** The engine ended unexpectedly, `message` says why, and runs again: handles of result lists are gone, ask anew. */
  readonly "shell.engineRestarted": { readonly times: number; readonly message: string };
  /** The engine ended too often to be started once more. */
  readonly "shell.engineStopped": Problem;
};

export type BridgeEvents = EngineEvents & ShellEvents;

export type ShellInfo = {
  readonly stillroom: string;
  readonly electron: string;
  readonly chrome: string;
  /** Node inside Electron; the engine's own is among the versions of `archive.state`. */
  readonly node: string;
  /** True for the Electron that is for development only. */
  readonly standIn: boolean;
  readonly platform: string;
};

export const zoomSteps = ["in", "out", "reset"] as const;
export type ZoomStep = (typeof zoomSteps)[number];
export const documentWays = ["open", "show"] as const;
export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

/** A DOM `File`, said without the DOM's types. */
export type DroppedFile = { readonly name: string; readonly size: number };

/** What became of a report: where it was saved, or why not. */
export type SavedReport = { readonly path: string } | { readonly problem: Problem };

/** All that the window can reach outside itself: `window.stillroom`. */
export type Bridge = {
  /** Asks the engine. Rejects with a plain {@link Problem}, never with an Error. */
  readonly ask: <P extends ProcedureName>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;
  /** Calls the handler at each event; the answer ends that. */
  readonly listen: <E extends keyof BridgeEvents>(
    event: E,
    handler: (data: BridgeEvents[E]) => void,
  ) => () => void;
  readonly onCommand: (handler: (command: ShellCommand) => void) => () => void;
  /** Absolute paths of files and folders dropped on the window; those without one are left out. */
  readonly pathsOfDropped: (files: readonly DroppedFile[]) => string[];
  /** The system's dialogs; null when the archivist cancelled. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly chooseFile: (title: string) => Promise<string | null>;
  readonly chooseNewArchive: () => Promise<string | null>;
  readonly chooseArchive: () => Promise<string | null>;
  readonly shellInfo: () => Promise<ShellInfo>;
  /**
   * Opens the folder or a document of an export, which the ledger names by its UUID, with the system's
   * programs. Null when it was opened, else why not.
   */
  readonly openExport: (uuid: string, what: (typeof openables)[number]) => Promise<Problem | null>;
  /**
   * Drags copies of an export out of the window, from within a drag; by their place in the ledger's list. Null when it
   * began, else why not.
   */
  readonly dragExported: (
    uuid: string,
    copies: "all" | readonly number[],
  ) => Promise<Problem | null>;
  /** Asks where to save the rights report of stills, and saves it; null when the archivist cancelled. */
  readonly saveRightsReport: (
    asked: Omit<InputOf<"rights.report">, "path">,
  ) => Promise<SavedReport | null>;
  /** Shows the rights report of stills in a window of its own; null when it is shown, else why not. */
  readonly showRightsReport: (
    asked: Omit<InputOf<"rights.report">, "path">,
  ) => Promise<Problem | null>;
  /** Prints a contact sheet of stills by the system's dialog; null when it was printed or called off, else why not. */
  readonly printStills: (asked: Omit<InputOf<"stills.sheet">, "path">) => Promise<Problem | null>;
  /** Answers "shell.closing", once everything is saved that can be: which texts are not, by their fields. */
  readonly readyToClose: (unsaved: readonly string[]) => Promise<void>;
  /** Shows a still's file in the system's file manager. Says what is wrong when it cannot. */
  readonly showStill: (still: StillId) => Promise<Problem | null>;
  /**
   * Opens a document of a licence or a release, by where the archive says it is, or shows it in the system's file manager.
   * Says what is wrong when it cannot.
   */
  readonly openDocument: (
    place: string,
    how: (typeof documentWays)[number],
  ) => Promise<Problem | null>;
  /** Makes the whole interface larger or smaller; kept for the next start. */
  readonly zoom: (step: ZoomStep) => Promise<void>;
  /** The link that was followed last, read; null when there is none, or it was taken already. */
  readonly takeLink: () => Promise<ReadLink | null>;
  /** Light or dark for what the system draws: menus, dialogs, title bar. */
  readonly setAppearance: (appearance: Appearance) => Promise<void>;
};
