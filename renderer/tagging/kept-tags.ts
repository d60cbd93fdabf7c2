import { createStore } from "zustand/vanilla";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { BatchChange } from "../../shared/contract/stills.ts";
import { unidentifiedPeople } from "../../shared/caption/unidentified.ts";
import { isUnidentified } from "../../shared/depiction.ts";
import { stillKindNames, type StillRecord } from "../../shared/still.ts";
import type { TagField } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { changeStills, lostByFew } from "../batch/change-stills.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { counted } from "../ui/numbers.ts";
import type { CalledTag } from "./called-tag.ts";
import { saidAlong } from "./said-along.ts";

type Kept = {
  /** Those given last, one after the other to the same stills, which `to` stands for. */
  readonly last: { readonly to: string; readonly tags: readonly CalledTag[] };
  /** Those of a still that was copied from. */
  readonly copied: readonly CalledTag[];
};

const nothing: Kept = { last: { to: "", tags: [] }, copied: [] };

/** Tags to be given once more. */
const keptTags = createStore<Kept>(() => nothing);

/** Records have other keys in another archive. */
export function forgetTags(): void {
  keptTags.setState(nothing);
}

/** Remembers a tag as given; a tag that made its record is found by its name from then on. */
export function noteTag(stills: Stills, called: CalledTag): void {
  // The list that positions are of is another one after every change; the positions are the same.
  const to = JSON.stringify("ids" in stills ? stills.ids : stills.ranges);
  keptTags.setState(({ last }) => {
    const isSame = ({ tag, name }: CalledTag): boolean =>
      tag.field === called.tag.field && name === called.name;
    const before = last.to === to ? last.tags.filter((one) => !isSame(one)) : [];
    return { last: { to, tags: [...before, called] } };
  });
}

/** Forgets a tag that was taken away again. */
export function noteTaken({ tag: { field }, name }: CalledTag): void {
  keptTags.setState(({ last }) => {
    const tags = last.tags.filter((one) => one.tag.field !== field || one.name !== name);
    return { last: { ...last, tags } };
  });
}

/** Gives the selected stills what was given last. */
export async function repeatTags(): Promise<void> {
  const { tags } = keptTags.getState().last;
  if (tags.length === 0) tell("Nothing was tagged yet: there are no tags to repeat.");
  else await give(tags);
}

/** Keeps all that the only selected still is tagged with. */
export async function copyTags(): Promise<void> {
  await orTell(async () => {
    const { result, selection } = selectedState.getState();
    const [first] = selection.chosen;
    if (result === null || first === undefined) return;
    const [card] = await ask("search.slice", { result, from: first[0], count: 1 });
    const still = card === undefined ? null : await ask("stills.get", { id: card.id });
    if (still === null) return;
    const copied = tagsOf(still);
    if (copied.length === 0) {
      tell("This still has no tags to copy.");
      return;
    }
    keptTags.setState({ copied });
    tell(`Copied ${counted(copied.length, "tag")}: ${namesOf(copied)}`);
  });
}

/** Gives the selected stills the tags that were copied; they keep those they have, but for film and kind. */
export async function pasteTags(): Promise<void> {
  const { copied } = keptTags.getState();
  if (copied.length === 0) tell("No tags were copied yet. Select a still and copy its tags first.");
  else await give(copied);
}

async function give(tags: readonly CalledTag[]): Promise<void> {
  await orTell(async () => {
    const stills = stillsOf(selectedState.getState());
    if (stills === null) return;
    const add = tags.map(({ tag }) => tag);
    const given: BatchChange = { write: "tags", add, remove: [], replace: [] };
    const lost = await lostByFew(stills, given);
    const done = await changeStills(stills, given);
    if (done === null) return;
    const { changed, change, named } = done;
    const instead = lost.length === 0 ? "" : `, instead of ${lost.join(", ")}`;
    const have =
      selectedCount(selectedState.getState()) === 1 ? "this still has" : "all of them have";
    const tagged = `Tagged ${counted(changed, "still")} with ${named.join(", ")}`;
    if (changed === 0) tell(`Nothing changed: ${have} ${namesOf(tags)} already.`);
    else tellChange(`${tagged}${instead}${saidAlong(done)}`, change);
  });
}

function namesOf(tags: readonly CalledTag[]): string {
  return tags.map(({ name }) => name).join(", ");
}

function strangersOf(people: number): readonly CalledTag[] {
  if (people === 0) return [];
  const tag = { field: "character", unidentified: true } as const;
  return people === 1
    ? [{ tag, name: "somebody unidentified" }]
    : [{ tag: { ...tag, people }, name: unidentifiedPeople(people) }];
}

function tagsOf(still: StillRecord): readonly CalledTag[] {
  const { film, scenes, depictions, rightsHolders, keywords, kind } = still;
  type Named = { readonly id: number; readonly name: string };
  const tags = (field: TagField, records: readonly (Named | null)[]): CalledTag[] =>
    records.flatMap((one) =>
      one === null ? [] : [{ tag: { field, id: one.id }, name: one.name }],
    );
  return [
    ...tags("film", [film]),
    ...tags("scene", scenes),
    ...depictions.flatMap(({ character, performer }) =>
      character === null ? tags("performer", [performer]) : tags("character", [character]),
    ),
    ...strangersOf(depictions.filter(isUnidentified).length),
    ...tags(
      "rightsHolder",
      rightsHolders.filter(({ follows }) => !follows),
    ),
    ...tags("keyword", keywords),
    ...(kind === null
      ? []
      : [{ tag: { field: "kind", name: kind } as const, name: stillKindNames[kind] }]),
  ];
}
