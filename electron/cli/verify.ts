import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** `stillroom verify`: the database, the thumbnails, every original. */
export async function verify(options: CommonOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const { ok, problems } = await engine.ask("archive.verify", {});
    print(options, { ok, problems }, () => [
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
      ok ? "Everything is as it should be." : `${String(problems.length)} problems`,
    ]);
    return ok ? 0 : 1;
  });
}
