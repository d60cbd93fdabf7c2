import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { openPromise } from "yauzl";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { Tell } from "../../electron/engine/archive.ts";
import { deskOf, drawNoise, filesBelow, type Desk } from "../helpers/hand-outs.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { mountSmall } from "../helpers/small-disk.ts";
import { pressNamed } from "../helpers/press-named.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const allow: InputOf<"rights.saveGrant">["grant"] = {
  kind: "allow",
  layers: ["photograph"],
  uses: ["press"],
  territories: { included: [], excluded: [] },
  languages: [],
  start: null,
  end: null,
  licensor: null,
  licensee: "",
  reference: "",
  unaltered: ["crop"],
  printRun: null,
  credit: null,
  terms: "",
  note: "",
  documents: [],
};

const zipped = { isPacked: true } as const;
const documents = [
  "captions.csv",
  "captions.xlsx",
  "caption-sheet.docx",
  "contact-sheet.html",
  "README.txt",
  "manifest-sha256.txt",
];

/** Does something once, at the moment a ZIP file is begun or at another step of the export. */
function once(when: "packing" | number, what: () => void): Tell {
  let done = false;
  return (event, data) => {
    if (done || event !== "job.changed" || !("kind" in data) || data.kind !== "export") return;
    if (when === "packing" ? !data.label.startsWith("Packing") : data.done !== when) return;
    done = true;
    what();
  };
}

type InZip = { readonly name: string; readonly method: number; readonly flags: number };

async function entriesOf(zip: string): Promise<InZip[]> {
  const opened = await openPromise(zip, { lazyEntries: true });
  const entries: InZip[] = [];
  for await (const entry of opened.eachEntry())
    entries.push({
      name: entry.fileName,
      method: entry.compressionMethod,
      flags: entry.generalPurposeBitFlag,
    });
  return entries;
}

