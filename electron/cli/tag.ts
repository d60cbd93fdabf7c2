import { existingStills } from "../engine/catalog/tags.ts";
import { tagStills, type Tagged } from "../engine/commands/tag-stills.ts";
import { tagFields, type Tag, type TagField } from "../../shared/tag.ts";
import { ProblemError } from "../../shared/problem.ts";
import { findSome } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type TagOptions = CommonOptions &
  Readonly<Partial<Record<TagField, readonly string[]>>> & {
    readonly remove?: boolean;
    readonly dryRun?: boolean;
  };

/** `stillroom tag QUERY --character … [--remove] [--dry-run]`. */
export async function tag(query: string, options: TagOptions): Promise<ExitCode> {
  const tags = tagsOf(options);
  if (tags.length === 0)
    throw new ProblemError(
      "invalid",
      "Say what to tag with: --film, --scene, --character, --performer, --rights-holder, --keyword or --kind.",
    );
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    archive.requireWritable(); // A dry run tries it and takes it back.
    const stills = existingStills(db, await findSome(engine, query));
    const [add, remove] = options.remove === true ? [[], tags] : [tags, []];
    const work = () => tagStills(db, { stills, add, remove });
    const result: Tagged =
      options.dryRun === true ? archive.rehearse(work) : (await archive.perform(work)).result;
    print(options, result, () => [
      `${options.dryRun === true ? "Would change" : "Changed"} ${String(result.changed)} of ${String(stills.length)} stills`,
    ]);
    return 0;
  });
}

function tagsOf(options: TagOptions): Tag[] {
  return tagFields.flatMap((field) => (options[field] ?? []).map((name) => ({ field, name })));
}
