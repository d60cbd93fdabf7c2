import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sides } from "../../shared/contract/merging.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";
import { dumpForms } from "../../shared/dump-forms.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { pressNamed } from "../helpers/press-named.ts";
import type { Workplace } from "./messages.ts";

/** What work has in hand. It goes on when what it tells is out of this process, which may be killed at any moment. */
export type Desk = {
  readonly engine: Engine;
  readonly at: Workplace;
  readonly random: () => number;
  /** To be called with what was thrown instead of an answer. */
  readonly refused: (error: unknown) => Promise<void>;
  /** To be called after every answer, whether it confirms a change or refuses it. */
  readonly confirmed: () => Promise<void>;
  /** An export was confirmed to have begun. */
  readonly began: (uuid: string) => Promise<void>;
  /** This backup is about to be restored. */
  readonly restoring: (backup: string) => Promise<void>;
  /** A backup was confirmed. */
  readonly backedUp: (backup: string) => Promise<void>;
};

type Work = (desk: Desk) => Promise<void>;

/** Every kind of work that is killed: it goes on until it is, or until there is nothing left to do. */
export const works = {
  tagging: forEver(tag),
  captions: forEver(writeText),
  "captions taken in": forEver(takeCaptionsIn),
  "cast lists": forEver(takeCastIn),
  "undo and redo": forEver(backAndForth),
  indexing: beside(index, tag),
  exports: beside(handOut, writeText),
  "into originals": forEver(writeInto),
  backups: forEver(backUp),
  restores: forEver(restore),
  fixity: beside(checkFiles, tag),
  dumps: forEver(dump),
  merging: forEver(takeOtherIn),
} satisfies Record<string, Work>;

export type WorkKind = keyof typeof works;

/** Does a step; the answer may be that the archive refuses it, as where somebody is in the picture already. */
async function attempt(step: Work, desk: Desk): Promise<void> {
  try {
    await step(desk);
  } catch (error) {
    await desk.refused(error);
  }
}

function forEver(step: Work): Work {
  return async (desk) => {
    for (;;) {
      await attempt(step, desk);
      await desk.confirmed();
    }
  };
}

/** Long work, and what an archivist does while it goes on. */
function beside(long: Work, step: Work): Work {
  return async (desk) => {
    await attempt(long, desk);
    await forEver(async (busy) => {
      await step(busy);
      await setTimeout(20); // so that the work beside has its turn
    })(desk);
  };
}