/** Unpacks with Info-ZIP, which checks the CRC of each file too. */
function unpack(zip: string): string {
  const folder = temporaryFolder();
  execFileSync("unzip", ["-q", zip, "-d", folder], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
  return folder;
}

function ledgerIs(desk: Desk): unknown[] {
  return all(
    desk.engine.archive().catalog.db,
    "SELECT uuid FROM export UNION ALL SELECT file_name FROM export_file UNION ALL SELECT file_name FROM export_document",
  );
}

it("packs pictures as they are and then the documents, in their order, under names in UTF-8", async () => {
  const desk = await deskOf(["a.jpg", "b 剧照 ä.jpg", "c.tif"]);
  const { outcome, job } = await desk.handOut(zipped);
  expect(outcome).toMatchObject({ exported: 3, packed: "Stills.zip", held: [] });
  expect(job.outcome).toContain("in the ZIP file “Stills.zip”");
  expect(readdirSync(desk.to)).toEqual(["Stills.zip"]);
  const entries = await entriesOf(join(desk.to, "Stills.zip"));
  expect(entries.map(({ name }) => name)).toEqual(["a.jpg", "b 剧照 ä.jpg", "c.tif", ...documents]);
  expect(entries.map(({ method }) => method)).toEqual([0, 0, 0, ...documents.map(() => 8)]);
  // bit 11 says that a name is UTF-8 (APPNOTE.TXT, 4.4.4)
  expect(entries.every(({ flags }) => (flags & (1 << 11)) !== 0)).toBe(true);
  const unpacked = unpack(join(desk.to, "Stills.zip"));
  const copies = all<{ name: string; hash: Buffer }>(
    desk.engine.archive().catalog.db,
    "SELECT file_name AS name, hash FROM export_file",
  );
  expect(copies).toHaveLength(3);
  for (const { name, hash } of copies)
    expect(hashOfFile(join(unpacked, name)), name).toBe(hash.toString("hex"));
  const checked = spawnSync("sha256sum", ["--check", "--strict", "manifest-sha256.txt"], {
    cwd: unpacked,
  });
  if (checked.error === undefined) expect(checked.status).toBe(0);
});

it("is called as the set, by a name that is free, as the plan said", async () => {
  const desk = await deskOf(["a.jpg"]);
  const stills = { ids: [desk.idOf("a.jpg")] };
  const { id: set } = await desk.engine.ask("sets.create", { name: "Press: “Dust”", stills });
  writeFileSync(join(desk.to, "press_ “dust” .ZIP"), "mine");
  const plan = await desk.engine.ask("export.plan", {
    stills,
    set,
    folder: desk.to,
    rights: allRead,
    profile: { ...pressNamed("{filename}"), ...zipped },
  });
  expect(plan).toMatchObject({ packed: "Press_ “Dust”.zip", documents });
  writeFileSync(join(desk.to, "press_ “dust”.ZIP"), "mine");
  const { outcome } = await desk.handOut(zipped, { set });
  expect(outcome?.packed).toBe("Press_ “Dust” (2).zip");
  expect(readFileSync(join(desk.to, "press_ “dust”.ZIP"), "utf8")).toBe("mine");
});

it("takes another name when its own is taken while it is packed", async () => {
  const to = { folder: "" };
  const desk = await deskOf(
    ["a.jpg"],
    once("packing", () => writeFileSync(join(to.folder, "Stills.zip"), "mine")),
  );
  to.folder = desk.to;
  expect((await desk.handOut(zipped)).outcome?.packed).toBe("Stills (2).zip");
  expect(filesBelow(desk.to)).toEqual(["Stills (2).zip", "Stills.zip"]);
  expect(readFileSync(join(desk.to, "Stills.zip"), "utf8")).toBe("mine");
});

it("is compared with the ledger inside the ZIP file, and opened as one", async () => {
  const desk = await deskOf(["a.jpg", "b.jpg"]);
  const { outcome } = await desk.handOut(zipped);
  const ledgerId = outcome?.ledgerId ?? "";
  const zip = join(desk.to, "Stills.zip");
  const whole = readFileSync(zip);
  const entry = await desk.engine.ask("ledger.get", { export: ledgerId });
  expect(entry).toMatchObject({
    packed: "Stills.zip",
    packPresent: true,
    folderPresent: true,
    finished: true,
    copies: [{ state: "unchecked" }, { state: "unchecked" }],
  });
  expect(entry.documents.every(({ present }) => present)).toBe(true);
  const asked = { export: ledgerId, from: 0, count: 10 };
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["whole", "whole"]);
  for (const what of ["pack", "contact-sheet"] as const)
    expect(await desk.engine.ask("ledger.locate", { export: ledgerId, what })).toEqual({
      path: zip,
    });
  // Another byte in the first picture, which is stored as it is: its local header has 30 bytes and the name.
  const changed = Buffer.from(whole);
  const at = 30 + "a.jpg".length + 20;
  changed.writeUInt8(changed.readUInt8(at) ^ 255, at);
  writeFileSync(zip, changed);
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["changed", "whole"]);
  truncateSync(zip, 5000);
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["changed", "changed"]);
  rmSync(zip);
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["gone", "gone"]);
  await expect(
    desk.engine.ask("ledger.locate", { export: ledgerId, what: "pack" }),
  ).rejects.toThrow("The ZIP file of this export is not in its folder.");
  const { db } = desk.engine.archive().catalog;
  writeFileSync(join(desk.to, "..", "elsewhere.zip"), whole);
  run(db, "UPDATE export SET packed_name = '../elsewhere.zip'"); // An archive may come from anybody.
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["gone", "gone"]);
  await expect(
    desk.engine.ask("ledger.locate", { export: ledgerId, what: "pack" }),
  ).rejects.toThrow("not in its folder");
  rmSync(join(desk.to, "..", "elsewhere.zip"));
});

