import type { WriteLine, WriteTarget } from "../../shared/contract/originals.ts";
import { previewWriting } from "../engine/originals/preview-writing.ts";
import { startWriting } from "../engine/originals/write-metadata.ts";
import { recordOf } from "../engine/catalog/record.ts";
import type { Engine } from "../engine/engine.ts";
import { existingStills } from "../engine/catalog/tags.ts";
import { findSome } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { onOneLine } from "./terminal.ts";

export type WriteMetadataOptions = CommonOptions & {
  readonly to: WriteTarget;
  readonly credentials?: boolean;
  readonly dryRun?: boolean;
};

/** `stillroom write-metadata QUERY --to files|sidecars|either [--dry-run]`: into the originals themselves, undone with `stillroom undo`. */
export async function writeMetadata(
  query: string,
  options: WriteMetadataOptions,
): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    archive.requireWritable();
    const stills = existingStills(archive.catalog.db, await findSome(engine, query));
    const wish = { to: options.to, credentials: options.credentials === true };
    const isTrial = options.dryRun === true;
    const { lines, cancelled } = isTrial
      ? {
          lines: await previewWriting(archive, engine.exiftool(), stills, wish),
          cancelled: false,
        }
      : await writeThem(engine, stills, wish);
    say(engine, options, lines, cancelled);
    return cancelled || lines.some(({ as }) => as === "refused") ? 1 : 0;
  });
}

async function writeThem(
  engine: Engine,
  stills: readonly number[],
  wish: { readonly to: WriteTarget; readonly credentials: boolean },
): Promise<{ readonly lines: readonly WriteLine[]; readonly cancelled: boolean }> {
  const order = { ...wish, stills: [...stills] };
  const run = startWriting(engine.archive(), engine.exiftool(), order);
  await run.ended;
  return await run.outcome;
}

function say(
  engine: Engine,
  options: WriteMetadataOptions,
  lines: readonly WriteLine[],
  cancelled: boolean,
): void {
  const { db } = engine.archive().catalog;
  const files = lines.map(({ still, ...line }) => ({
    id: recordOf(db, still)?.uuid ?? "",
    ...line,
  }));
  const count = (...as: readonly WriteLine["as"][]): number =>
    lines.filter((line) => as.includes(line.as)).length;
  const written = count("file", "sidecar", "newSidecar");
  const counts = { written, unchanged: count("unchanged"), refused: count("refused") };
  print(options, { ...counts, files, cancelled }, () => [
    ...lines.flatMap(inWords),
    `${options.dryRun === true ? "Would write" : "Wrote"} metadata into ${String(written)} file${written === 1 ? "" : "s"}; ${String(counts.unchanged)} say all of it already, ${String(counts.refused)} refused`,
  ]);
}

function inWords({ path, into, as, changes, refused }: WriteLine): string[] {
  const file = onOneLine(path);
  if (as === "unchanged") return [`${file}: says all of it already`];
  if (as === "refused") return [`${file}: refused. ${refused ?? ""}`];
  const sidecar = `${onOneLine(into ?? "")}${as === "newSidecar" ? " (new)" : ""}`;
  const where = as === "file" ? file : `${file} -> ${sidecar}`;
  return [
    where,
    ...changes.map(
      ({ property, before, after }) =>
        `    ${property}: ${before === null ? "" : `${before} -> `}${after ?? "taken out"}`,
    ),
  ];
}
