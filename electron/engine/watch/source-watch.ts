import { dirname } from "node:path";
import type { Archive } from "../archive.ts";
import { problemOfError } from "../problem-of-error.ts";
import { listSources, notePresence, within } from "../catalog/sources.ts";
import { startFollowing } from "../ingest/index-folders.ts";
import type { Place } from "../ingest/pass.ts";
import { presenceOf } from "../ingest/presence.ts";
import { FollowedSource, type Following } from "./followed-source.ts";
import { HalfWritten } from "./half-written.ts";
import { Touched } from "./touched.ts";

/** How often it is looked whether sources came, went, or are other folders now. */
const LOOK_EVERY_MS = 1000;
/** How long a pass that could not begin waits. */
const TRIED_AGAIN_AFTER_MS = 10_000;

/**
 * Follows what happens in the sources of an archive, and takes it in: by passes over just the folders
 * that were touched, one at a time, and never beside an indexing that the archivist asked for. It
 * begins with a pass over everything, for what changed while nobody listened.
 */
export class SourceWatch {
  private readonly archive: Archive;
  private readonly unheard: Following["unheard"];
  private readonly followed = new Map<string, FollowedSource>();
  private readonly touched = new Touched();
  private readonly halfWritten = new HalfWritten();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private passing: Promise<unknown> = Promise.resolve();
  private isPassing = false;
  private notBefore = 0;
  private stopped = false;

  constructor(archive: Archive, unheard: Following["unheard"]) {
    this.archive = archive;
    this.unheard = unheard;
    this.look();
  }

  /** Stops following; resolves when nothing is at work any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await Promise.all([...this.followed.values()].map((source) => source.stop()));
    await this.passing;
  }

  private look(): void {
    if (this.stopped) return;
    const now = performance.now();
    this.meetSources();
    for (const source of this.followed.values()) void source.look(now);
    this.takeInWhenDue(now);
    const wait = Math.min(LOOK_EVERY_MS, Math.max(50, this.touched.dueIn(now) ?? LOOK_EVERY_MS));
    this.timer = setTimeout(() => this.look(), wait);
    this.timer.unref();
  }

  private meetSources(): void {
    const paths = new Set(listSources(this.archive.catalog.db).map(({ path }) => path));
    for (const path of paths) {
      if (this.followed.has(path)) continue;
      this.followed.set(
        path,
        new FollowedSource(path, {
          touched: (source, place) => this.touch(source, place),
          met: (source) => this.meet(source),
          unheard: this.unheard,
        }),
      );
    }
    for (const [path, source] of this.followed) {
      if (paths.has(path)) continue;
      void source.stop();
      this.followed.delete(path);
      // located elsewhere, or no part of the archive any more: that it is not there is no news now
      this.archive.sourcePresence(path, null);
    }
  }

  /** Says at once that a source went offline or came back; the pass over it says more. */
  private async meet(path: string): Promise<void> {
    const { db } = this.archive.catalog;
    const source = listSources(db).find((one) => one.path === path);
    if (source === undefined) return;
    const presence = await presenceOf(db, source);
    try {
      if (this.stopped || !notePresence(db, source, presence)) return;
    } catch (error) {
      problemOfError(error); // logged; the next look asks again
      return;
    }
    this.archive.sourcePresence(path, presence.offline);
  }

  private touch(source: string, place: Place): void {
    this.touched.add(source, place, performance.now());
  }

  private takeInWhenDue(now: number): void {
    const isDue = this.touched.dueIn(now) === 0 && now >= this.notBefore;
    if (!isDue || this.isPassing || this.archive.jobs.isRunning("index")) return;
    const places = this.touched.take();
    const asked = places.filter(
      ({ folder }) => this.archive.resting.stoppedAt(folder) !== "reading",
    );
    if (asked.length > 0) this.passing = this.takeIn(asked);
  }

  /**
   * After a pass there is a pause as long as the pass took, so that an archive is never only following. One
   * that cannot begin, because the disk with the archive is full, is tried again until it can.
   */
  private async takeIn(places: readonly Place[]): Promise<void> {
    this.isPassing = true;
    const began = performance.now();
    try {
      await startFollowing(this.archive, places, this.halfWritten).ended;
      this.notBefore = 2 * performance.now() - began;
    } catch (error) {
      problemOfError(error); // logged; what the archivist does is refused in words
      this.notBefore = performance.now() + TRIED_AGAIN_AFTER_MS;
      for (const place of places) this.touchAgain(place);
    } finally {
      this.isPassing = false;
    }
    for (const path of this.halfWritten.takeLeft())
      this.touchAgain({ folder: dirname(path), deep: false });
  }

  private touchAgain(place: Place): void {
    const source = [...this.followed.keys()].find((one) => within(one, place.folder) !== null);
    if (source !== undefined) this.touch(source, place);
  }
}
