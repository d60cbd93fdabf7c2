// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { dropNotices, noticesState } from "../../../renderer/state/notices.ts";
import { toggleCharacter } from "../../../renderer/tagging/change-tags.ts";
import type { CharacterShown } from "../../../shared/contract/cast.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

beforeEach(dropNotices);

/** Presses the key of a character whom all three stills show already. */
async function pressed(shown: CharacterShown) {
  const named = ["Ma Youtie"];
  const asked = fakeArchive({
    "stills.tag": ({ remove, stills }) => {
      const changed =
        Array.isArray(remove) && remove.length > 0 ? (stills as { ids: number[] }).ids.length : 0;
      return {
        changed,
        label: "",
        change: changed,
        followed: [],
        joined: [],
        gone: [],
        staying: [],
        named,
      };
    },
    "cast.shown": () => shown,
  });
  await toggleCharacter({ ids: [1, 2, 3] }, { id: 7, uuid: "7", name: "Ma Youtie" });
  return {
    removed: inputsOf(asked, "stills.tag").filter(({ add }) => Array.isArray(add) && !add.length),
    told: noticesState.getState().notices.map(({ text }) => text),
  };
}

test("a key takes a character only from stills that say no more of it, and tells where it stays", async () => {
  const { removed, told } = await pressed({
    plain: [1, 3],
    kept: 1,
    said: ["performer", "region"],
  });
  expect(removed).toMatchObject([{ stills: { ids: [1, 3] }, remove: [{ id: 7 }] }]);
  expect(told).toEqual([
    "Removed Ma Youtie from 2 stills",
    "Ma Youtie stays in 1 still, where it is also said who plays them, where they are. To take that away too, remove them in the inspector.",
  ]);
});

test("nothing is taken away where all say more", async () => {
  const { removed, told } = await pressed({ plain: [], kept: 3, said: ["region"] });
  expect(removed).toEqual([]);
  expect(told).toEqual([expect.stringContaining("stays in 3 stills")]);
});
