import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

it("still number and code follow what a file says in our namespace, until the archivist says them", async () => {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  const file = join(folder, "a.jpg");
  await drawPicture(file, 1);
  const said = async (number: string, code: string) => {
    await exiftool.write(file, {
      "XMP-fstill:StillNumber": number,
      "XMP-fstill:ProductionCode": code,
    });
    await indexWhole(engine, folder);
    return all(engine.archive().catalog.db, "SELECT number, production_code AS code FROM still");
  };
  expect(await said("802-154", "802")).toEqual([{ number: "802-154", code: "802" }]);
  expect(await said("802-155", "803")).toEqual([{ number: "802-155", code: "803" }]);
  await engine.ask("stills.setNumber", {
    stills: { ids: [1] },
    field: "number",
    text: "802-P1",
  });
  expect(await said("802-156", "804")).toEqual([{ number: "802-P1", code: "804" }]);
});
