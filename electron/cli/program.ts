import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { Command, InvalidArgumentError, Option } from "commander";
import { castForms } from "../../shared/cast-list.ts";
import { writeTargets } from "../../shared/contract/originals.ts";
import { groupings } from "../../shared/grouping.ts";
import { colourLabels, picks, ratings, workStates } from "../../shared/marks.ts";
import { uses } from "../../shared/rights/use.ts";
import { orders } from "../../shared/sort-order.ts";
import type { BackupOptions } from "./backup.ts";
import type { CaptionOptions } from "./caption.ts";
import { dumpForms } from "../../shared/dump-forms.ts";
import type { DumpOptions } from "./dump.ts";
import type { ExportCastOptions } from "./export-cast.ts";
import type { ExportOptions } from "./export.ts";
import type { LedgerOptions } from "./ledger.ts";
import type { ImportCaptionsOptions } from "./import-captions.ts";
import type { ImportCastOptions } from "./import-cast.ts";
import type { IndexOptions } from "./index-command.ts";
import type { LocateOptions } from "./locate.ts";
import type { MarkOptions } from "./mark.ts";
import type { MergeOptions } from "./merge.ts";
import type { CommonOptions } from "./options.ts";
import type { RestoreOptions } from "./restore.ts";
import type { RightsOptions } from "./rights.ts";
import type { SearchOptions } from "./search.ts";
import type { ExitCode } from "./session.ts";
import type { TagOptions } from "./tag.ts";
import type { VerifyOptions } from "./verify.ts";
import { harmless, onOneLine, warn } from "./terminal.ts";
import type { WriteMetadataOptions } from "./write-metadata.ts";

/*
 * Each command is loaded when it is asked for: the engine takes a while, and neither the version nor
 * the help needs it.
 */

/** The `stillroom` command. Exit 0: done. 1: done, with problems listed. 2: could not be done. */
export const program = withErrors(new Command("stillroom"))
  .description("The archive for film stills, without a window.")
  .version(versionOf())
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

/** A command with the options all have; the exit code of its work becomes the process's. */
function command(usage: string, about: string): Command {
  return withErrors(program.command(usage))
    .description(about)
    .option("--catalog <dir>", "the archive (default: the one used last)")
    .option("--json", "one JSON document on stdout")
    .option("--quiet", "no progress on stderr");
}

/** One line on stderr says what is wrong with the arguments and where to read more. */
function withErrors(of: Command): Command {
  return of.configureOutput({
    outputError: (said, write) => {
      const words = said
        .replace(/^error: /u, "")
        .trim()
        .replaceAll(/\s+/gu, " ");
      const name = of.parent === null ? "" : ` ${of.name()}`;
      write(
        `stillroom: ${harmless(words.replace(/\.?$/u, "."))} To read more: stillroom${name} --help\n`,
      );
    },
  });
}

async function finish(work: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const { problemOfError } = await import("../engine/problem-of-error.ts");
    const { message, path } = problemOfError(error);
    const line = `stillroom: ${path === undefined ? "" : `${onOneLine(path)}: `}${message}`;
    // Work that was left unfinished would keep the process.
    warn(line, () => process.exit(2));
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}

/** Of the package that this lies in: built it lies deeper than from source. */
function versionOf(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(findPackageJSON(".", import.meta.url) ?? "", "utf8"),
  );
  return version;
}

const several = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

command("init <dir>", "make an archive").action((dir: string, options: CommonOptions) =>
  finish(async () => (await import("./init.ts")).init(dir, options)),
);

command("dump", "write everything the archive holds into plain files")
  .requiredOption("--to <dir>", "an empty folder")
  .addOption(
    new Option("--as <form>", "JSON Lines or CSV, a file a table")
      .choices(dumpForms)
      .default("jsonl"),
  )
  .action((options: DumpOptions) => finish(async () => (await import("./dump.ts")).dump(options)));

command("load <dir> <archive>", "make an archive of such files").action(
  (from: string, to: string, options: CommonOptions) =>
    finish(async () => (await import("./load.ts")).load(from, to, options)),
);