it("leaves out what may go out no longer once it is packed, tells it, and says so in the documents", async () => {
  const desk: { now?: Desk } = {};
  const hold = (): void => {
    void desk.now?.engine.ask("rights.saveEmbargo", {
      id: null,
      on: { stills: { ids: [desk.now.idOf("b.jpg")] } },
      embargo: { until: { at: "2999-01-01", zone: "UTC" }, reference: "", note: "" },
    });
  };
  desk.now = await deskOf(["a.jpg", "b.jpg", "c.jpg"], once("packing", hold));
  const { outcome, job } = await desk.now.handOut(zipped);
  expect(outcome).toMatchObject({ exported: 2, files: ["a.jpg", "c.jpg"], packed: "Stills.zip" });
  expect(outcome?.held).toMatchObject([{ still: desk.now.idOf("b.jpg"), problem: null }]);
  expect(outcome?.held[0]?.reasons.join(" ")).toContain("Embargo until 1 January 2999");
  expect(job.outcome).toContain("1 held back");
  expect(filesBelow(desk.now.to)).toEqual(["Stills.zip"]);
  const unpacked = unpack(join(desk.now.to, "Stills.zip"));
  expect(readdirSync(unpacked).toSorted()).toEqual(["a.jpg", "c.jpg", ...documents].toSorted());
  for (const text of ["captions.csv", "manifest-sha256.txt", "contact-sheet.html"])
    expect(readFileSync(join(unpacked, text), "utf8"), text).not.toContain("b.jpg");
  const entry = await desk.now.engine.ask("ledger.get", { export: outcome?.ledgerId ?? "" });
  expect(entry.copies.map(({ fileName }) => fileName)).toEqual(["a.jpg", "c.jpg"]);
  expect(entry.heldBack.map(({ name }) => name)).toEqual(["b.jpg"]);
});

it("says in its documents and in the ledger how the rights stand when it goes out", async () => {
  const desk: { now?: Desk } = {};
  const bind = (): void => {
    void desk.now?.engine.ask("rights.saveGrant", {
      id: null,
      on: { stills: { ids: [desk.now.idOf("a.jpg")] } },
      grant: allow,
    });
  };
  desk.now = await deskOf(["a.jpg"], once("packing", bind));
  const { outcome } = await desk.now.handOut(zipped);
  const entry = await desk.now.engine.ask("ledger.get", { export: outcome?.ledgerId ?? "" });
  expect(entry.copies[0]?.rights?.status).toBe("conditional");
  expect(entry.copies[0]?.rights?.reasons.join(" ")).toContain("May not be cropped.");
  const readMe = join(unpack(join(desk.now.to, "Stills.zip")), "README.txt");
  expect(readFileSync(readMe, "utf8")).toContain("May not be cropped.");
});

it("makes no ZIP file, and nothing else, where nothing may go out", async () => {
  const desk = await deskOf(["a.jpg"]);
  rmSync(join(desk.stills, "a.jpg"));
  const { outcome, job } = await desk.handOut(zipped);
  expect(outcome).toMatchObject({ exported: 0, packed: null });
  expect(job).toMatchObject({ state: "done", problems: 1 });
  expect(filesBelow(desk.to)).toEqual([]);
  expect(await desk.engine.ask("ledger.list", {})).toMatchObject([
    { stills: 0, held: 1, finished: true, packed: null },
  ]);
});

it.each([1, "packing"] as const)(
  "leaves nothing, in the ledger neither, when it is cancelled at step %s",
  async (step) => {
    const desk: { now?: Desk } = {};
    const cancel = (): void => {
      const jobs = desk.now?.engine.archive().jobs;
      for (const { id } of jobs?.list() ?? []) jobs?.cancel(id);
    };
    desk.now = await deskOf(["a.jpg", "b.jpg", "c.jpg"], once(step, cancel));
    writeFileSync(join(desk.now.to, "mine.txt"), "mine");
    const { job, outcome } = await desk.now.handOut(zipped);
    expect(job).toMatchObject({
      state: "cancelled",
      outcome: "Cancelled: no ZIP file was made, and nothing was handed out",
    });
    expect(outcome).toMatchObject({ exported: 0, files: [], cancelled: true, packed: null });
    expect(filesBelow(desk.now.to)).toEqual(["mine.txt"]);
    expect(ledgerIs(desk.now)).toEqual([]);
  },
);

it.each([1, "packing"] as const)(
  "says that its folder is gone, and lists nothing, when the disk is unplugged at step %s",
  async (step) => {
    const desk: { now?: Desk } = {};
    const away = (): void => {
      if (desk.now !== undefined) renameSync(desk.now.to, `${desk.now.to}-away`);
    };
    desk.now = await deskOf(["a.jpg", "b.jpg"], once(step, away));
    const { job, outcome } = await desk.now.handOut(zipped);
    expect(outcome).toBeNull();
    expect(job.state).toBe("failed");
    expect(job.outcome).toMatch(
      /ZIP file could not be made.*it is gone.*nothing was handed out.*Plug in/u,
    );
    expect(existsSync(desk.now.to)).toBe(false);
    expect(ledgerIs(desk.now)).toEqual([]);
  },
);

