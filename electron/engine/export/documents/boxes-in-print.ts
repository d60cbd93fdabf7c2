import { textsInLanguages } from "../../../../shared/export/texts-in-languages.ts";
import { printedKinds } from "../../../../shared/export/document-kinds.ts";
import { documentsOf } from "../../../../shared/export/layout.ts";
import type { Profile } from "../../../../shared/export/profile.ts";
import type { StillId } from "../../../../shared/still.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { Breather } from "../../search/breather.ts";
import type { WorkerPool } from "../../worker/pool.ts";
import { gatherNames } from "../gather.ts";
import type { StillToName } from "../plan.ts";
import { MOST_ON_PAPER } from "./documents-asked.ts";

/** What was found out of characters by the fonts of this computer, which are those of its start. */
const isShown = new Map<string, boolean>();

/** Stills gathered in one go. */
const AT_ONCE = 100;

/** Whoever reads on a screen has fonts of their own; what is printed stands there as it is. Western letters every font has. */
const worthAsking = /[\p{L}\p{N}\p{P}\p{S}]/gu;
const western = /^[\p{ASCII}\p{Script=Latin}]$/u;

type Printing = {
  readonly db: ReadableDb;
  readonly pool: WorkerPool;
  readonly profile: Profile;
};

/**
 * What whoever hands out PDFs should know before: which characters of the texts on them no font of this computer has, so
 * that boxes would stand in their place. Null where none would, or no PDF is asked for.
 */
export async function boxesInPrint(
  { db, pool, profile }: Printing,
  stills: readonly StillId[],
): Promise<string | null> {
  const isPrinted = documentsOf(profile).some((kind) => printedKinds.has(kind));
  if (!isPrinted || stills.length > MOST_ON_PAPER) return null;
  const characters = new Set<string>();
  const breather = new Breather();
  for (let from = 0; from < stills.length; from += AT_ONCE) {
    for (const still of gatherNames(db, stills.slice(from, from + AT_ONCE)))
      for (const text of textsOnPaper(still, profile))
        for (const character of text.normalize("NFC").match(worthAsking) ?? [])
          if (!western.test(character)) characters.add(character);
    if (breather.due()) await breather.breathe();
  }
  await ask(pool, characters);
  const missing = [...characters].filter((character) => isShown.get(character) === false);
  return missing.length === 0 ? null : inWords(missing);
}

function textsOnPaper(
  { film, captions, creditLine, originalName, stillNumber, cast, scenes }: StillToName,
  { languages }: Profile,
): readonly string[] {
  return [
    ...Object.values(textsInLanguages(captions, languages)),
    creditLine,
    originalName,
    stillNumber,
    film?.title ?? "",
    ...scenes,
    ...cast.flatMap(({ performer, character }) => [performer ?? "", character ?? ""]),
  ];
}

/** A worker draws each, which takes a millisecond: of what it could not tell nothing is said. */
async function ask(pool: WorkerPool, characters: ReadonlySet<string>): Promise<void> {
  const unknown = [...characters].filter((character) => !isShown.has(character));
  if (unknown.length === 0) return;
  const task = { kind: "unshown", path: "", texts: [unknown.join(" ")] } as const;
  const { unshown } = await pool.run(task, "reading");
  if (unshown === null) return;
  const missing = new Set(unshown);
  for (const character of unknown) isShown.set(character, !missing.has(character));
}

/** So many are named. */
const NAMED = 12;

function inWords(missing: readonly string[]): string {
  const named = missing.slice(0, NAMED).join(" ");
  const many = missing.length.toLocaleString("en");
  const which = missing.length > NAMED ? `${named} … (${many} characters)` : named;
  return `No font of this computer shows ${which}: on the PDFs a box would stand in place of each. Install a font of the script, such as Noto Sans CJK for Chinese, Japanese and Korean, and start Stillroom again; or hand out lists as DOCX and HTML, which are shown with the fonts of whoever reads them.`;
}
