import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { AskedGate } from "../../shared/contract/export.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { pressNamed } from "../helpers/press-named.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const sightAndSound = { name: "Sight & Sound", reference: "May issue" };

const made = archiveMadeOnce(async (engine, stills) => {
  mkdirSync(stills, { recursive: true });
  for (const [at, name] of ["a", "b", "c"].entries())
    await drawPicture(join(stills, `${name}.jpg`), at + 1);
  await indexWhole(engine, stills);
});

async function idOf(engine: Engine, name: string): Promise<number> {
  const { result } = await engine.ask("search.run", {
    query: `file:${name}`,
    sort: "name",
    facets: false,
  });
  const [card] = await engine.ask("search.slice", { result, from: 0, count: 1 });
  return card?.id ?? 0;
}

type HandOut = Partial<InputOf<"export.run">> & {
  readonly names: readonly string[];
  readonly request?: AskedGate["request"];
};

/** Hands stills out with everything read; answers the id of the export and its folder. */
async function handOut(
  engine: Engine,
  { names, request = { use: "web", territory: null }, ...order }: HandOut,
): Promise<{ id: string; to: string }> {
  const to = order.folder ?? join(temporaryFolder(), "out");
  mkdirSync(to, { recursive: true });
  const ids = await Promise.all(names.map((name) => idOf(engine, name)));
  const { job, export: id } = await engine.ask("export.run", {
    set: null,
    profile: pressNamed("{filename}"),
    rights: { request, strictness: "ask", read: "all", override: null },
    ...order,
    stills: { ids },
    folder: to,
  });
  for (;;) {
    const jobs = await engine.ask("jobs.list", {});
    const found = jobs.find((one) => one.id === job);
    if (found !== undefined && found.state !== "running" && found.state !== "paused") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { id, to };
}

async function setText(
  engine: Engine,
  name: string,
  { field, text }: Pick<InputOf<"stills.setText">, "field" | "text">,
): Promise<void> {
  await engine.ask("stills.setText", {
    stills: { ids: [await idOf(engine, name)] },
    field,
    language: "x-default",
    mode: "replace",
    text,
  });
}

const grant: InputOf<"rights.saveGrant">["grant"] = {
  kind: "allow",
  layers: ["photograph"],
  uses: ["web", "book"],
  territories: { included: [], excluded: [] },
  languages: [],
  start: null,
  end: null,
  licensor: null,
  licensee: "",
  reference: "",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [],
};

it("stills are found by whether, when and to whom they were handed out, in which set and into which folder", async () => {
  const { engine } = await made();
  expect(await namesFound(engine, "no:export")).toEqual(["a.jpg", "b.jpg", "c.jpg"]);
  const { id: set } = await engine.ask("sets.create", {
    name: "Festival kit",
    stills: { ids: [await idOf(engine, "b")] },
  });
  const folder = join(temporaryFolder(), "for the printer");
  await handOut(engine, { names: ["a", "b"], recipient: sightAndSound, folder });
  await handOut(engine, { names: ["b"], set, recipient: { name: "Arte", reference: "" } });
  expect(await namesFound(engine, "has:export")).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, 'exported:"Sight & Sound"')).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, "exported:sig")).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, "exported:arte")).toEqual(["b.jpg"]);
  expect(await namesFound(engine, 'exported:"festival kit"')).toEqual(["b.jpg"]);
  expect(await namesFound(engine, "exported:printer")).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, "exported:press -exported:arte")).toEqual(["a.jpg"]);
  expect(await namesFound(engine, "exported:today")).toEqual(["a.jpg", "b.jpg"]);
  expect(await namesFound(engine, "exported:<today")).toEqual([]);
  expect(await namesFound(engine, "exports:2")).toEqual(["b.jpg"]);
  expect(await namesFound(engine, "arte")).toEqual([]); // it says nothing of what a picture shows
  const offered = await engine.ask("search.complete", { query: "exported:ar", caret: 11 });
  expect(offered.map(({ insert, count }) => [insert, count])).toEqual([["exported:Arte", 1]]);
  expect(await engine.ask("ledger.recipients", {})).toEqual(["Arte", "Sight & Sound"]);
});