it.for(["pictures", "documents", "ZIP file"] as const)(
  "leaves nothing and says why when the disk is full at the %s",
  async (what, context) => {
    const desk = await deskOf(async (folder) => {
      for (const seed of [1, 2]) await drawNoise(join(folder, `${String(seed)}.jpg`), seed);
    });
    await desk.handOut(zipped); // somewhere with room, to know how much it takes
    const unpacked = unpack(join(desk.to, "Stills.zip"));
    const sizeOf = (is: RegExp): number =>
      filesBelow(unpacked)
        .filter((name) => is.test(name))
        .reduce((sum, name) => sum + statSync(join(unpacked, name)).size, 0);
    const pictures = sizeOf(/\.jpg$/u);
    const whole = sizeOf(/./u);
    const room = {
      pictures: pictures / 3,
      documents: (pictures + whole) / 2,
      "ZIP file": whole * 1.5,
    }[what];
    const small = join(temporaryFolder(), "small");
    mkdirSync(small);
    if (!mountSmall(small, room)) return context.skip("this machine lets nobody mount a disk");
    writeFileSync(join(small, "mine.txt"), "mine");
    const before = ledgerIs(desk);
    const { job, outcome } = await desk.handOut(zipped, { folder: small });
    expect(filesBelow(small)).toEqual(["mine.txt"]);
    expect(readFileSync(join(small, "mine.txt"), "utf8")).toBe("mine");
    if (what === "pictures") {
      expect(outcome).toMatchObject({ exported: 0, packed: null });
      expect(outcome?.held.map(({ problem }) => problem?.kind)).toEqual(["disk-full", "disk-full"]);
    } else {
      expect(job.state).toBe("failed");
      expect(job.outcome).toMatch(
        /ZIP file could not be made.*disk is full.*nothing was handed out/u,
      );
      expect(ledgerIs(desk)).toEqual(before);
    }
  },
);

it("goes on where it ended: with its name given, only the rest is put away; with its name entered alone, it is packed again, also where the power failed", async () => {
  for (const ended of ["named", "entered", "power failed"]) {
    const isThere = ended === "named";
    const desk = await deskOf(["a.jpg", "b.jpg"]);
    const { outcome } = await desk.handOut(zipped);
    const ledgerId = outcome?.ledgerId ?? "";
    const { folder } = desk.engine.archive().catalog;
    const zip = join(desk.to, "Stills.zip");
    const before = hashOfFile(zip);
    const working = join(desk.to, `.stillroom-${ledgerId}-hand-out`);
    mkdirSync(working);
    if (!isThere) {
      execFileSync("unzip", ["-q", zip, "-d", working]);
      rmSync(zip);
    }
    writeFileSync(join(desk.to, `.stillroom-${ledgerId}-packing.zip`), "half");
    await desk.engine.ask("archive.close", {});
    const catalog = openCatalog(folder);
    run(catalog.db, "UPDATE export SET finished = 0");
    // what was entered last had not come to the disk
    if (ended === "power failed")
      run(catalog.db, "DELETE FROM export_file WHERE file_name = 'b.jpg'");
    run(catalog.db, "UPDATE job SET state = 'running', outcome = NULL WHERE kind = 'export'");
    catalog.close();
    await desk.engine.ask("archive.open", { path: folder });
    await vi.waitFor(
      async () => {
        const [job] = await desk.engine.ask("jobs.list", {});
        expect(job).toMatchObject({ kind: "export", state: "done" });
        expect(job?.outcome).toContain("2 stills exported to");
      },
      { timeout: 30_000 },
    );
    expect(filesBelow(desk.to)).toEqual(["Stills.zip"]);
    expect(hashOfFile(zip) === before).toBe(isThere);
    const names = (await entriesOf(zip)).map(({ name }) => name);
    expect(names).toEqual(["a.jpg", "b.jpg", ...documents]);
    expect(await desk.engine.ask("ledger.list", {})).toMatchObject([
      { uuid: ledgerId, stills: 2, finished: true, packed: "Stills.zip" },
    ]);
    expect(await desk.engine.ask("ledger.check", { export: ledgerId, from: 0, count: 9 })).toEqual([
      "whole",
      "whole",
    ]);
  }
});
