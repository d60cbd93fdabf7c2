import type { Bridge, BridgeEvents, SavedReport, ShellInfo } from "../shared/bridge.ts";
import type { InputOf, OutputOf, ProcedureName } from "../shared/contract/index.ts";
import type { Problem } from "../shared/problem.ts";
import type { ReadLink } from "../shared/search-link.ts";
import type { StillId } from "../shared/still.ts";
import { problemKinds, ProblemError } from "../shared/problem.ts";

/** What a procedure is asked with. */
export type AskedOf<P extends ProcedureName> = InputOf<P>;

/**
 * Asks the engine. Rejects with a {@link ProblemError}, whose `problem` is ready to be shown;
 * {@link problemOf} makes one of anything caught.
 */
export async function ask<P extends ProcedureName>(
  procedure: P,
  input: AskedOf<P>,
): Promise<OutputOf<P>> {
  try {
    return await window.stillroom.ask(procedure, input);
  } catch (thrown) {
    const { kind, message, path } = problemOf(thrown);
    throw new ProblemError(kind, message, path);
  }
}

/** Hears what engine and shell tell without being asked. Returns the way to stop listening. */
export function listen<E extends keyof BridgeEvents>(
  event: E,
  handler: (data: BridgeEvents[E]) => void,
): () => void {
  return window.stillroom.listen(event, handler);
}

/** The problem in whatever was thrown; a broken assumption of ours becomes an "internal" one, without its text. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (isProblem(thrown)) return thrown;
  console.error(thrown);
  return {
    kind: "internal",
    message: "Stillroom could not do this. Try again; the log has the details.",
  };
}

function isProblem(thrown: unknown): thrown is Problem {
  if (typeof thrown !== "object" || thrown === null || thrown instanceof Error) return false;
  return (
    "kind" in thrown && "message" in thrown && problemKinds.some((kind) => kind === thrown.kind)
  );
}

/** The system's dialog for a folder; null when it was cancelled. */
export function chooseFolder(title: string): Promise<string | null> {
  return window.stillroom.chooseFolder(title);
}

/** The system's dialog for a file; null when it was cancelled. */
export function chooseFile(title: string): Promise<string | null> {
  return window.stillroom.chooseFile(title);
}

/** The system's dialog for where a new archive shall be; null when it was cancelled. */
export function chooseNewArchive(): Promise<string | null> {
  return window.stillroom.chooseNewArchive();
}

/** The system's dialog for an archive there is; null when it was cancelled. */
export function chooseArchive(): Promise<string | null> {
  return window.stillroom.chooseArchive();
}

/** Absolute paths of dropped files and folders. */
export function pathsOfDropped(files: FileList): string[] {
  return window.stillroom.pathsOfDropped([...files]);
}

/** Versions of the shell, and whether this Electron is for development only. */
export function shellInfo(): Promise<ShellInfo> {
  return window.stillroom.shellInfo();
}

/** Shows a still's file in the system's file manager; what is wrong when it cannot. */
export function showStill(still: StillId): Promise<Problem | null> {
  return window.stillroom.showStill(still);
}

/** Opens a document that proves rights, or shows it in the system's file manager; what is wrong when it cannot. */
export function openDocument(
  place: string,
  how: Parameters<Bridge["openDocument"]>[1],
): Promise<Problem | null> {
  return window.stillroom.openDocument(place, how);
}

/** Asks where to save the rights report of stills, and saves it; null when the archivist cancelled. */
export async function saveRightsReport(
  asked: Parameters<Bridge["saveRightsReport"]>[0],
): Promise<SavedReport | null> {
  return await window.stillroom.saveRightsReport(asked);
}

/** Shows the rights report of stills in a window of its own; null when it is shown, else why not. */
export function showRightsReport(
  asked: Parameters<Bridge["showRightsReport"]>[0],
): Promise<Problem | null> {
  return window.stillroom.showRightsReport(asked);
}

/** The link that was followed last, once. */
export function takeLink(): Promise<ReadLink | null> {
  return window.stillroom.takeLink();
}

/** Tells the shell that the window may close, and which texts could not be saved. */
export function readyToClose(unsaved: readonly string[]): Promise<void> {
  return window.stillroom.readyToClose(unsaved);
}
