import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom verify`: the database, the thumbnails, every original. */
export async function verify(options: CommonOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const { ok, problems, waiting } = await engine.ask("archive.verify", {});
    print(options, { ok, problems }, () => [
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
      ok ? "Everything is as it should be." : found(problems.length),
      ...stillToMake(waiting),
    ]);
    return ok ? 0 : 1;
  });
}

function found(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems.toLocaleString("en")} problems`;
}

function stillToMake(waiting: number): string[] {
  if (waiting === 0) return [];
  return waiting === 1
    ? ["1 thumbnail is still to be made: when its still is looked at, or its folder indexed."]
    : [
        `${waiting.toLocaleString("en")} thumbnails are still to be made: each when its still is looked at, or its folder indexed.`,
      ];
}
