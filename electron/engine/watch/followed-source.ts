import { stat } from "node:fs/promises";
import { networkDiskOf } from "../catalog/network-disk.ts";
import type { Place } from "../ingest/pass.ts";
import { changedFolders, folderStates, type FolderStates } from "./folder-states.ts";
import { listenToFolder } from "./native-events.ts";
import { placesOfEvent, type FileEvent } from "./place-of-event.ts";

/** How often a source is looked through where the system tells nothing, and where it does (it may lose events). */
const PERIOD_MS = { without: 30_000, beside: 600_000 } as const;
const PERIOD_AT_MOST_MS = 600_000;
/** Looking through takes at most a twentieth of the time. */
const PERIOD_TIMES_WALK = 20;
/** So many events at once are a whole folder that came: the source is looked at as one. */
const EVENTS_AT_MOST = 5000;

/** What a followed source tells. */
export type Following = {
  readonly touched: (source: string, place: Place) => void;
  /** Its folder came, went, or is another one. */
  readonly met: (source: string) => Promise<void>;
  /** Once, when the system cannot tell of changes in it. */
  readonly unheard: (source: string, why: "network" | "refused") => void;
};

/** One source whose changes are followed: by the system's events, and by looking through it now and then. */
export class FollowedSource {
  readonly path: string;
  private readonly following: Following;
  private readonly stopping = new AbortController();
  private stopListening: (() => Promise<void>) | null = null;
  /** Device and inode of the folder that is listened to; null while there is none, undefined before the first look. */
  private heardFolder: string | null | undefined;
  private hasEvents = false;
  private saidUnheard = false;
  private states: FolderStates | null = null;
  private nextWalkAt = Number.POSITIVE_INFINITY;
  private busy = false;

  constructor(path: string, following: Following) {
    this.path = path;
    this.following = following;
  }

  /** Looks whether the folder is still the one listened to, and through it when it is time. Never at once twice. */
  async look(now: number): Promise<void> {
    if (this.busy || this.stopping.signal.aborted) return;
    this.busy = true;
    try {
      const folder = await identityOf(this.path);
      if (folder !== this.heardFolder) await this.listenAnew(folder, now);
      else if (folder !== null && now >= this.nextWalkAt) await this.walk();
    } finally {
      this.busy = false;
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.stopHearing();
  }

  private async stopHearing(): Promise<void> {
    const stop = this.stopListening;
    this.stopListening = null;
    await stop?.().catch(() => undefined); // the folder is gone, and the listening with it
  }

  /** Everything in it may have changed while nobody listened. */
  private async listenAnew(folder: string | null, now: number): Promise<void> {
    await this.stopHearing();
    this.heardFolder = folder;
    this.states = null;
    this.nextWalkAt = Number.POSITIVE_INFINITY;
    await this.following.met(this.path);
    if (folder === null) return;
    this.hasEvents = await this.listen();
    if (this.hasEvents) this.nextWalkAt = now + PERIOD_MS.beside;
    else await this.walk();
    this.touch({ folder: this.path, deep: true });
  }

  private async listen(): Promise<boolean> {
    try {
      const isRemote = networkDiskOf(this.path) !== null; // others' changes are not told there
      const stop = await listenToFolder(this.path, {
        events: (events) => void this.hear(events),
        lost: () => this.touch({ folder: this.path, deep: true }),
      });
      if (this.stopping.signal.aborted) await stop();
      else this.stopListening = stop;
      if (isRemote) this.sayUnheard("network");
      return !isRemote;
    } catch {
      this.sayUnheard("refused");
      return false;
    }
  }

  private sayUnheard(why: "network" | "refused"): void {
    if (!this.saidUnheard) this.following.unheard(this.path, why);
    this.saidUnheard = true;
  }

  private async hear(events: readonly FileEvent[]): Promise<void> {
    if (events.length > EVENTS_AT_MOST) {
      this.touch({ folder: this.path, deep: true });
      return;
    }
    for (const event of events)
      for (const place of await placesOfEvent(this.path, event)) this.touch(place);
  }

  private async walk(): Promise<void> {
    const began = performance.now();
    const states = await folderStates(this.path, this.stopping.signal);
    const took = performance.now() - began;
    if (states !== null && this.states !== null)
      for (const place of changedFolders(this.states, states)) this.touch(place);
    this.states = states ?? this.states;
    const least = this.hasEvents ? PERIOD_MS.beside : PERIOD_MS.without;
    this.nextWalkAt =
      performance.now() + Math.min(PERIOD_AT_MOST_MS, Math.max(least, took * PERIOD_TIMES_WALK));
  }

  private touch(place: Place): void {
    if (!this.stopping.signal.aborted) this.following.touched(this.path, place);
  }
}

async function identityOf(folder: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return `${String(dev)}:${String(ino)}`;
  } catch {
    return null;
  }
}
