import { requireLanguageTag } from "../../shared/language.ts";
import { ProblemError } from "../../shared/problem.ts";
import { templateProblems } from "../../shared/variables.ts";
import { textsOfField } from "../engine/catalog/texts.ts";
import { filledIn } from "../engine/commands/filled-in.ts";
import type { TextMode } from "../../shared/caption/template.ts";
import { setText, textAfter } from "../engine/commands/set-text.ts";
import { gather } from "../engine/export/gather.ts";
import { findSome } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type CaptionOptions = CommonOptions & {
  readonly text: string;
  readonly lang: string;
  readonly mode: TextMode;
  readonly dryRun?: boolean;
};

/** Shown of a large batch; `changed` counts them all. */
const PREVIEWED = 100;

/** `stillroom caption QUERY --text TEMPLATE`: writes captions, with variables filled in for each still. */
export async function caption(query: string, options: CaptionOptions): Promise<ExitCode> {
  const language = requireLanguageTag(options.lang);
  const [wrong] = templateProblems(options.text);
  if (wrong !== undefined) {
    const place = `at character ${String(wrong.from + 1)}`;
    throw new ProblemError("invalid", `The caption, ${place}: ${wrong.message}`);
  }
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    if (options.dryRun !== true) archive.requireWritable();
    const stills = await findSome(engine, query);
    const change = {
      field: "caption" as const,
      language,
      mode: options.mode,
      textOf: filledIn(db, stills, options.text, language),
    };
    const preview = gather(db, stills)
      .map(({ id, uuid }) => ({
        id: uuid,
        before: textsOfField(db, [id], "caption").get(id)?.[language] ?? "",
        after: textAfter(db, id, change),
      }))
      .filter(({ before, after }) => before !== after);
    if (options.dryRun !== true) await archive.perform(() => setText(db, stills, change));
    print(options, { changed: preview.length, preview: preview.slice(0, PREVIEWED) }, () => [
      ...preview.slice(0, PREVIEWED).map(({ before, after }) => `- ${before}\n+ ${after}`),
      `${options.dryRun === true ? "Would change" : "Changed"} ${String(preview.length)} of ${String(stills.length)} stills`,
    ]);
    return 0;
  });
}
