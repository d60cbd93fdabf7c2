// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { selectedState } from "../../../renderer/state/selected.ts";
import { nothingSelected, select, selectAll } from "../../../renderer/state/selection.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { forgetTags, noteTag, noteTaken, repeatTags } from "../../../renderer/tagging/kept-tags.ts";
import type { ChangedTags } from "../../../shared/contract/stills.ts";
import type { Tag } from "../../../shared/tag.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

/** What tagging a still with the film "Dust" comes to. */
const tagged = {
  changed: 1,
  label: "Tagged",
  change: 1,
  followed: [],
  joined: [],
  gone: [],
  named: ["Dust"],
};

/** What is given when the last tags are repeated on another still. */
async function repeated(
  lost: readonly { name: string }[] = [],
  along: Partial<ChangedTags> = {},
): Promise<unknown> {
  const asked = fakeArchive({
    "stills.preview": () => ({ lost: { lines: lost, more: 0 } }),
    "stills.tag": () => ({ ...tagged, ...along }),
  });
  selectedState.setState({ result: 5, selection: select(nothingSelected(3), 2, "only") });
  await repeatTags();
  return inputsOf(asked, "stills.tag").map(({ add }) => add);
}

const dust: Tag = { field: "film", id: 1 };
const dustOfCart: Tag = { field: "keyword", id: 1 };

it("repeats all that was given to the same stills, also a film and a keyword of one name, and each once", async () => {
  forgetTags();
  for (const tag of [dust, dustOfCart, dust]) noteTag({ ids: [4] }, { tag, name: "Dust" });
  expect(await repeated()).toEqual([[dustOfCart, dust]]);
});

it("begins anew with other stills", async () => {
  noteTag({ ids: [7] }, { tag: dust, name: "Dust" });
  expect(await repeated()).toEqual([[dust]]);
});

it("leaves out what was taken away again", async () => {
  forgetTags();
  for (const tag of [dust, dustOfCart]) noteTag({ ids: [9] }, { tag, name: "Dust" });
  noteTaken({ tag: dust, name: "Dust" });
  expect(await repeated()).toEqual([[dustOfCart]]);
});

it("says what the still had instead", async () => {
  forgetTags();
  noteTag({ ids: [9] }, { tag: dust, name: "Dust" });
  await repeated([{ name: "Slack Water" }]);
  expect(noticesState.getState().notices.at(-1)?.text).toBe(
    "Tagged 1 still with Dust, instead of Slack Water",
  );
});

it("says what came along and what went, as for a tag that is typed", async () => {
  forgetTags();
  noteTag({ ids: [9] }, { tag: dust, name: "Dust" });
  await repeated([], {
    followed: ["Stolen Kisses"],
    joined: ["Slack Water"],
    gone: [{ name: "The jetty", stills: 1 }],
  });
  expect(noticesState.getState().notices.at(-1)?.text).toBe(
    "Tagged 1 still with Dust; from the cast: Stolen Kisses; new in the cast of Slack Water; gone with it: scene The jetty (1 still)",
  );
});

it("does not look through many stills for it", async () => {
  const asked = fakeArchive({ "stills.tag": () => tagged });
  selectedState.setState({ result: 5, selection: selectAll(nothingSelected(1_000_000)) });
  forgetTags();
  noteTag({ ids: [9] }, { tag: dustOfCart, name: "Dust" });
  await repeatTags();
  expect(inputsOf(asked, "stills.preview")).toEqual([]);
  expect(inputsOf(asked, "stills.tag")).toHaveLength(1);
});

it("says plainly that nothing changed", async () => {
  fakeArchive({
    "stills.preview": () => ({ lost: { lines: [], more: 0 } }),
    "stills.tag": () => ({ ...tagged, changed: 0, change: null }),
  });
  forgetTags();
  noteTag({ ids: [9] }, { tag: dustOfCart, name: "Dust" });
  const repeatOn = async (to: number): Promise<string | undefined> => {
    selectedState.setState({ result: 5, selection: selectAll(nothingSelected(to)) });
    await repeatTags();
    return noticesState.getState().notices.at(-1)?.text;
  };
  expect(await repeatOn(1)).toBe("Nothing changed: this still has Dust already.");
  expect(await repeatOn(2)).toBe("Nothing changed: all of them have Dust already.");
});