function one<Value>({ random }: Desk, of: readonly Value[]): Value {
  const value = of[Math.floor(random() * of.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}

function some<Value>({ random }: Desk, of: readonly Value[]): Value[] {
  const from = Math.floor(random() * of.length);
  return of.slice(from, from + 1 + Math.floor(random() * 4));
}

/** Few, so that the same records are made, changed and taken away again. */
const names = ["Ma Youtie", "Cao Guiying", "马有铁", "Ölgii", "Return to Dust (2022)"] as const;
const tagFields = ["film", "scene", "character", "performer", "rightsHolder", "keyword"] as const;

async function tag(desk: Desk): Promise<void> {
  const { engine, at } = desk;
  const stills = { ids: some(desk, at.stills) };
  const aTag = (): { field: (typeof tagFields)[number]; name: string } => ({
    field: one(desk, tagFields),
    name: one(desk, names),
  });
  await one(desk, [
    () => engine.ask("stills.tag", { stills, add: [aTag(), aTag()], remove: [aTag()] }),
    () => engine.ask("stills.tag", { stills, add: [], remove: [aTag(), aTag()] }),
    () => engine.ask("stills.mark", { stills, rating: one(desk, [null, 1, 3, 5]) }),
    () => engine.ask("stills.setNumber", { stills, field: "number", text: one(desk, ["", "7"]) }),
    () => drawSomebody(desk),
    () => fillSet(desk),
  ])();
}

async function drawSomebody(desk: Desk): Promise<unknown> {
  const box = { x: one(desk, [0, 0.3, 0.6]), y: 0.1, width: 0.2, height: 0.3 };
  const who = one(desk, [null, { character: { name: one(desk, names) } }]);
  const still = one(desk, desk.at.stills);
  return await desk.engine.ask("depictions.draw", { still, box, who });
}

async function fillSet(desk: Desk): Promise<unknown> {
  const { engine, at } = desk;
  const stills = { ids: some(desk, at.stills) };
  const [set] = await engine.ask("sets.list", {});
  if (set === undefined) return await engine.ask("sets.create", { name: "Press kit", stills });
  return await one(desk, [
    () => engine.ask("sets.add", { set: set.id, stills }),
    () => engine.ask("sets.remove", { set: set.id, stills }),
    () => engine.ask("sets.move", { set: set.id, stills, before: 0 }),
    () => engine.ask("sets.delete", { set: set.id }),
  ])();
}

const texts = ["", "Gathering eggs.", "收鸡蛋。", "The wedding."] as const;

async function writeText(desk: Desk): Promise<void> {
  const { engine, at } = desk;
  await engine.ask("stills.setText", {
    stills: { ids: some(desk, at.stills) },
    field: one(desk, ["caption", "headline", "creditLine"]),
    language: "x-default",
    text: one(desk, texts),
    mode: one(desk, ["replace", "append"]),
  });
}

async function takeCaptionsIn(desk: Desk): Promise<void> {
  const { engine } = desk;
  const rows = [1, 2, 3, 4].map((n) => `${String(n)}.jpg\t${one(desk, texts.slice(1))}`);
  const { preview } = await engine.ask("captions.read", {
    source: { text: ["File\tCaption", ...rows].join("\n") },
    charset: null,
    sheet: null,
    columns: null,
    match: "auto",
    within: null,
    language: one(desk, ["x-default", "en", "zh"]),
    choices: [],
  });
  await engine.ask("captions.import", { preview, others: "proposed", ticks: [] });
  if (desk.random() < 0.5) {
    await desk.confirmed();
    await writeText(desk); // so that there is something to take in again
  }
}

async function takeCastIn(desk: Desk): Promise<void> {
  const { engine, at } = desk;
  const cast = some(desk, names).map((name) => `${name}\t${one(desk, ["Wu Renlin", "Hai Qing"])}`);
  const list = {
    list: { text: cast.join("\n") },
    film: { name: one(desk, ["Return to Dust (2022)", "Ölgii"]) },
    form: null,
    columns: null,
    choices: [],
  };
  const { digest, rows } = await engine.ask("cast.read", list);
  await engine.ask("cast.import", { ...list, digest, take: rows.map((_row, place) => place) });
  await desk.confirmed();
  const remove = [{ field: "film", name: list.film.name } as const];
  await engine.ask("stills.tag", { stills: { ids: some(desk, at.stills) }, add: [], remove });
}

async function backAndForth(desk: Desk): Promise<void> {
  const { engine } = desk;
  const { undo, redo } = await engine.ask("history.state", {});
  const isUndoing = desk.random() < 0.5;
  // what wrote into originals has work of its own
  const isOriginals = (isUndoing ? undo : redo)?.startsWith("Wrote metadata") ?? true;
  if (isOriginals || desk.random() < 0.3) await tag(desk);
  else if (isUndoing) await engine.ask("history.undo", {});
  else await engine.ask("history.redo", {});
}

async function index({ engine, at }: Desk): Promise<void> {
  await engine.ask("sources.index", { paths: [at.source] });
}

async function handOut(desk: Desk): Promise<void> {
  const { engine, at, began } = desk;
  const layout = one(desk, ["together", "apart", "bagit"] as const);
  const documents = ["caption-list", "read-me", "manifest"] as const;
  const run = await engine.ask("export.run", {
    stills: { ids: at.stills.slice(0, 4) },
    set: null,
    folder: at.handOut,
    profile: {
      ...pressNamed("{filename}"),
      documents: [...documents],
      layout,
      isPacked: desk.random() < 0.5,
    },
    rights: allRead,
  });
  await began(run.export);
}

/** Writes into originals and takes that back, by turns. */
async function writeInto(desk: Desk): Promise<void> {
  const { engine, at } = desk;
  const stills = { ids: [...at.writable] };
  const text = `Gathering eggs, ${String(Math.floor(desk.random() * 1e9))}.`;
  const caption = { field: "caption", language: "x-default", text, mode: "replace" } as const;
  await engine.ask("stills.setText", { stills, ...caption });
  await desk.confirmed();
  await engine.ask("originals.write", { stills, to: "files", credentials: false });
  await allEnded(engine);
  if (desk.random() < 0.5) await engine.ask("history.undo", {});
}

/** In the archive's own folder and in the other one, by turns. */
async function backUp(desk: Desk): Promise<void> {
  const { engine, at, backedUp, confirmed } = desk;
  await writeText(desk);
  await confirmed();
  const where = desk.random() < 0.5 ? {} : { to: at.elsewhere };
  const { made } = await engine.ask("backups.make", where);
  for (const { path } of made) await backedUp(path);
}

/** Any of the backups: those made before a restore are among them, which take it back. */
async function restore(desk: Desk): Promise<void> {
  const { engine, confirmed, restoring } = desk;
  await backUp(desk);
  await writeText(desk);
  await confirmed();
  const { backups } = await engine.ask("backups.list", {});
  if (backups.length === 0) return;
  const { path } = one(desk, backups);
  await restoring(path);
  await engine.ask("backups.restore", { backup: path });
}

async function checkFiles({ engine }: Desk): Promise<void> {
  await engine.ask("fixity.check", {});
}

/** Each into a folder of its own. */
async function dump(desk: Desk): Promise<void> {
  const { engine, at, confirmed } = desk;
  await writeText(desk);
  await confirmed();
  const folder = join(at.handOut, String(Math.floor(desk.random() * 1e9)));
  dumpCatalog(engine.archive().catalog.db, folder, one(desk, dumpForms));
}

/** Takes another archive in, and mostly takes that back: so there is something to take in once more. */
async function takeOtherIn(desk: Desk): Promise<void> {
  const { engine, at, confirmed, backedUp } = desk;
  await writeText(desk);
  await confirmed();
  const choices = { all: one(desk, sides), groups: {}, each: {} };
  const { before, change } = await engine.ask("merge.take", { other: at.other, choices });
  if (before !== null) await backedUp(before.path);
  if (change === null || desk.random() < 0.3) return;
  await confirmed();
  await engine.ask("history.undo", { change });
}

async function allEnded(engine: Engine): Promise<void> {
  while ((await engine.ask("jobs.list", {})).some(({ state }) => state === "running"))
    await setTimeout(10);
}
