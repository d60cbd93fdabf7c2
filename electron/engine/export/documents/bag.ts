import { rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { HandOutFile } from "../hand-out.ts";
import { hashOf } from "../hash-of.ts";
import { giveName } from "../target-folder.ts";

/** What is told of a bag. */
export type Bag = {
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  /** UUID of the hand-out in the ledger. */
  readonly ledgerId: string;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  readonly stills: readonly HandOutFile[];
  /** Everything in the bag that is not its own, by its place there. */
  readonly payload: readonly string[];
};

/** The files that make a folder a bag, beside the manifest of what it holds, in the order they are written. */
export const tagFiles = ["bagit.txt", "bag-info.txt", "tagmanifest-sha256.txt"] as const;

/** Makes a bag of a folder whose payload and manifest are written (RFC 8493, 2.1 and 2.2). @throws what the system says. */
export async function writeTagFiles(root: string, bag: Bag): Promise<void> {
  const [declaration, info, tagManifest] = tagFiles;
  const { mark } = bag;
  await write(
    join(root, declaration),
    mark,
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
  );
  await write(join(root, info), mark, bagInfo(bag, await sizeOf(root, bag.payload)));
  const lines: string[] = [];
  for (const name of [declaration, info, "manifest-sha256.txt"])
    lines.push(`${(await hashOf(join(root, name))).toString("hex")}  ${name}\n`);
  await write(join(root, tagManifest), mark, lines.join(""));
}

/** The reserved elements of RFC 8493, 2.2.2. Payload-Oxum is how many octets in how many files. */
function bagInfo({ title, date, ledgerId, stills, payload }: Bag, octets: number): string {
  const films = [...new Set(stills.flatMap(({ film }) => film?.title ?? []))];
  const count = stills.length === 1 ? "1 still" : `${String(stills.length)} stills`;
  const elements = [
    ["Bagging-Date", date],
    ["Payload-Oxum", `${String(octets)}.${String(payload.length)}`],
    ["External-Identifier", `urn:uuid:${ledgerId}`],
    [
      "External-Description",
      `${title}: ${count}${films.length === 0 ? "" : ` of ${films.join(", ")}`}`,
    ],
    ["Bag-Software-Agent", "Stillroom"],
  ];
  return elements.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join("");
}

/** A value that goes on on another line would have to be indented. */
function oneLine(text = ""): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

async function sizeOf(root: string, places: readonly string[]): Promise<number> {
  let octets = 0;
  for (const place of places) octets += (await stat(join(root, place))).size;
  return octets;
}

/** It gets its name when it is whole, and replaces none that is there. */
async function write(path: string, mark: string, text: string): Promise<void> {
  const beside = join(dirname(path), `${mark}${basename(path)}`);
  try {
    await writeFile(beside, text, { flush: true });
    await giveName(beside, path);
  } finally {
    await rm(beside, { force: true }).catch(() => undefined); // It has its name, or what failed is told.
  }
}
