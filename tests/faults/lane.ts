import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import type { CopyState } from "../../shared/contract/ledger.ts";
import { all, connect, valuesIn } from "../../electron/engine/catalog/database.ts";
import { OWN_FOLDER } from "../../electron/engine/catalog/backup-files.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import { seeded } from "../helpers/damage.ts";
import { filesBelow } from "../helpers/hand-outs.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import type { Child, Pool } from "./children.ts";
import { strayBackups, untrueBackups, wrongBackups, wrongDumps } from "./copies.ts";
import { examine, learn, type Known } from "./examine.ts";
import { workInOther } from "./other-archive.ts";
import { standing } from "./standing.ts";
import type { WorkKind } from "./works.ts";

const STILLS = [1, 2, 3, 4, 5, 6];
const WRITABLE = [7, 8];
const NEW_FILES = 3;
const SEARCHED_EVERY = 5;

/**
 * When work is killed: after any number of answers up to this, and any time up to so many milliseconds after that,
 * early ones more often.
 */
const moments: Record<WorkKind, { readonly answers: number; readonly ms: number }> = {
  tagging: { answers: 6, ms: 30 },
  captions: { answers: 6, ms: 30 },
  "captions taken in": { answers: 4, ms: 60 },
  "cast lists": { answers: 4, ms: 60 },
  "undo and redo": { answers: 6, ms: 30 },
  indexing: { answers: 3, ms: 800 },
  exports: { answers: 3, ms: 800 },
  "into originals": { answers: 2, ms: 800 },
  backups: { answers: 3, ms: 400 },
  restores: { answers: 6, ms: 600 },
  fixity: { answers: 3, ms: 60 },
  dumps: { answers: 5, ms: 60 },
  merging: { answers: 5, ms: 800 },
};

/** The files that a catalog knows, and by their UUIDs what it has written into originals. */
type Catalogued = {
  readonly files: readonly {
    readonly path: string;
    readonly hash: string;
    readonly thumbnail: string;
  }[];
  readonly exchanges: readonly string[];
};

/** Where the processes have their temporary files and settings. */
type Environment = { readonly TMPDIR: string; readonly STILLROOM_HOME: string };

/** One archive in which work is killed again and again: each process goes on where the one before it was ended. */
export class Lane {
  /** Milliseconds that opening took after each kill. */
  readonly openings: number[] = [];
  /** Changes that were confirmed, of which each was looked for after the kill. */
  confirmed = 0;
  /** What is said of work that fails where it may. */
  mayFail: RegExp | null = null;
  private readonly home: string;
  private readonly env: Environment;
  private readonly pool: Pool;
  private readonly random: () => number;
  private readonly folder: string;
  /** A copy of it in which somebody else works. */
  private readonly other: string;
  private readonly known: Known = {
    last: { done: null, undone: null, newest: 0, digest: "" },
    isBlurred: false,
    restoring: null,
    actions: new Map(),
  };
  private originals: Readonly<Record<string, string>> = {};
  private readonly exports: string[] = [];
  private at = 0;
  private killed = "";

  constructor(home: string, env: Environment, pool: Pool, seed: number) {
    this.home = home;
    this.env = env;
    this.pool = pool;
    this.random = seeded(seed);
    this.folder = join(home, "Killed.stillroom");
    this.other = join(home, "Other.stillroom");
  }

  /** Makes the archive: stills that are worked on, and some whose files are written into. */
  async begin(): Promise<void> {
    for (const name of ["stills", "writable", "incoming", "theirs", "out", "elsewhere"])
      mkdirSync(join(this.home, name), { recursive: true });
    for (const id of STILLS) await this.draw("stills", `${String(id)}.jpg`);
    for (const id of WRITABLE) await this.draw("writable", `${String(id)}.jpg`);
    const child = await this.pool.loaded();
    await child.open(await this.created(child));
    for (const name of ["stills", "writable"]) {
      await child.ask("sources.index", { paths: [join(this.home, name)] });
      await allEnded(child);
    }
    this.originals = this.hashes("stills");
    const db = connect(join(this.folder, "catalog.db"), "read");
    this.known.last = standing(db, Math.max(...WRITABLE));
    db.close();
    await child.close();
    cpSync(this.folder, this.other, { recursive: true });
  }

  /** The copy in which somebody else works has stills of its own before it is taken in for the first time. */
  private async begunOther(): Promise<void> {
    const theirs = join(this.home, "theirs");
    if (readdirSync(theirs).length > 0) return;
    for (let n = 0; n < NEW_FILES; n += 1) await this.draw("theirs", `${String(n)}.jpg`);
    const child = await this.pool.loaded();
    await child.open(this.other);
    await child.ask("sources.index", { paths: [theirs] });
    await allEnded(child);
    await child.close();
    await child.kill();
  }