command("merge <archive>", "take in another archive, or the folder of a dump")
  .option("--preview", "only say what would come in, and what differs")
  .addOption(new Option("--dry-run").hideHelp())
  .option(
    "--conflicts <choice>",
    "where both have a value: ours, theirs, or a file that says it of each (default: ours)",
  )
  .addHelpText(
    "after",
    "\nThe file is what --preview --json prints, with “take”: “ours” or “theirs” written into its conflicts.\nThe other archive is only read. What came in is one change: stillroom undo takes it back.",
  )
  .action((other: string, options: MergeOptions) =>
    finish(async () => (await import("./merge.ts")).merge(other, options)),
  );

command("index <folder...>", "add folders, or read again what changed in them")
  .option("--as-is", "also a folder that seems to be offline: its files are gone for good")
  .option(
    "--everything",
    "also files that did not change: a later Stillroom may understand more of them",
  )
  .action((folders: string[], options: IndexOptions) =>
    finish(async () => (await import("./index-command.ts")).indexFolders(folders, options)),
  );

command("locate <what> <place>", "say where a folder, or the file of a still, is now")
  .option("--versions", "also files with other bytes: their stills keep their records")
  .option("--dry-run", "only say what was found")
  .action((what: string, place: string, options: LocateOptions) =>
    finish(async () => (await import("./locate.ts")).locate(what, place, options)),
  );

command("show <file-or-id>", "everything about one still").action(
  (name: string, options: CommonOptions) =>
    finish(async () => (await import("./show.ts")).show(name, options)),
);

command("search [query...]", "find stills by a query or a stillroom://search link")
  .option("--limit <n>", "how many to list", wholeNumber, 100)
  .option("--offset <n>", "how many to pass over", wholeNumber, 0)
  .addOption(
    new Option("--sort <order>", "in which order; film, or that of a link").choices(orders),
  )
  .option("--reverse", "the other way round")
  .addOption(
    new Option("--group <by>", "under headings, or those that a link asks for").choices(groupings),
  )
  .option("--facets", "count films, scenes, characters … of the whole result")
  .action((query: string[], options: SearchOptions) =>
    finish(async () => (await import("./search.ts")).search(query.join(" "), options)),
  );

command("tag <query>", "tag the stills a query finds")
  .option("--film <title>", "“Title (Year)”; made when there is none", several)
  .option("--scene <label>", "a scene of the film", several)
  .option("--character <name>", "who is in the picture", several)
  .option(
    "--performer <name>",
    "a person shown; with exactly one --character, who plays that character",
    several,
  )
  .option("--unidentified", "somebody whom nobody has identified")
  .addOption(
    new Option("--people <count>", "with --unidentified: how many are shown").argParser(Number),
  )
  .option("--rights-holder <name>", "who holds rights", several)
  .option("--keyword <term>", "a keyword", several)
  .option("--kind <code>", "scene, bts, publicity, portrait, frame …", several)
  .option("--remove", "take these tags off instead")
  .option("--dry-run", "only say what would change")
  .action((query: string, options: TagOptions) =>
    finish(async () => (await import("./tag.ts")).tag(query, options)),
  );

command("mark <query>", "rate, pick, label the stills a query finds, or say how far the work is")
  .addOption(new Option("--rating <stars>", "stars").choices([...ratings.map(String), "none"]))
  .addOption(new Option("--pick <pick>", "picked or rejected").choices([...picks, "none"]))
  .addOption(new Option("--label <colour>", "the colour label").choices([...colourLabels, "none"]))
  .addOption(new Option("--state <state>", "how far the work is").choices(workStates))
  .option("--dry-run", "only say what would change")
  .addHelpText("after", "\nWhat is not said stays as it is; none takes a mark away.")
  .action((query: string, options: MarkOptions) =>
    finish(async () => (await import("./mark.ts")).mark(query, options)),
  );

command("caption <query>", "write captions")
  .requiredOption("--text <template>", "the caption, with variables such as {film} or {characters}")
  .option("--lang <tag>", "its language (BCP 47)", "x-default")
  .addOption(
    new Option("--mode <mode>", "replace, or add to what is there")
      .choices(["replace", "append", "prepend"])
      .default("replace"),
  )
  .option("--dry-run", "only show what would change")
  .action((query: string, options: CaptionOptions) =>
    finish(async () => (await import("./caption.ts")).caption(query, options)),
  );

