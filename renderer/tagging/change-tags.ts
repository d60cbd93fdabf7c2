import type { SaidOfPerson } from "../../shared/contract/cast.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { MOST_UNIDENTIFIED, type TagField } from "../../shared/tag.ts";
import { ask } from "../archive.ts";
import { lookOver } from "../batch/batch-state.ts";
import { changeStills } from "../batch/change-stills.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { counted } from "../ui/numbers.ts";
import { leavesList } from "./leaves-list.ts";
import type { CalledTag } from "./called-tag.ts";
import { noteTag, noteTaken } from "./kept-tags.ts";
import { goneInWords, saidAlong } from "./said-along.ts";

/** Of a single still what was done shows in the inspector; where one may not look there, it is told as well. */
type Told = "of-several" | "always";

/** Tags stills, and tells it. */
export async function addTag(
  stills: Stills,
  called: CalledTag,
  told: Told = "of-several",
): Promise<void> {
  await orTell(async () => void (await added(stills, called, told)));
}

/** Takes a tag from stills, and tells it. */
export async function removeTag(
  stills: Stills,
  called: CalledTag,
  told: Told = "of-several",
): Promise<void> {
  await orTell(() => removed(stills, called, told));
}

/**
 * Tags stills with a character, or takes it from them where all have it: what a key does that takes back by
 * being pressed again. Where more is said of the character than the key says, it stays, and that is told.
 */
export async function toggleCharacter(stills: Stills, character: NamedRecord): Promise<void> {
  const { id, name } = character;
  const called = { tag: { field: "character", id }, name } as const;
  await orTell(async () => {
    if ((await added(stills, called, "always")) !== 0) return;
    const { plain, kept, said } = await ask("cast.shown", { stills, character: id });
    if (plain.length > 0) await removed({ ids: [...plain] }, called, "always");
    if (kept > 0) tell(keptInWords(name, kept, said));
  });
}

const saidWords: Readonly<Record<SaidOfPerson, string>> = {
  performer: "who plays them",
  region: "where they are",
  certainty: "how certain that is",
  identifier: "who identified them",
};

function keptInWords(name: string, kept: number, said: readonly SaidOfPerson[]): string {
  const more = said.map((what) => saidWords[what]).join(", ");
  return `${name} stays in ${counted(kept, "still")}, where it is also said ${more}. To take that away too, remove them in the inspector.`;
}

/** How many stills were tagged; null where it was shown first and then left. */
async function added(stills: Stills, called: CalledTag, told: Told): Promise<number | null> {
  const { tag } = called;
  const leaves = leavesList(stills);
  const done = await changeStills(stills, { write: "tags", add: [tag], remove: [], replace: [] });
  if (done === null) return null;
  const { changed, change, named } = done;
  noteTag(stills, called);
  if (changed === 0 && tag.unidentified === true) {
    const { people = 1 } = tag;
    const { unidentified = people } = done;
    const more =
      unidentified < MOST_UNIDENTIFIED
        ? ` For more people say how many: “${String(unidentified + 1)} unidentified”.`
        : "";
    tell(`${called.name} ${people === 1 ? "is" : "are"} shown already.${more}`);
  }
  const along = saidAlong(done);
  if (changed > (told === "always" || along !== "" ? 0 : 1) || (changed === 1 && (await leaves())))
    tellChange(`Tagged ${counted(changed, "still")} with ${named.join(", ")}${along}`, change);
  return changed;
}

async function removed(stills: Stills, called: CalledTag, told: Told): Promise<void> {
  const { tag } = called;
  const leaves = leavesList(stills);
  const done = await changeStills(stills, { write: "tags", add: [], remove: [tag], replace: [] });
  if (done === null) return;
  noteTaken(called);
  const { changed, named, gone, staying, change } = done;
  const isTold = told === "always" || gone.length > 0 || staying.length > 0;
  const stays = staying.length === 0 ? "" : `; still in the cast of ${staying.join(", ")}`;
  if (changed > (isTold ? 0 : 1) || (changed === 1 && (await leaves())))
    tellChange(
      `Removed ${named.join(", ")} from ${counted(changed, "still")}${goneInWords(gone)}${stays}`,
      change,
    );
}

/** Takes all that stills have of a field away, and tells it. */
export async function emptyField(stills: Stills, field: TagField): Promise<void> {
  await orTell(async () => {
    const emptied = await changeStills(stills, {
      write: "tags",
      add: [],
      remove: [],
      replace: [field],
    });
    if (emptied !== null && emptied.changed > 1) tellChange(emptied.label, emptied.change);
  });
}

/** Asks by what a field of stills is replaced, shows what that does, and tells what was done. */
export async function replaceField(stills: Stills, count: number, field: TagField): Promise<void> {
  await orTell(async () => {
    const replaced = await lookOver({ stills, count, about: { replace: field } });
    if (replaced !== null) tellChange(replaced.label, replaced.change);
  });
}