  private async created(child: Child): Promise<string> {
    await child.ask("archive.create", { path: this.folder });
    return this.folder;
  }

  /**
   * Opens the archive, looks at what the kill before has left, has this work done and kills it: at a random moment, or
   * when `meanwhile` has come to its end.
   */
  async kill(work: WorkKind, meanwhile?: (child: Child) => Promise<void>): Promise<Child> {
    const child = await this.opened();
    this.at += 1;
    if (work === "indexing")
      for (let n = 0; n < NEW_FILES; n += 1)
        await this.draw("incoming", `${String(this.at)}-${String(n)}.jpg`);
    if (work === "merging") await this.begunOther();
    child.order({
      work,
      at: {
        seed: Math.floor(this.random() * 2 ** 32),
        stills: STILLS,
        writable: WRITABLE,
        source: join(this.home, "incoming"),
        handOut: join(this.home, work === "dumps" ? "dumps" : "out", String(this.at)),
        elsewhere: join(this.home, "elsewhere"),
        other:
          work === "merging"
            ? workInOther(this.other, join(this.home, "dumps of the other"), this.random)
            : this.other,
      },
    });
    if (meanwhile === undefined) await this.untilMoment(work, child);
    else await meanwhile(child);
    await child.kill(this.random() < 0.5 ? "alone" : "with all it started");
    this.killed = work;
    this.expect(learn(this.known, child.steps));
    this.expect(this.wrongCopies(child));
    this.exports.push(...child.began);
    this.confirmed += child.confirmed.length + child.began.length;
    return child;
  }

  /** What is wrong with the copies of the archive that it made: backups, dumps. */
  private wrongCopies({ backedUp, confirmed }: Child): string[] {
    const lastStill = Math.max(...WRITABLE);
    return [
      ...this.backupFolders().flatMap(wrongBackups),
      ...untrueBackups(backedUp, confirmed, lastStill),
      ...wrongDumps(join(this.home, "dumps", String(this.at)), confirmed, lastStill),
    ];
  }

  private async untilMoment(work: WorkKind, child: Child): Promise<void> {
    const { answers, ms } = moments[work];
    await child.answered(Math.floor(this.random() * (answers + 1)));
    await setTimeout(ms * this.random() ** 3);
  }

  /** A process with the archive open, in which everything is as it was confirmed. */
  private async opened(): Promise<Child> {
    const child = await this.pool.loaded();
    this.openings.push(await child.open(this.folder));
    const lastStill = Math.max(...WRITABLE);
    const searches = this.at % SEARCHED_EVERY === 0;
    this.expect(await examine(this.folder, child, { known: this.known, lastStill, searches }));
    return child;
  }

  private expect(wrong: readonly string[]): void {
    if (wrong.length === 0) return;
    throw new Error(`after kill ${String(this.at)} (${this.killed}): ${wrong.join("; ")}`);
  }

  /** Lets all work that was interrupted come to its end and closes the archive: nothing is lost, and nothing is left lying about. */
  async settle(): Promise<void> {
    const child = await this.opened();
    await child.ask("sources.index", { paths: [join(this.home, "incoming")] });
    await allEnded(child);
    this.expect(await this.unfinished(child));
    await this.clearBackups(child);
    const catalogued = this.catalogued();
    await child.close();
    this.expect(this.astray(catalogued));
  }

  /** Half a backup goes with the next one. */
  private async clearBackups(child: Child): Promise<void> {
    const elsewhere = join(this.home, "elsewhere");
    if (existsSync(join(this.folder, OWN_FOLDER))) await child.ask("backups.make", {});
    if (readdirSync(elsewhere).length > 0) await child.ask("backups.make", { to: elsewhere });
  }

  /** The folders in which its backups lie. */
  private backupFolders(): string[] {
    const elsewhere = join(this.home, "elsewhere");
    const folders = readdirSync(elsewhere).map((name) => join(elsewhere, name));
    return [join(this.folder, OWN_FOLDER), ...folders].filter((folder) => existsSync(folder));
  }

