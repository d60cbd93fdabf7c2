import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { gather } from "../../electron/engine/export/gather.ts";
import type { HandOutStill } from "../../electron/engine/export/hand-out.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A still on its side, with what ExifTool writes of its places, its source, its licensor and what it was taken at. */
async function archiveOfOne(): Promise<{
  engine: Engine;
  id: number;
  gathered: () => HandOutStill | undefined;
}> {
  const stills = temporaryFolder();
  const picture = join(stills, "a.jpg");
  await drawPicture(picture, 1);
  const { engine, folder } = await engineWithArchive();
  await engine.exiftool().write(picture, {
    "EXIF:Orientation#": "6",
    "XMP-iptcExt:LocationShown": [
      {
        LocationName: "Gaotai",
        CountryName: "China",
        CountryCode: "CHN",
        LocationId: ["http://www.wikidata.org/entity/Q1361119"],
        GPSLatitude: "39.4",
        GPSLongitude: "99.8",
      },
    ],
    "XMP-iptcExt:LocationCreated": [{ City: "Zhangye", ProvinceState: "Gansu" }],
    "XMP-iptcExt:DigitalSourceType":
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "XMP-iptcExt:Event": "Press call",
    "XMP-plus:Licensor": [{ LicensorName: "Real Image", LicensorURL: "https://example.org/buy" }],
    "XMP-xmpRights:WebStatement": "https://example.org/terms",
  });
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "a.jpg");
  const { db } = engine.archive().catalog;
  return { engine, id: record.id, gathered: () => gather(db, [record.id])[0] };
}

test("a hand-out knows the places, the source, the event and the licensor that the file tells, and no coordinates", async () => {
  const { gathered } = await archiveOfOne();
  const still = gathered();
  expect(still).toMatchObject({
    locationsShown: [
      {
        parts: ["Gaotai", "China"],
        countryCode: "CHN",
        uris: ["http://www.wikidata.org/entity/Q1361119"],
      },
    ],
    locationCreated: { parts: ["Zhangye", "Gansu"], countryCode: "", uris: [] },
    digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    event: { "x-default": "Press call" },
    licensorUrl: "https://example.org/buy",
    webStatement: "https://example.org/terms",
  });
  expect(JSON.stringify(still)).not.toMatch(/39[.,]|latitude/iu);
});

test("a hand-out knows of a film and its people what registers call them, and where they are seen", async () => {
  const { engine, id, gathered } = await archiveOfOne();
  const box = { x: 0.5, y: 0.25, width: 0.25, height: 0.5 };
  const who = { character: { name: "Cao Guiying" }, performer: { name: "Hai Qing" } };
  await engine.ask("depictions.draw", { still: id, box, who });
  await engine.ask("stills.tag", {
    stills: { ids: [id] },
    add: [{ field: "film", name: "Return to Dust (2022)" }],
    remove: [],
  });
  const performer = gathered()?.cast[0]?.performedBy;
  const record = await engine.ask("stills.get", { id });
  await engine.ask("records.change", {
    command: {
      do: "edit",
      record: {
        kind: "film",
        id: record?.film?.id ?? 0,
        set: {
          language: "en",
          names: [{ kind: "original", language: "zh-Hans", name: "隐入尘烟" }],
          countries: ["CN"],
          directors: [{ name: "Li Ruijun" }],
          companies: [{ name: "Qizi Films" }],
          identifiers: [{ scheme: "wikidata", value: "Q110852375", note: "" }],
        },
      },
    },
  });
  await engine.ask("records.change", {
    command: {
      do: "edit",
      record: {
        kind: "agent",
        id: record?.depictions[0]?.performer?.id ?? 0,
        set: {
          agentKind: "person",
          contacts: [{ kind: "web", value: "https://example.org/haiqing" }],
          identifiers: [{ scheme: "imdb", value: "nm1234567", note: "" }],
        },
      },
    },
  });
  const still = gathered();
  expect(still?.film).toMatchObject({
    title: "Return to Dust",
    language: "en",
    year: 2022,
    otherTitles: [{ kind: "original", language: "zh-Hans", name: "隐入尘烟" }],
    countries: ["CN"],
    directors: ["Li Ruijun"],
    directedBy: [{ name: "Li Ruijun", kind: null, identifiers: [], web: null }],
    producedBy: [{ name: "Qizi Films" }],
    identifiers: [{ scheme: "wikidata", value: "Q110852375", note: "" }],
  });
  const [member] = still?.cast ?? [];
  expect(member?.performedBy).toEqual({
    uuid: performer?.uuid,
    name: "Hai Qing",
    kind: "person",
    identifiers: [{ scheme: "imdb", value: "nm1234567", note: "" }],
    web: "https://example.org/haiqing",
  });
  for (const [side, part] of Object.entries(box))
    expect(member?.region).toHaveProperty(side, expect.closeTo(part, 6));
});
