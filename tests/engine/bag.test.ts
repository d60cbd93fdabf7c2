import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deskOf, filesBelow } from "../helpers/hand-outs.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/**
 * What is wrong with a bag, by RFC 8493: its declaration (2.1.1), a payload that is in the manifest whole, each file
 * once, and nothing else (2.1.3, 3), tag files as in the tag manifest (2.2.1), and Payload-Oxum (2.2.2).
 */
function faultsOf(bag: string): string[] {
  const faults: string[] = [];
  const read = (name: string): string => readFileSync(join(bag, name), "utf8");
  if (!/^BagIt-Version: \d+\.\d+\nTag-File-Character-Encoding: UTF-8\n$/u.test(read("bagit.txt")))
    faults.push("declaration");
  const listed = (manifest: string): Map<string, string> =>
    new Map(
      read(manifest)
        .trimEnd()
        .split("\n")
        .map((line) => {
          const [, hash = "", name = ""] = /^([0-9a-f]{64})\s+(.+)$/u.exec(line) ?? [];
          const plain = name.replaceAll(/%(?:0A|0D|25)/giu, (code) => decodeURIComponent(code));
          return [plain, hash] as const;
        }),
    );
  const manifest = listed("manifest-sha256.txt");
  const payload = filesBelow(bag).filter((name) => name.startsWith("data/"));
  if (payload.join("|") !== [...manifest.keys()].toSorted().join("|")) faults.push("payload");
  for (const [name, hash] of [...manifest, ...listed("tagmanifest-sha256.txt")])
    if (hashOfFile(join(bag, name)) !== hash) faults.push(name);
  const octets = payload.reduce((sum, name) => sum + statSync(join(bag, name)).size, 0);
  const oxum = `Payload-Oxum: ${String(octets)}.${String(payload.length)}\n`;
  if (!read("bag-info.txt").includes(oxum)) faults.push("Payload-Oxum");
  const tagged = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"];
  if ([...listed("tagmanifest-sha256.txt").keys()].toSorted().join("|") !== tagged.join("|"))
    faults.push("tag manifest");
  return faults;
}

const bag = { layout: "bagit" } as const;

it("makes the folder a valid bag, whatever is in the names", async () => {
  const desk = await deskOf(["100% 剧照.jpg", "b%0A.jpg", "c.jpg"]);
  const { outcome } = await desk.handOut({ ...bag, documents: ["read-me"] });
  expect(outcome?.documents).toEqual({
    files: [
      "data/README.txt",
      "manifest-sha256.txt",
      "bagit.txt",
      "bag-info.txt",
      "tagmanifest-sha256.txt",
    ],
    problems: [],
  });
  expect(filesBelow(desk.to)).toEqual([
    "bag-info.txt",
    "bagit.txt",
    "data/README.txt",
    "data/images/100% 剧照.jpg",
    "data/images/b%0A.jpg",
    "data/images/c.jpg",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
  ]);
  expect(faultsOf(desk.to)).toEqual([]);
  const manifest = readFileSync(join(desk.to, "manifest-sha256.txt"), "utf8");
  expect(manifest).toContain("  data/images/100%25 剧照.jpg\n"); // RFC 8493, 2.1.3
  expect(manifest).toContain("  data/images/b%250A.jpg\n");
  const info = readFileSync(join(desk.to, "bag-info.txt"), "utf8");
  expect(info).toMatch(/^Bagging-Date: \d{4}-\d\d-\d\d$/mu);
  expect(info).toContain("External-Description: Stills: 3 stills\n");
  const checked = spawnSync("sha256sum", ["--check", "--strict", "tagmanifest-sha256.txt"], {
    cwd: desk.to,
  });
  if (checked.error === undefined) expect(checked.status).toBe(0);
});

it("packs a bag as one folder that is called as the ZIP file", async () => {
  const desk = await deskOf(["a.jpg"]);
  writeFileSync(join(desk.to, "Stills.zip"), "mine");
  const { outcome } = await desk.handOut({ ...bag, isPacked: true });
  expect(outcome?.packed).toBe("Stills (2).zip");
  const unpacked = temporaryFolder();
  execFileSync("unzip", ["-q", join(desk.to, "Stills (2).zip"), "-d", unpacked]);
  expect(new Set(filesBelow(unpacked).map((name) => name.split("/")[0]))).toEqual(
    new Set(["Stills (2)"]),
  );
  expect(faultsOf(join(unpacked, "Stills (2)"))).toEqual([]);
  const asked = { export: outcome?.ledgerId ?? "", from: 0, count: 9 };
  expect(await desk.engine.ask("ledger.check", asked)).toEqual(["whole"]);
});

it.each(["data", "bagit.txt", "Manifest-MD5.txt"])(
  "refuses a folder in which %s is already, for a folder is one bag",
  async (name) => {
    const desk = await deskOf(["a.jpg"]);
    if (name === "data") mkdirSync(join(desk.to, name));
    else writeFileSync(join(desk.to, name), "of another bag");
    const { job, outcome } = await desk.handOut(bag);
    expect(outcome).toBeNull();
    expect(job.outcome).toContain(`“${name}”`);
    expect(job.outcome).toContain("Choose an empty folder. Nothing was written.");
    expect(filesBelow(desk.to)).toEqual(name === "data" ? [] : [name]);
  },
);

it("puts pictures and captions into folders of their own where they are to lie apart", async () => {
  const desk = await deskOf(["a.jpg", "b.tif"]);
  await desk.handOut({ layout: "apart" });
  expect(filesBelow(desk.to)).toEqual([
    "README.txt",
    "captions/caption-sheet.docx",
    "captions/captions.csv",
    "captions/captions.xlsx",
    "captions/contact-sheet.html",
    "images/a.jpg",
    "images/b.tif",
    "manifest-sha256.txt",
  ]);
  const checked = spawnSync("sha256sum", ["--check", "--strict", "manifest-sha256.txt"], {
    cwd: desk.to,
  });
  if (checked.error === undefined) expect(checked.status).toBe(0);
});
