import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  handOverCopies,
  type MadeCopies,
  type Tools,
} from "../../../electron/engine/export/copy-still.ts";
import { TargetDisk } from "../../../electron/engine/export/target-disk.ts";
import type { HandedOut } from "../../../electron/engine/catalog/ledger.ts";
import { PRESS } from "../../../shared/export/built-in-profiles.ts";
import type { Rendition } from "../../../shared/export/rendition.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";
import { handOutFile } from "./still.ts";

const pass: Pass = { status: "clear", reasons: [], override: null };

/** Two copies of a still that are made, a ledger in memory, and answers to whether it may go out, one each time it is asked. */
async function twoCopies(answers: (Pass | readonly string[])[]): Promise<{
  readonly root: string;
  readonly ledger: Set<string>;
  readonly tools: Tools;
  readonly copies: MadeCopies;
}> {
  const root = temporaryFolder();
  const ledger = new Set<string>();
  const still = handOutFile();
  const made = ["one", "two"].map((name) => {
    const beside = join(root, `.working-${name}.jpg`);
    writeFileSync(beside, name);
    const rendition: Rendition = { name, made: null, captioned: false };
    const hash = createHash("sha256").update(name).digest();
    return { rendition, fileName: `${name}.jpg`, beside, hash, bytes: name.length };
  });
  const record = {
    texts: {},
    creators: [],
    keywords: [],
    film: null,
    scenes: [],
    kind: null,
    cast: [],
    copyrightOwners: [],
    imageSupplier: null,
    dateCreated: null,
  };
  const enter = (files: readonly HandedOut[]): (() => void)[] =>
    files.map(({ fileName }) => {
      ledger.add(fileName);
      return () => void ledger.delete(fileName);
    });
  const disk = new TargetDisk(root);
  await disk.note();
  return {
    root,
    ledger,
    // Neither pictures nor metadata are made here, and of the page only the entering is used.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    tools: { page: { enter } } as unknown as Tools,
    copies: {
      made,
      outgoing: {
        still,
        record,
        known: { still, record },
        profile: { ...PRESS, metadata: "nothing" },
        root,
        folder: root,
        disk,
        copies: made,
        caption: "",
        mark: ".working-",
        decided: pass,
        pass: () => answers.shift() ?? ["asked too often"],
        terms: () => {
          throw new Error("they are embedded before");
        },
      },
    },
  };
}

it("gives all copies of a still their names, each after the ledger has it", async () => {
  const { root, ledger, tools, copies } = await twoCopies([pass]);
  const handed = await handOverCopies(tools, copies);
  expect(handed).toMatchObject([{ fileName: "one.jpg" }, { fileName: "two.jpg" }]);
  expect([...ledger]).toEqual(["one.jpg", "two.jpg"]);
  expect(readdirSync(root).toSorted()).toEqual(["one.jpg", "two.jpg"]);
});

it("gives a copy whose name is taken the next one, and asks again", async () => {
  const { root, ledger, tools, copies } = await twoCopies([pass, pass]);
  writeFileSync(join(root, "one.jpg"), "taken");
  const handed = await handOverCopies(tools, copies);
  expect(handed).toMatchObject([{ fileName: "one (2).jpg" }, { fileName: "two.jpg" }]);
  expect([...ledger]).toEqual(["one (2).jpg", "two.jpg"]);
  expect(readdirSync(root).toSorted()).toEqual(["one (2).jpg", "one.jpg", "two.jpg"]);
});

it("takes back the first where the second may not go out any more: all of them, or none", async () => {
  const { root, ledger, tools, copies } = await twoCopies([pass, ["Its rights are blocked."]]);
  writeFileSync(join(root, "two.jpg"), "taken"); // so that it is asked again before the second has its name
  const held = await handOverCopies(tools, copies);
  expect(held).toMatchObject({ reasons: ["Its rights are blocked."], problem: null });
  expect([...ledger]).toEqual([]);
  expect(readdirSync(root)).toEqual(["two.jpg"]);
});