it("an export is found by the day on which it was begun, by the clock of the machine", async () => {
  const { engine } = await made();
  const { id } = await handOut(engine, { names: ["a"] });
  const archive = engine.archive();
  archive.catalog.db
    .prepare("UPDATE export SET at = ? WHERE uuid = ?")
    .run(new Date(2020, 4, 31, 23, 59).toISOString(), id);
  await archive.handedOut([await idOf(engine, "a")], id);
  expect(await namesFound(engine, "exported:2020-05")).toEqual(["a.jpg"]);
  expect(await namesFound(engine, "exported:>=2020-05-31")).toEqual(["a.jpg"]);
  expect(await namesFound(engine, "exported:2020-06..")).toEqual([]);
});

it("what was handed out is found after the archive was opened again, and of copies struck out no more", async () => {
  const { engine } = await made();
  const { id } = await handOut(engine, { names: ["a", "b"], recipient: sightAndSound });
  const { folder } = engine.archive().catalog;
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: folder });
  expect(await namesFound(engine, "exported:sight")).toEqual(["a.jpg", "b.jpg"]);
  const archive = engine.archive();
  archive.catalog.db.prepare("DELETE FROM export_file WHERE file_name = 'a.jpg'").run();
  expect(all(archive.catalog.db, "SELECT position FROM export_record")).toEqual([{ position: 1 }]);
  await archive.handedOut([await idOf(engine, "a")], id);
  expect(await namesFound(engine, "exported:sight")).toEqual(["b.jpg"]);
});

it("a still that became part of another takes its hand-outs along", async () => {
  const { engine } = await made();
  await handOut(engine, { names: ["a"], recipient: sightAndSound });
  const [a, b] = [await idOf(engine, "a"), await idOf(engine, "b")];
  await engine.ask("near.join", { preferred: b, others: [a], choices: [] });
  expect(await namesFound(engine, "exported:sight")).toEqual(["b.jpg"]);
  const { copies } = await engine.ask("ledger.ofStills", {
    stills: { ids: [b] },
    from: 0,
    count: 10,
  });
  expect(copies.map(({ fileName }) => fileName)).toEqual(["a.jpg"]);
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "exported:sight")).toEqual(["a.jpg"]);
});

it("who has a picture is told with the terms of then, what became of the copy, and how its rights stand now", async () => {
  const { engine } = await made();
  const a = await idOf(engine, "a");
  const saved = await engine.ask("rights.saveGrant", {
    id: null,
    on: { stills: { ids: [a] } },
    grant,
  });
  const { id, to } = await handOut(engine, { names: ["a", "b"], recipient: sightAndSound });
  const { id: second } = await handOut(engine, { names: ["a"] });
  await engine.ask("history.undo", {}); // the grant is gone
  writeFileSync(join(to, "a.jpg"), "other bytes");
  const { total, copies } = await engine.ask("ledger.ofStills", {
    stills: { ids: [a] },
    from: 0,
    count: 10,
  });
  expect(saved.change).not.toBeNull();
  expect(total).toBe(2);
  expect(copies.map(({ entry }) => entry.uuid)).toEqual([second, id]);
  expect(copies[1]).toMatchObject({
    entry: { recipient: sightAndSound, folder: to, profile: "Press", request: { use: "web" } },
    fileName: "a.jpg",
    state: "changed",
    stood: { status: "clear" },
    stands: { status: "unknown" },
  });
  rmSync(join(to, "a.jpg"));
  const part = await engine.ask("ledger.ofStills", { stills: { ids: [a] }, from: 1, count: 1 });
  expect(part.copies.map(({ state }) => state)).toEqual(["gone"]);
});

it("who has a picture is looked up by an index, however long the ledger is", async () => {
  const { engine } = await made();
  const plan = all<{ detail: string }>(
    engine.archive().catalog.db,
    "EXPLAIN QUERY PLAN SELECT export_id FROM export_file WHERE still_uuid = ?",
    "any",
  );
  expect(plan.map(({ detail }) => detail).join()).toContain("INDEX export_file_by_still");
});

