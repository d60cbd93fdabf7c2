import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A sidecar that tells of a film, a scene of it, and whom Anna plays. */
function sidecar(film: string, scene: string, character: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:d="http://ns.adobe.com/xmp/1.0/DynamicMedia/" d:scene="${scene}">
   <e:ArtworkOrObject><rdf:Bag><rdf:li e:AOTitle="${film}" e:AOContentDescription="Feature film"/></rdf:Bag></e:ArtworkOrObject>
   <e:PersonInImageWDetails><rdf:Bag><rdf:li e:PersonName="Anna" e:PersonDescription="as ${character}"/></rdf:Bag></e:PersonInImageWDetails>
  </rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** A still of the film "Red", whose file says so. */
async function stillOfRed(): Promise<{ engine: Engine; say: (xmp: string) => Promise<void> }> {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  const say = async (xmp: string): Promise<void> => {
    writeFileSync(join(stills, "a.xmp"), xmp);
    await indexWhole(engine, stills);
  };
  await say(sidecar("Red", "Bridge", "Waiter"));
  return { engine, say };
}

/** The scenes and characters of the still, each with the films it belongs to. */
function within(engine: Engine): unknown {
  const { db } = engine.archive().catalog;
  return {
    scenes: all(
      db,
      `SELECT label, film.title AS film FROM still_scene JOIN scene ON scene.id = scene_id
       JOIN film ON film.id = scene.film_id WHERE still_id = 1`,
    ),
    characters: all(
      db,
      `SELECT name, film.title AS film FROM depiction JOIN character ON character.id = depiction.character_id
       JOIN cast_role ON cast_role.character_id = character.id JOIN film ON film.id = cast_role.film_id
       WHERE still_id = 1`,
    ),
  };
}

test.each([
  ["the same scene and character names", "Bridge", "Waiter"],
  ["other scenes and characters", "Kitchen", "Cook"],
])(
  "a file that tells of another film with %s has them in that film only",
  async (_, scene, character) => {
    const { engine, say } = await stillOfRed();
    await say(sidecar("Blue", scene, character));
    expect(within(engine)).toEqual({
      scenes: [{ label: scene, film: "Blue" }],
      characters: [{ name: character, film: "Blue" }],
    });
  },
);

test("a scene that the archivist took off does not come back with another film", async () => {
  const { engine, say } = await stillOfRed();
  const remove = [{ field: "scene" as const, name: "Bridge" }];
  await engine.ask("stills.tag", { stills: { ids: [1] }, add: [], remove });
  await say(sidecar("Blue", "Bridge", "Waiter"));
  expect(within(engine)).toEqual({
    scenes: [],
    characters: [{ name: "Waiter", film: "Blue" }],
  });
});
