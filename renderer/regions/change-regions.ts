import type { Certainty, Who } from "../../shared/depiction.ts";
import type { PartialBox } from "../../shared/orientation.ts";
import type { NamedRecord, StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import type { TagLine } from "../inspector/tag-lines.ts";
import { orTell, tell, tellChange, tellEdit } from "../state/notices.ts";

// What is drawn or named shows on the picture; what goes from it is told, and what moves there, perhaps unmeant.

/** Draws a region around somebody, not named unless that is said; the key of the depiction, null when it was refused, which is told. */
export async function drawRegion(
  still: StillId,
  box: PartialBox,
  who: Who | null = null,
): Promise<number | null> {
  const drawn = await orTell(() => ask("depictions.draw", { still, box, who }));
  return drawn?.depiction ?? null;
}

/** Draws a region elsewhere or in another size; whether that was done. */
export async function moveRegion(depiction: number, box: PartialBox): Promise<boolean> {
  const moved = await orTell(() => ask("depictions.move", { depiction, box }));
  if (moved !== null && moved.change !== null) tellEdit(moved.label, moved.change);
  return moved !== null;
}

/** Takes a region away; who is named stays in the picture. */
export async function removeRegion(depiction: number): Promise<void> {
  await orTell(async () => {
    const { label, change } = await ask("depictions.removeRegion", { depiction });
    tellChange(label, change);
  });
}

/** Takes somebody out of the picture. */
export async function removePerson(depiction: number): Promise<void> {
  await orTell(() => ask("depictions.remove", { depiction }));
}

/** Puts somebody in another place from the left, counted from 0. */
export async function placePerson(still: StillId, depiction: number, place: number): Promise<void> {
  await orTell(() => ask("depictions.place", { still, depiction, place }));
}

/** Says that those in the picture stand from left to right as they are listed; what comes of it is told. */
export async function confirmOrder(still: StillId): Promise<void> {
  await orTell(async () => {
    const { changed, label, change } = await ask("depictions.confirmOrder", { still });
    if (changed > 0) tellChange(label, change);
    else tell("There is no order to confirm: it was said before, or nobody is in the picture.");
  });
}

/** Puts those in the picture in the order of their regions again. */
export async function orderByRegions(still: StillId): Promise<void> {
  await orTell(() => ask("depictions.followRegions", { still }));
}

/** Says how certain it is who somebody is, and whose word that is. */
export async function judge(
  depiction: number,
  said: {
    readonly certainty?: Certainty;
    readonly by?: string | null;
    readonly on?: string | null;
  },
): Promise<boolean> {
  return (await orTell(() => ask("depictions.judge", { depiction, ...said }))) !== null;
}

/** Says who somebody is; null for somebody unidentified. */
export async function identify(depiction: number, who: Who | null): Promise<void> {
  await orTell(() => ask("depictions.identify", { depiction, who }));
}

/**
 * Says who plays a character in this still; it is told whether they join the film's cast, or are said of this
 * still only because that names others.
 */
export async function playedBy(
  depiction: number,
  character: NamedRecord,
  performer: NonNullable<Who["performer"]>,
): Promise<void> {
  await orTell(async () => {
    const who = { character: { id: character.id }, performer };
    const { changed, label, change, inThisStillOnly } = await ask("depictions.identify", {
      depiction,
      who,
    });
    const advice = inThisStillOnly ? "; add them to the cast on the film’s page" : "";
    if (changed > 0) tellChange(`${label}${advice}`, change);
  });
}

/** Names somebody by what was chosen or typed. */
export async function identifyAs(depiction: number, { tag }: TagLine): Promise<void> {
  if (tag.unidentified === true) return await identify(depiction, null);
  const named = tag.id === undefined ? { name: tag.name ?? "" } : { id: tag.id };
  await identify(
    depiction,
    tag.field === "performer" ? { performer: named } : { character: named },
  );
}

/** Names somebody as the character of that place (from 1) in the cast of the still's film. */
export async function identifyAsCast(
  still: StillId,
  depiction: number,
  place: number,
): Promise<void> {
  await orTell(async () => {
    const { film, characters } = await ask("cast.main", { stills: { ids: [still] } });
    const character = characters[place - 1];
    if (film === null) tell("Number keys name by the cast of a film: this still has none.");
    else if (character === undefined)
      tell(`The cast of ${film.name} has no number ${String(place)}.`);
    else await identify(depiction, { character: { id: character.id } });
  });
}
