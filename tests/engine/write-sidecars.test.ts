import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { archiveOf, described, describeStill, stillAt, writeInto } from "../helpers/written.ts";

/** A sidecar of another program, with a field of its own and a caption. */
const theirs = `<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
 <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
  <rdf:Description rdf:about='' xmlns:lab='http://lab.example/ns/' lab:Bath='7'
    xmlns:dc='http://purl.org/dc/elements/1.1/'>
   <dc:description><rdf:Alt><rdf:li xml:lang='x-default'>An old caption</rdf:li></rdf:Alt></dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>`;

test("a new sidecar says what the record says, is read at once, and undo takes it away", async () => {
  const { engine, stills } = await archiveOf((folder) => drawPicture(join(folder, "still.jpg"), 7));
  const path = join(stills, "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  const before = readFileSync(path);
  const { lines, label } = await writeInto(engine, [id], "sidecars");
  const sidecar = join(stills, "still.xmp");
  expect(lines).toMatchObject([{ as: "newSidecar", into: sidecar }]);
  expect(label).toBe("Wrote metadata into 1 sidecar");
  expect(await engine.exiftool().read(sidecar)).toMatchObject(described);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect((await engine.ask("stills.get", { id }))?.carried["dc:subject"]).toEqual(["eggs"]);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
  expect((await writeInto(engine, [id], "sidecars")).lines).toMatchObject([{ as: "unchanged" }]);
  const written = readFileSync(sidecar);
  await engine.ask("history.undo", {});
  expect(readdirSync(stills)).toEqual(["still.jpg"]);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
  await engine.ask("history.redo", {});
  expect(readFileSync(sidecar).equals(written)).toBe(true);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
});

test.each(["still.xmp", "still.jpg.xmp"])(
  "in %s of another program what it alone knows is kept, and undo brings back its very bytes",
  async (name) => {
    const { engine, stills } = await archiveOf(async (folder) => {
      await drawPicture(join(folder, "still.jpg"), 7);
      writeFileSync(join(folder, name), theirs);
    });
    const id = stillAt(engine, join(stills, "still.jpg"));
    await describeStill(engine, id);
    expect((await writeInto(engine, [id])).lines).toMatchObject([
      { as: "refused", refused: expect.stringContaining(name) },
    ]);
    const { lines } = await writeInto(engine, [id], "either");
    expect(lines).toMatchObject([{ as: "sidecar", into: join(stills, name) }]);
    expect(readFileSync(join(stills, name), "utf8")).toMatch(/Bath[=>'"]*7/u);
    expect(await engine.exiftool().read(join(stills, name))).toMatchObject(described);
    expect(await engine.ask("stills.findings", { id })).toMatchObject({ conflicts: [] });
    await engine.ask("history.undo", {});
    expect(readFileSync(join(stills, name), "utf8")).toBe(theirs);
    expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
  },
);

test("a sidecar that would be another still's too is given the whole name; one that is there already is refused", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "still.jpg"), 7);
    await drawPicture(join(folder, "still.png"), 90);
  });
  const id = stillAt(engine, join(stills, "still.jpg"));
  await describeStill(engine, id);
  expect((await writeInto(engine, [id], "sidecars")).lines).toMatchObject([
    { as: "newSidecar", into: join(stills, "still.jpg.xmp") },
  ]);
  await engine.ask("history.undo", {});
  writeFileSync(join(stills, "still.xmp"), theirs);
  await indexWhole(engine, stills);
  expect((await writeInto(engine, [id], "sidecars")).lines).toMatchObject([
    { as: "refused", refused: expect.stringMatching(/still\.png/u) },
  ]);
  expect(readFileSync(join(stills, "still.xmp"), "utf8")).toBe(theirs);
});

test("a sidecar that cannot be read is left alone, for what is in it might be lost", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "still.jpg"), 7);
    writeFileSync(join(folder, "still.xmp"), "<x:xmpmeta");
  });
  const id = stillAt(engine, join(stills, "still.jpg"));
  await describeStill(engine, id);
  expect((await writeInto(engine, [id], "sidecars")).lines).toMatchObject([
    { as: "refused", refused: expect.stringMatching(/cannot be read/u) },
  ]);
  expect(readFileSync(join(stills, "still.xmp"), "utf8")).toBe("<x:xmpmeta");
});

test("undo leaves a sidecar that another program changed since, and says so", async () => {
  const { engine, stills } = await archiveOf((folder) => drawPicture(join(folder, "still.jpg"), 7));
  const id = stillAt(engine, join(stills, "still.jpg"));
  await describeStill(engine, id);
  await writeInto(engine, [id], "sidecars");
  writeFileSync(join(stills, "still.xmp"), theirs);
  await expect(engine.ask("history.undo", {})).rejects.toMatchObject({
    problem: { kind: "changed", message: expect.stringMatching(/still\.xmp/u) },
  });
  expect(readFileSync(join(stills, "still.xmp"), "utf8")).toBe(theirs);
  expect(existsSync(join(stills, "still.jpg"))).toBe(true);
});