command(
  "import-captions <file>",
  "take captions in: CSV, TSV, XLSX, DOCX, HTML, or the text of an article or a caption sheet",
)
  .addOption(
    new Option(
      "--match <how>",
      "by one thing only (default: by all that tells, never by order)",
    ).choices(["name", "id", "order"]),
  )
  .option(
    "--within <query>",
    "only stills that it finds; with --match order in the order of their file names",
  )
  .option("--lang <tag>", "the language of texts that state none (BCP 47)", "x-default")
  .option("--columns <list>", "what the columns of a table hold, such as fileName,caption:fr,-")
  .option("--charset <name>", "of a text that is not in Unicode (default: the likeliest)")
  .option("--sheet <name>", "of a workbook (default: the first with the head of a caption list)")
  .option(
    "--all",
    "also what is held back: texts that may be older, or are not surely of their still",
  )
  .option("--dry-run", "only show what would change")
  .addHelpText("after", "\nA file named - is read from stdin. An empty cell takes nothing away.")
  .action((file: string, options: ImportCaptionsOptions) =>
    finish(async () => (await import("./import-captions.ts")).importCaptions(file, options)),
  );

command(
  "import-cast <file>",
  "take a cast list into a film: CSV, TSV, JSON, Photo Mechanic codes, text",
)
  .option("--film <title>", "“Title (Year)”; made when there is none (default: as the list says)")
  .addOption(
    new Option("--form <form>", "how the list is written (default: by its content)").choices(
      castForms,
    ),
  )
  .option("--columns <list>", "what its columns hold, such as performer,character,-")
  .option("--preview", "only say what would change")
  .addOption(new Option("--dry-run").hideHelp())
  .addHelpText(
    "after",
    "\nA file named - is read from stdin. Nothing is taken away from the cast that is there.",
  )
  .action((file: string, options: ImportCastOptions) =>
    finish(async () => (await import("./import-cast.ts")).importCastList(file, options)),
  );

command("export-cast", "print the cast of a film as a list")
  .requiredOption("--film <title>", "“Title (Year)”")
  .addOption(
    new Option("--as <form>", "how it is written; codes are Photo Mechanic's")
      .choices(["csv", "tsv", "json", "codes"])
      .default("csv"),
  )
  .action((options: ExportCastOptions) =>
    finish(async () => (await import("./export-cast.ts")).exportCast(options)),
  );

command("rights <query>", "whether the stills a query finds may be used, and why")
  .addOption(new Option("--use <use>", "for what; the archive's usual request").choices(uses))
  .option(
    "--territory <code>",
    "in which country (ISO 3166-1, such as DE); of a use that is stated, the whole world",
  )
  .option("--date <date>", "on which day or at which moment (2026-05-07, 2026-05-07T10:00); now")
  .option(
    "--zone <zone>",
    "the time zone of the date (such as Europe/Paris); that of this computer",
  )
  .option("--lang <tag>", "in which language (BCP 47)")
  .option(
    "--report <file>",
    "write a report of them: a page, workbook or JSON (.html, .xlsx, .json)",
  )
  .option(
    "--make-usual",
    "have the archive told of this use and country wherever nothing else is asked",
  )
  .addHelpText(
    "after",
    "\nRights are recorded in the window: in the inspector of stills, and on the pages of films and rights holders.",
  )
  .action((query: string, options: RightsOptions) =>
    finish(async () => (await import("./rights.ts")).rights(query, options)),
  );