it("exports are listed of which less is allowed now, print by the day asked for and what goes on by today", async () => {
  const { engine } = await made();
  const ids = [await idOf(engine, "a"), await idOf(engine, "b")];
  const on = { stills: { ids } };
  await engine.ask("rights.saveGrant", {
    id: null,
    on,
    grant: { ...grant, end: { at: "2020-12-31", zone: null } },
  });
  const asked = (use: "web" | "book", date: string) => ({ use, territory: null, date });
  const { id: web } = await handOut(engine, {
    names: ["a"],
    request: asked("web", "2020-05-01"),
    recipient: sightAndSound,
  });
  await handOut(engine, { names: ["b"], request: asked("book", "2020-05-01") });
  await handOut(engine, { names: ["c"], request: asked("web", "2020-05-01") }); // unknown, then as now
  const ended = await engine.ask("ledger.affected", {});
  expect(ended.map(({ entry }) => entry.uuid)).toEqual([web]);
  expect(ended[0]).toMatchObject({
    entry: { recipient: sightAndSound },
    request: { use: "web", date: new Date().toLocaleDateString("sv-SE") },
    copies: [{ fileName: "a.jpg", stood: { status: "clear" } }],
  });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { stills: { ids: [ids[1] ?? 0] } },
    embargo: { until: { at: "2020-06-01", zone: "Europe/Berlin" }, reference: "", note: "" },
  });
  const embargoed = await engine.ask("ledger.affected", {});
  expect(embargoed.map(({ request, copies }) => [request.date, copies[0]?.stands.status])).toEqual([
    ["2020-05-01", "blocked"],
    [expect.any(String), "blocked"],
  ]);
  expect(embargoed[0]?.copies[0]?.stands.reasons.join(" ")).toContain("Embargo until 1 June 2020");
});

it("what a record says otherwise than when it went out is told by name, and nothing where it is as it was", async () => {
  const { engine } = await made();
  await setText(engine, "a", { field: "caption", text: "An egg hatches" });
  const { id } = await handOut(engine, { names: ["a", "b"] });
  const changes = async () =>
    await engine.ask("ledger.changes", { export: id, from: 0, count: 100 });
  expect(await changes()).toEqual([[], []]);
  await setText(engine, "a", { field: "caption", text: "Two eggs hatch" });
  await engine.ask("stills.tag", {
    stills: { ids: [await idOf(engine, "a")] },
    add: [{ field: "keyword", name: "egg" }],
    remove: [],
  });
  expect(await changes()).toEqual([["Caption", "Keywords"], []]);
});

it("an export is repeated as it went out, names, texts and all, or as its records are now", async () => {
  const { engine } = await made();
  await setText(engine, "a", { field: "caption", text: "An egg hatches" });
  await setText(engine, "a", { field: "creditLine", text: "Lindqvist" });
  const profile = pressNamed("{credit}_{seq:3}");
  const first = await handOut(engine, { names: ["b", "a"], profile, recipient: sightAndSound });
  await setText(engine, "a", { field: "caption", text: "Two eggs hatch" });
  await setText(engine, "a", { field: "creditLine", text: "Real Image" });
  const now = await handOut(engine, { names: ["b", "a"], profile });
  const then = await handOut(engine, { names: ["b", "a"], profile, asThen: first.id });
  const namesOf = async (id: string): Promise<string[]> =>
    (await engine.ask("ledger.get", { export: id })).copies.map(({ fileName }) => fileName);
  expect(await namesOf(then.id)).toEqual(await namesOf(first.id));
  const [, a = ""] = await namesOf(first.id);
  const [, other = ""] = await namesOf(now.id);
  expect(other).not.toBe(a);
  const exiftool = openExiftool();
  const caption = async (path: string): Promise<unknown> =>
    (await exiftool.read(path))["XMP-dc:Description"];
  expect(await caption(join(then.to, a))).toBe("An egg hatches");
  expect(await caption(join(now.to, other))).toBe("Two eggs hatch");
  await exiftool.close();
  expect(readFileSync(join(then.to, a))).toEqual(readFileSync(join(first.to, a)));
  expect(readFileSync(join(then.to, "captions.csv"))).toEqual(
    readFileSync(join(first.to, "captions.csv")),
  );
  // what the second one kept is that of then as well
  expect(await engine.ask("ledger.changes", { export: then.id, from: 1, count: 1 })).toEqual([
    ["Caption", "Credit line"],
  ]);
});

