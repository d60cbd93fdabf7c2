import { expect, test } from "vitest";
import { run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { builtInProfiles, PRESS, profileNamed } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { contents } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const berlinale: Profile = {
  ...PRESS,
  name: "Berlinale",
  renditions: [
    ...PRESS.renditions,
    {
      name: "screen",
      made: { format: "webp", longEdge: 1920, quality: 80, colour: "srgb", resolution: null },
      captioned: false,
    },
  ],
  languages: ["en", "de"],
  documents: ["caption-workbook"],
};

async function own(engine: Engine): Promise<{ id: number | null; profile: Profile }[]> {
  return (await engine.ask("profiles.list", {})).filter(({ id }) => id !== null);
}

test("a profile of an archive's own is kept, changed and deleted, and each of that undone row for row", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const { id } = await engine.ask("profiles.save", { id: null, profile: berlinale });
  expect(await own(engine)).toEqual([{ id, profile: berlinale }]);
  const changed = { ...berlinale, name: "Berlinale 2027", isPacked: true };
  await engine.ask("profiles.save", { id, profile: changed });
  expect(await own(engine)).toEqual([{ id, profile: changed }]);
  const { label } = await engine.ask("profiles.delete", { id });
  expect(label).toBe("Deleted the export profile “Berlinale 2027”");
  expect(await own(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await own(engine)).toEqual([{ id, profile: changed }]);
  await engine.ask("history.undo", {});
  expect(await own(engine)).toEqual([{ id, profile: berlinale }]);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("those that every archive has come first, and none is called like another", async () => {
  const { engine } = await engineWithArchive();
  await engine.ask("profiles.save", { id: null, profile: berlinale });
  const names = (await engine.ask("profiles.list", {})).map(({ profile }) => profile.name);
  expect(names).toEqual([...builtInProfiles.map(({ name }) => name), "Berlinale"]);
  for (const name of ["berlinale", " PRESS ", "archive-master"]) {
    const said = engine.ask("profiles.save", { id: null, profile: { ...berlinale, name } });
    await expect(said).rejects.toThrow(/There is an export profile “.*” already/u);
  }
});

test("what makes no sense is refused in words", async () => {
  const { engine } = await engineWithArchive();
  const [original] = PRESS.renditions;
  const wrong: readonly (readonly [Partial<Profile>, RegExp])[] = [
    [{ renditions: [] }, /a rendition is needed/iu],
    [{ renditions: [...PRESS.renditions, ...PRESS.renditions] }, /a name of its own/iu],
    [{ fileNames: "a/{film}" }, /separates folders/iu],
    [{ baseUri: "here" }, /an address is needed/iu],
    [
      {
        renditions: [
          {
            name: original?.name ?? "",
            captioned: false,
            made: { format: "webp", longEdge: null, quality: 80, colour: "cmyk", resolution: null },
          },
        ],
      },
      /only JPEG and TIFF hold CMYK/iu,
    ],
  ];
  for (const [change, said] of wrong)
    await expect(
      engine.ask("profiles.save", { id: null, profile: { ...berlinale, ...change } }),
    ).rejects.toThrow(said);
});

test("one that a later program wrote is left out instead of misread", async () => {
  const { engine } = await engineWithArchive();
  const { id } = await engine.ask("profiles.save", { id: null, profile: berlinale });
  const later = JSON.stringify({ ...berlinale, hologram: true });
  run(
    engine.archive().catalog.db,
    "UPDATE export_profile SET definition = ? WHERE id = ?",
    later,
    id,
  );
  expect(await own(engine)).toEqual([]);
});

test("a profile is found by its name however it is typed, and by its beginning", () => {
  const found = (name: string): string | undefined => profileNamed(builtInProfiles, name)?.name;
  expect(found("press")).toBe("Press");
  expect(found("archive")).toBe("Archive master");
  expect(found("archive_MASTER")).toBe("Archive master");
  expect(found("pr")).toBeUndefined();
});
