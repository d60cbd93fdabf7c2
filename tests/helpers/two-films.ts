import type { WritableDb } from "../../electron/engine/catalog/database.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { TagField } from "../../shared/tag.ts";

/** Two films with scenes and people of the same names, and of others; one still shows two of them. */
export function tagTwoFilms(db: WritableDb, [a = 0, b = 0, c = 0]: readonly number[]): void {
  const tag = (
    stills: number[],
    film: string,
    names: Partial<Record<TagField, string[]>>,
  ): void => {
    const named = Object.entries({ film: [film], ...names }).flatMap(([field, each]) =>
      each.map((name) => ({ field: field as TagField, name })),
    );
    tagStills(db, { stills, add: named, remove: [] });
  };
  tag([a, b], "Ölgii", {
    scene: ["Ma Youtie", "The wedding"],
    character: ["Ma Youtie", "Cao Guiying"],
    performer: ["Wu Renlin"],
    rightsHolder: ["马有铁", "Hai Qing"],
    keyword: ["Ma Youtie", "Cao Guiying"],
  });
  tag([c], "Dust (2022)", {
    scene: ["Ma Youtie"],
    character: ["Ma Youtie", "马有铁"],
    performer: ["Cao Guiying"],
    rightsHolder: ["马有铁"],
    keyword: ["Ölgii"],
  });
}