  private async unfinished(child: Child): Promise<string[]> {
    const failed = (await child.ask("jobs.list", {})).filter(({ state }) => state === "failed");
    const unexpected = failed.filter(({ outcome }) => this.mayFail?.test(outcome ?? "") !== true);
    const wrong = unexpected.map(({ label, outcome }) => `${label}: ${String(outcome)}`);
    const { damaged } = await child.ask("fixity.state", {});
    if (damaged > 0) wrong.push(`${String(damaged)} files are said to be damaged`);
    const ledger = await child.ask("ledger.list", {});
    for (const uuid of this.exports) {
      const entry = ledger.find((each) => each.uuid === uuid);
      if (entry?.finished !== true || entry.stills !== 4) {
        wrong.push(`an export is not finished: ${JSON.stringify(entry)}`);
        continue;
      }
      const states = await child.ask("ledger.check", { export: uuid, from: 0, count: 9 });
      if (states.some((state: CopyState) => state !== "whole"))
        wrong.push(`copies in ${entry.folder}: ${states.join(", ")}`);
    }
    return wrong;
  }

  private catalogued(): Catalogued {
    const db = connect(join(this.folder, "catalog.db"), "read");
    const files = all<Catalogued["files"][number]>(
      db,
      "SELECT source.path || '/' || file.path AS path, lower(hex(hash)) AS hash, thumbnail FROM file JOIN source ON source.id = source_id WHERE state = 'present'",
    );
    const exchanges = valuesIn<string>(db, "SELECT uuid FROM file_exchange");
    db.close();
    return { files, exchanges };
  }

  /** What lies about that belongs to nothing, what is missing, and what is another file than the catalog says. */
  private astray({ files, exchanges }: Catalogued): string[] {
    const wrong = files.flatMap(({ path, hash, thumbnail }) => [
      ...(hashOfFile(path) === hash ? [] : [`${path} is not what the catalog says`]),
      ...(thumbnail === "made" && existsSync(thumbnailPath(this.folder, hash))
        ? []
        : [`${path} has no thumbnail (${thumbnail})`]),
    ]);
    const catalogued = files.map(({ path }) => path);
    const onDisk = ["stills", "writable", "incoming"].flatMap((name) =>
      readdirSync(join(this.home, name)).map((file) => join(this.home, name, file)),
    );
    wrong.push(...onDisk.filter((path) => !catalogued.includes(path)));
    for (const [name, hash] of Object.entries(this.originals))
      if (hashOfFile(join(this.home, "stills", name)) !== hash) wrong.push(`${name} was changed`);
    const kept = new Set(exchanges);
    const expected = new Set(["catalog.db", "search.snapshot"]);
    for (const name of filesBelow(this.folder)) {
      const isKept = /^metadata-backups\/(?<uuid>[^.]+)\.(?:before|after)$/u.exec(name);
      const isThumbnail = /^thumbnails\/.*\/(?<hash>[0-9a-f]{64})\.jpg$/u.test(name);
      if (isKept !== null && kept.has(isKept.groups?.["uuid"] ?? "")) continue;
      const isBackup = name.startsWith(`${OWN_FOLDER}/`); // looked at below
      if (!isThumbnail && !isBackup && !expected.has(name))
        wrong.push(`left in the archive: ${name}`);
    }
    for (const folder of this.backupFolders())
      wrong.push(...strayBackups(folder).map((name) => `left among the backups: ${name}`));
    for (const name of filesBelow(this.env.STILLROOM_HOME))
      if (name !== "engine.json" && !name.endsWith(".part"))
        wrong.push(`left beside the settings: ${name}`);
    for (const name of readdirSync(this.env.TMPDIR))
      if (!/^stillroom-\d+-/u.test(name)) wrong.push(`left among temporary files: ${name}`);
    for (const name of filesBelow(join(this.home, "out")))
      if (name.includes(".stillroom")) wrong.push(`left in a hand-out: ${name}`);
    return wrong;
  }

  private hashes(name: string): Record<string, string> {
    const folder = join(this.home, name);
    return Object.fromEntries(
      readdirSync(folder).map((file) => [file, hashOfFile(join(folder, file))]),
    );
  }

  /** A picture of its own: noise, so that none is like another. */
  private async draw(folder: string, name: string): Promise<void> {
    const pixels = Buffer.from(Array.from({ length: 8 * 6 * 3 }, () => this.random() * 256));
    await sharp(pixels, { raw: { width: 8, height: 6, channels: 3 } })
      .resize(48, 36, { kernel: "nearest" })
      .jpeg()
      .toFile(join(this.home, folder, name));
  }
}

async function allEnded(child: Child): Promise<void> {
  const isAtWork = async (): Promise<boolean> =>
    (await child.ask("jobs.list", {})).some(({ state }) => state === "running");
  while (await isAtWork()) await setTimeout(10);
}