it("a repeated export gives the names of then, also where something was held back, and no other picture one of them", async () => {
  const { engine } = await made();
  await setText(engine, "a", { field: "caption", text: "Name to come hatches" });
  for (const name of ["b", "c"]) await setText(engine, name, { field: "creditLine", text: name });
  const profile = pressNamed("{credit}_{seq:3}");
  const names = ["a", "b", "c"];
  const first = await handOut(engine, { names, profile });
  const namesOf = async (id: string): Promise<string[]> =>
    (await engine.ask("ledger.get", { export: id })).copies.map(({ fileName }) => fileName);
  const given = ["b_002.jpg", "c_003.jpg"];
  expect(await namesOf(first.id)).toEqual(given);

  const left = ["b", "c"];
  const then = await handOut(engine, { names: left, profile, repeats: first.id, asThen: first.id });
  expect(await namesOf(then.id)).toEqual(given);
  for (const name of [...given, "captions.csv"])
    expect(readFileSync(join(then.to, name))).toEqual(readFileSync(join(first.to, name)));
  const plan = await engine.ask("export.plan", {
    stills: { ids: await Promise.all(left.map((name) => idOf(engine, name))) },
    set: null,
    profile,
    repeats: first.id,
    rights: {
      request: { use: "web", territory: null },
      strictness: "ask",
      read: "all",
      override: null,
    },
  });
  expect(plan.files.map(({ fileName }) => fileName)).toEqual(given);

  // Of one what its name is made from is another by now.
  await setText(engine, "c", { field: "creditLine", text: "Real Image" });
  const now = await handOut(engine, { names: left, profile, repeats: first.id });
  expect(await namesOf(now.id)).toEqual(["b_002.jpg", "Real Image_002.jpg"]);
  await setText(engine, "c", { field: "creditLine", text: "b" });
  const taken = await handOut(engine, { names: left, profile, repeats: first.id });
  expect(await namesOf(taken.id)).toEqual(["b_002.jpg", "b_002 (2).jpg"]);

  // Another order and other names are asked for, and given.
  const turned = await handOut(engine, { names: ["c", "b"], profile, repeats: first.id });
  expect(await namesOf(turned.id)).toEqual(["b_001.jpg", "b_002.jpg"]);
  const other = pressNamed("{filename}");
  const renamed = await handOut(engine, { names: left, profile: other, repeats: first.id });
  expect(await namesOf(renamed.id)).toEqual(["b.jpg", "c.jpg"]);
});

it("an export that is not in the ledger cannot be repeated as it went out", async () => {
  const { engine } = await made();
  const asThen = "00000000-0000-4000-8000-000000000000";
  await expect(handOut(engine, { names: ["b"], asThen })).rejects.toThrow(/no such export/u);
  const repeats = asThen;
  await expect(handOut(engine, { names: ["b"], repeats })).rejects.toThrow(/no such export/u);
});

it("lists the exports that have all of some words, in whatever letters, in what is said of them or their stills' names", async () => {
  const { engine } = await made();
  const first = await handOut(engine, {
    names: ["a"],
    recipient: sightAndSound,
    profile: pressNamed("{seq}"),
  });
  const second = await handOut(engine, {
    names: ["b", "c"],
    folder: join(temporaryFolder(), "Vénissieux"),
  });
  const found = async (words: string): Promise<string[]> =>
    (await engine.ask("ledger.list", { words })).map(({ uuid }) => uuid);
  expect(await found(" ")).toEqual([second.id, first.id]);
  expect(await found("SIGHT may")).toEqual([first.id]);
  expect(await found("a.jpg")).toEqual([first.id]); // its copy is called otherwise
  expect(await found("venissieux C.JPG")).toEqual([second.id]);
  expect(await found("sight venissieux")).toEqual([]);
});