command("export [query]", "hand out a captioned set")
  .option("--set <name>", "the stills of a set, in its order")
  .requiredOption("--to <dir>", "the folder to write to")
  .option("--profile <name>", "what is written; press")
  .option("--template <name>", "file names, without ending, instead of the profile's")
  .option("--recipient <name>", "who gets it: a person or an organisation; it goes into the ledger")
  .option("--reference <text>", "what the recipient calls it: a job, an issue, an order")
  .option("--repeat <id>", "the export of the ledger with this id once more, as it was asked for")
  .option("--as-then", "with --repeat: the texts as they went out then, not as they are now")
  .option("--zip", "pack what is written into one ZIP file")
  .addOption(new Option("--use <use>", "for what; press").choices(uses))
  .option("--territory <code>", "in which country (ISO 3166-1, such as DE); the whole world")
  .option("--date <date>", "for which day or moment (2026-05-07, 2026-05-07T10:00); today")
  .option(
    "--zone <zone>",
    "the time zone of the date (such as Europe/Paris); that of this computer",
  )
  .option("--lang <tag>", "in which language (BCP 47)")
  .option(
    "--conditions-read",
    "hand out conditional and unknown stills: their conditions were read",
  )
  .option("--strict", "hold unknown stills back, whatever was read")
  .option(
    "--override <reason>",
    "hand out stills held back for their rights, and why; it goes into the ledger",
  )
  .option("--dry-run", "only say what would be written")
  .addHelpText(
    "after",
    "\nPDFs are printed by the window alone: a profile that asks for some goes out without them, and it is said which.\nThe HTML and DOCX that are written have the same contents. To have PDFs too, choose Repeat… in the ledger of the window.",
  )
  .action((query: string | undefined, options: ExportOptions) =>
    finish(async () => (await import("./export.ts")).exportStills(query, options)),
  );

command(
  "write-metadata <query>",
  "write what the archive says into the originals themselves, or into XMP sidecars beside them",
)
  .addOption(
    new Option(
      "--to <where>",
      "into the files; into sidecars; into files where their format takes it and sidecars otherwise",
    )
      .choices(writeTargets)
      .makeOptionMandatory(),
  )
  .option("--credentials", "also where it makes content credentials (C2PA) invalid")
  .option("--dry-run", "only say what would change, tried on copies")
  .addHelpText(
    "after",
    "\nWhat a file was is kept in the archive: stillroom undo brings back its very bytes.",
  )
  .action((query: string, options: WriteMetadataOptions) =>
    finish(async () => (await import("./write-metadata.ts")).writeMetadata(query, options)),
  );

command("ledger [query]", "every export; of the stills a query finds, who has them")
  .option("--affected", "the exports of which less is allowed now than when they were made")
  .action((query: string | undefined, options: LedgerOptions) =>
    finish(async () => (await import("./ledger.ts")).ledger(query, options)),
  );

command("history [id]", "what changed, by whom, when")
  .option("--limit <n>", "how many entries", wholeNumber, 100)
  .action((id: string | undefined, options: CommonOptions & { limit: number }) =>
    finish(async () => (await import("./history.ts")).history(id, options)),
  );

command("undo", "take back the last change").action((options: CommonOptions) =>
  finish(async () => (await import("./history.ts")).stepHistory("undo", options)),
);
command("redo", "do again what was undone last").action((options: CommonOptions) =>
  finish(async () => (await import("./history.ts")).stepHistory("redo", options)),
);
command("verify", "check the database, the thumbnails and the originals")
  .option(
    "--repair",
    "first recover a damaged database as far as it can be read; the damaged one is kept",
  )
  .option(
    "--go-on",
    "first go on without changes that were lost: the archive can be changed again, and they cannot be brought back",
  )
  .action((options: VerifyOptions) =>
    finish(async () => (await import("./verify.ts")).verify(options)),
  );

command("backup", "back the catalog up, in its own folder and in the one chosen beside it")
  .option("--to <dir>", "only into this folder, such as on another disk")
  .action((options: BackupOptions) =>
    finish(async () => (await import("./backup.ts")).backUp(options)),
  );
command("backups", "the backups there are, newest first").action((options: CommonOptions) =>
  finish(async () => (await import("./backup.ts")).listBackups(options)),
);
command("restore <backup>", "put a backup, by its file or name, in the place of the catalog")
  .option("--dry-run", "only say what would change")
  .addHelpText(
    "after",
    "\nThe catalog as it is becomes a backup first; restoring that takes the restore back.",
  )
  .action((backup: string, options: RestoreOptions) =>
    finish(async () => (await import("./restore.ts")).restore(backup, options)),
  );

withErrors(program.command("parse-credit"))
  .description("parse credit lines: a line in, a JSON object a line out")
  .action(() => finish(async () => (await import("./parse-credit.ts")).parseCredits()));
