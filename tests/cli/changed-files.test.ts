import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandIn } from "../helpers/command.ts";
import { headlineSidecar } from "../helpers/guessed-stills.ts";
import { scenery } from "../helpers/scenery.ts";

/* What the command says of files that other programs changed. */
const home = mkdtempSync(join(tmpdir(), "stillroom-changed-"));
const stills = join(home, "stills");
const stillroom = commandIn(home);

type Document = Record<string, unknown>;
const json = (...args: string[]): unknown => JSON.parse(stillroom(...args, "--json").out);

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg"]);
  await draw(1);
  writeFileSync(join(stills, "bed.xmp"), headlineSidecar);
  stillroom("index", stills);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

async function draw(seed: number): Promise<void> {
  await sharp(await scenery(seed))
    .jpeg()
    .toFile(join(stills, "eggs.jpg"));
}

test("index tells which files say something else, and history and show tell what", () => {
  const bed = join(stills, "bed.jpg");
  const { id } = json("show", bed) as Document;
  stillroom("caption", `id:${String(id)}`, "--text", "Mine");
  writeFileSync(join(stills, "bed.xmp"), headlineSidecar.replace("Told", "Told anew"));
  const { changed } = json("index", stills) as Document;
  const changes = [{ field: "headline", before: "Told", after: "Told anew" }];
  expect(changed).toEqual([{ id, path: bed, as: "changed", changes }]);
  const [entry] = json("history", String(id)) as Document[];
  expect(entry).toMatchObject({
    id: null,
    who: "another program",
    label: `Its sidecar was changed by another program: Headline. ${bed}`,
    changes: [{ still: id, ...changes[0] }],
  });
  expect(stillroom("history", String(id)).out).toContain("Its sidecar was changed");
  const description = `<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/">Theirs</dc:description>`;
  writeFileSync(
    join(stills, "bed.xmp"),
    headlineSidecar.replace("/></rdf:RDF>", `>${description}</rdf:Description></rdf:RDF>`),
  );
  expect(stillroom("index", stills).out).toContain(
    `${bed}: Its sidecar was changed by another program: Headline, Caption.`,
  );
  expect(stillroom("show", bed).out).toContain(
    "Caption: the changed file says “Theirs”, the archive “Mine”.",
  );
  expect((json("show", bed) as Document)["differences"]).toMatchObject([
    { property: "caption", file: "Theirs", archive: "Mine" },
  ]);
});

test("index tells that another picture was put in the place of a file", async () => {
  await draw(2);
  expect(stillroom("index", stills).out).toContain(
    `${join(stills, "eggs.jpg")}: Another picture was put in the place of the file.`,
  );
});
