import { existingStills } from "../engine/catalog/tags.ts";
import {
  goneInWords,
  inTheseStillsOnly,
  tagStills,
  type Role,
  type Tagged,
} from "../engine/commands/tag-stills.ts";
import { MOST_UNIDENTIFIED, tagFields, type Tag, type TagField } from "../../shared/tag.ts";
import { ProblemError } from "../../shared/problem.ts";
import { findSome } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type TagOptions = CommonOptions &
  Readonly<Partial<Record<TagField, readonly string[]>>> & {
    readonly unidentified?: boolean;
    readonly people?: number;
    readonly remove?: boolean;
    readonly dryRun?: boolean;
  };

/** `stillroom tag QUERY --character … [--remove] [--dry-run]`. */
export async function tag(query: string, options: TagOptions): Promise<ExitCode> {
  requireNames(options);
  requirePeople(options);
  const role = roleOf(options);
  const tags = tagsOf(options).filter((named) => role === null || !isOfRole(named));
  if (tags.length === 0 && role === null)
    throw new ProblemError(
      "invalid",
      "Say what to tag with: --film, --scene, --character, --performer, --unidentified, --rights-holder, --keyword or --kind.",
    );
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    archive.requireWritable(); // A dry run tries it and takes it back.
    const stills = existingStills(db, await findSome(engine, query));
    const [add, remove] = options.remove === true ? [[], tags] : [tags, []];
    const work = () => tagStills(db, { stills, add, remove, role });
    const { changed, created, gone, othersInCast }: Tagged =
      options.dryRun === true ? archive.rehearse(work) : (await archive.perform(work)).result;
    const only = othersInCast.length > 0 && changed > 0;
    const told = {
      changed,
      created,
      ...(gone.length === 0 ? {} : { gone }),
      ...(only ? { othersInCast } : {}),
    };
    print(options, told, () => [
      `${options.dryRun === true ? "Would change" : "Changed"} ${String(changed)} of ${String(stills.length)} stills${goneInWords(gone)}`,
      ...(only
        ? [
            `${role?.performer ?? ""} plays ${role?.character ?? ""} ${inTheseStillsOnly(othersInCast, changed)}`,
          ]
        : []),
    ]);
    return 0;
  });
}

/** What the tag field takes for nobody's name is none here either: a character would be made that is called so. */
function requireNames({ character = [] }: TagOptions): void {
  if (!character.some((name) => name.trim().toLowerCase() === "unidentified")) return;
  throw new ProblemError(
    "invalid",
    "“unidentified” is no character. Write --unidentified, without --character, for somebody whom nobody has identified.",
  );
}

function requirePeople({ people = 1, unidentified }: TagOptions): void {
  const isCount = Number.isInteger(people) && people >= 1 && people <= MOST_UNIDENTIFIED;
  if (isCount && (people === 1 || unidentified === true)) return;
  throw new ProblemError(
    "invalid",
    `--people says with --unidentified how many nobody has identified: a number from 1 to ${String(MOST_UNIDENTIFIED)}.`,
  );
}

/** One character and one performer are one cast role; of several nobody could tell who plays whom. */
function roleOf({ character = [], performer = [], remove }: TagOptions): Role | null {
  const [[who], [by]] = [character, performer];
  if (remove === true || character.length !== 1 || performer.length !== 1) return null;
  return who === undefined || by === undefined ? null : { character: who, performer: by };
}

function isOfRole({ field, unidentified }: Tag): boolean {
  return (field === "character" && unidentified !== true) || field === "performer";
}

function tagsOf(options: TagOptions): Tag[] {
  const named = tagFields.flatMap((field) =>
    (options[field] ?? []).map((name): Tag => ({ field, name })),
  );
  if (options.unidentified !== true) return named;
  return [...named, { field: "character", unidentified: true, people: options.people }];
}
