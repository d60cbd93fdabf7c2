import { periodOf } from "../../../shared/rights/request.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { stillsOfTurns, turnsBetween } from "../catalog/rights/turns.ts";
import { usualRequest } from "../catalog/rights/usual-status.ts";

/** The clock is looked at this often, for a computer may sleep or have its clock set; and when the next thing turns. */
const LOOK_MS = 60_000;
/** Times of the clock have whole seconds: what turns is looked at when its second is there. */
const SECOND_MS = 1000;

/** What follows the course of time. */
export type Following = {
  /** Up to when it knows everything; null while there is nothing that could follow. */
  readonly toldAt: () => number | null;
  /** Has it read these stills anew, of which time may have changed the status until an instant. */
  readonly turned: (stills: readonly StillId[], at: number) => Promise<void>;
};

/**
 * Sees to it that kept statuses follow the day: grants begin and end, and embargoes are over, while the archive is
 * open and while it is not.
 */
export class StatusClock {
  private readonly db: ReadableDb;
  private readonly following: Following;
  private waiting: NodeJS.Timeout | undefined;
  private looking = false;
  private stopped = false;

  constructor(db: ReadableDb, following: Following) {
    this.db = db;
    this.following = following;
  }

  /** Looks whether anything turned since the statuses were told, and from now on again and again. Never throws. */
  async look(): Promise<void> {
    if (this.looking || this.isOver()) return;
    this.looking = true;
    clearTimeout(this.waiting);
    let rest = LOOK_MS;
    try {
      await this.follow();
      if (!this.isOver()) rest = this.untilNext();
    } catch (error) {
      // Nobody waits for it, and it is tried again: a disk that fails is told of by whoever works on it.
      if (!this.isOver()) process.stderr.write(`statuses of the day: ${String(error)}\n`);
    }
    this.looking = false;
    if (this.isOver()) return;
    this.waiting = setTimeout(() => void this.look(), rest);
    this.waiting.unref();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.waiting);
  }

  private isOver(): boolean {
    return this.stopped || !this.db.open;
  }

  private async follow(): Promise<void> {
    const told = this.following.toldAt();
    if (told === null) return;
    const now = Date.now();
    // A clock that was put back takes statuses back.
    const [from = now, to = now] = [told, now]
      .map((at) => this.askedAt(at))
      .toSorted((a, b) => a - b);
    if (from === to) return;
    await this.following.turned(stillsOfTurns(this.db, turnsBetween(this.db, from, to)), now);
  }

  /** The instant that is asked for then: of an hour that comes twice it is the first one both times. */
  private askedAt(instant: number): number {
    return periodOf(usualRequest(this.db, instant)).from;
  }

  /** How long until something turns, but no longer than until the clock is looked at again. */
  private untilNext(): number {
    const now = Date.now();
    const [next] = turnsBetween(this.db, now, now + LOOK_MS);
    return next === undefined ? LOOK_MS : Math.max(SECOND_MS, next.at - now);
  }
}
