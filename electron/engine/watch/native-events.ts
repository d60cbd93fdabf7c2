import { realpath } from "node:fs/promises";
import type { FileEvent } from "./place-of-event.ts";

/** Folders in a source that are never read need not be watched either. */
const ignored = ["**/.*/**", "**/*.stillroom/**"];

/** What is heard of a source. */
export type Listener = {
  readonly events: (events: readonly FileEvent[]) => void;
  /** The system lost events: everything must be looked at. */
  readonly lost: () => void;
};

/**
 * Has the system tell of every change below a folder; resolves to the way to stop. Rejects where it
 * cannot: the library is not there for this system, or the system's limit of watches is reached.
 */
export async function listenToFolder(
  source: string,
  { events, lost }: Listener,
): Promise<() => Promise<void>> {
  // loaded here, so that a system it is not made for has an archive all the same
  const { subscribe } = await import("@parcel/watcher");
  const real = await realpath(source);
  const subscription = await subscribe(
    real,
    (error, told) => {
      if (error === null)
        events(
          told.map(({ path, type }) => ({
            path: source + path.slice(real.length).replaceAll("\\", "/"),
            gone: type === "delete",
          })),
        );
      else lost();
    },
    { ignore: ignored },
  );
  return () => subscription.unsubscribe();
}
