import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Carried } from "../../shared/carried.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { readCarried } from "../../electron/engine/metadata/read-carried.ts";
import { standardName } from "./exiftool-names.ts";
import { explained } from "./explained.ts";
import { flatRaw } from "./flat-raw.ts";
import { notCompared } from "./not-compared.ts";
import { sameValue } from "./same-value.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus");
const rounds = 3_000;
const ending = ".exiftool.json";

/** Every file with ExifTool's reading beside it; none where the corpus is not there. */
const files = existsSync(corpus)
  ? globSync("**/{*,.*}.exiftool.json", { cwd: corpus })
      .map((name) => name.slice(0, -ending.length))
      .toSorted()
  : [];

type Tags = Readonly<Record<string, unknown>>;
type Share = { agree: number; carried: number };

function tagsBeside(name: string): Tags {
  return JSON.parse(readFileSync(join(corpus, `${name}${ending}`), "utf8"));
}

/** A sidecar is read as one, beside a picture that carries nothing. */
function carriedFrom(name: string, bytes: Uint8Array): Carried {
  return /\.xmp$/iu.test(name)
    ? readCarried(new Uint8Array(), { sidecars: [{ name: basename(name), bytes }] })
    : readCarried(bytes);
}

describe.skipIf(files.length === 0)("metadata of the corpus", () => {
  let exiftool: Exiftool;
  beforeAll(() => {
    exiftool = openExiftool();
  });
  afterAll(() => exiftool.close());

  it("agrees with ExifTool, property by property", async () => {
    const shares = new Map<string, Share>();
    const leftOut = new Map<string, number>();
    const differences: { file: string; tag: string; line: string }[] = [];
    await Promise.all(
      files.map(async (file) => {
        // The words ExifTool prints for a number are translated by its own reading without words.
        const numbers = await exiftool.read(join(corpus, file)).catch((): Tags => ({}));
        const ours = flatRaw(carriedFrom(file, readFileSync(join(corpus, file))));
        for (const [tag, printed] of Object.entries(tagsBeside(file))) {
          const name = standardName(tag);
          if (name === null) {
            const group = tag.split(":", 1)[0] ?? "";
            leftOut.set(group, (leftOut.get(group) ?? 0) + 1);
            continue;
          }
          const value = ours.get(/^(?:IFD0|ExifIFD|GPS):/u.test(tag) ? `=${name}` : name);
          const agrees = sameValue(name, value, printed, numbers[tag]);
          count(shares, tag, agrees);
          const line = `${file} ${tag}: ${brief(value)} instead of ${brief(printed)}`;
          if (!agrees) differences.push({ file, tag, line });
        }
      }),
    );
    report(shares);
    expect(reportLeftOut(leftOut)).toEqual([]);
    const reasonFor = ({ file, tag }: { file: string; tag: string }): string | undefined =>
      explained.find(([name, property]) => name === file && property.test(tag))?.[2];
    console.log(
      differences
        .map((difference) => `${difference.line}\n    ${reasonFor(difference) ?? "UNEXPLAINED"}`)
        .toSorted()
        .join("\n"),
    );
    const unexplained = differences.filter((difference) => reasonFor(difference) === undefined);
    expect(unexplained.map(({ line }) => line)).toEqual([]);
    const idle = explained.filter(
      ([name, property]) =>
        !differences.some(({ file, tag }) => file === name && property.test(tag)),
    );
    expect(idle.map(([name, property]) => `${name} ${property.source}`)).toEqual([]);
  }, 60_000);

  it("is read within bounds from damaged bytes, round after round", () => {
    const random = seeded(20_221_123);
    const whole = files
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(corpus, name))) }))
      .filter(({ bytes }) => bytes.length > 0 && bytes.length <= 100_000);
    let warned = 0;
    for (let round = 0; round < rounds; round += 1) {
      const picture = whole[Math.floor(random() * whole.length)];
      if (picture === undefined) continue;
      const damaged = damage(picture.bytes.slice(), random);
      const read = (): Carried => carriedFrom(picture.name, damaged);
      expect(read, picture.name).not.toThrow();
      if (read().warnings.length > 0) warned += 1;
    }
    console.log(`${rounds} damaged files read: ${warned} with a warning, none threw`);
  }, 60_000);
});

function count(shares: Map<string, Share>, tag: string, agrees: boolean): void {
  const share = shares.get(tag) ?? { agree: 0, carried: 0 };
  shares.set(tag, { agree: share.agree + (agrees ? 1 : 0), carried: share.carried + 1 });
}

/** A line for each group, with the share of every one of its properties. */
function report(shares: ReadonlyMap<string, Share>): void {
  const groups = Map.groupBy(shares, ([tag]) => tag.slice(0, tag.indexOf(":")));
  for (const [group, tags] of groups) {
    const agree = tags.reduce((sum, [, share]) => sum + share.agree, 0);
    const carried = tags.reduce((sum, [, share]) => sum + share.carried, 0);
    const each = tags.map(
      ([tag, share]) => `${tag.slice(group.length + 1)} ${share.agree}/${share.carried}`,
    );
    console.log(`${group}: ${agree} of ${carried} agree: ${each.toSorted().join(", ")}`);
  }
}

/** Says which groups were not compared, how many of their tags there are, and why; answers those without a reason. */
function reportLeftOut(leftOut: ReadonlyMap<string, number>): readonly string[] {
  const reasonFor = (group: string): string | undefined =>
    notCompared.find(([groups]) => groups.test(group))?.[1];
  const total = [...leftOut.values()].reduce((sum, tags) => sum + tags, 0);
  console.log(`${String(total)} tags of ${String(leftOut.size)} groups are not compared:`);
  for (const [reason = "NO REASON", groups] of Map.groupBy(leftOut, ([group]) => reasonFor(group)))
    console.log(
      `${groups.map(([group, tags]) => `${group} ${String(tags)}`).join(", ")}: ${reason}`,
    );
  return [...leftOut.keys()].filter((group) => reasonFor(group) === undefined);
}

function brief(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 120);
}

/** A few bytes changed near the start, where the metadata is, and sometimes the end cut off. */
function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  const reach = random() < 0.5 ? Math.min(bytes.length, 4096) : bytes.length;
  for (let hit = 0; hit < 1 + random() * 20; hit += 1) {
    bytes[Math.floor(random() * reach)] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
  }
  return random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}

/** Numbers from 0 to 1 from a fixed seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
