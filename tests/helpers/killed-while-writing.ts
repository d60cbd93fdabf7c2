import { once } from "node:events";
import { createRequire, flushCompileCache, syncBuiltinESMExports } from "node:module";

/*
 * A process of its own that opens an archive, writes metadata into the originals of a still or undoes that, and is
 * killed as by a power cut at the so many-th time that it asks the system for anything that changes a file. Exit 0: it
 * came to its end before that. It waits to be told the archive, "write" or "undo", and the time: it can be loaded before.
 */
const require = createRequire(import.meta.url);
let asked = 0;
let isCounting = false;
let at = 0;

/** The call, before which this process is killed when its time has come. */
function counted<Call extends (...given: never[]) => unknown>(call: Call): Call {
  const killing = (...given: never[]): unknown => {
    if (isCounting) asked += 1;
    if (isCounting && asked === at) process.kill(process.pid, "SIGKILL");
    return call(...given);
  };
  // It takes and gives what the call does.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return killing as Call;
}

for (const [module, names] of [
  ["node:fs", ["renameSync", "fsyncSync", "unlinkSync"]],
  ["node:fs/promises", ["open", "rename"]],
] as const) {
  // Of Node's own modules, by names that are functions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const functions = require(module) as Record<string, (...given: never[]) => unknown>;
  for (const name of names) functions[name] = counted(functions[name] ?? (() => undefined));
}
syncBuiltinESMExports();

const { startEngine } = await import("../../electron/engine/engine.ts");
const { startWriting } = await import("../../electron/engine/originals/write-metadata.ts");
flushCompileCache(); // for those after it: whoever is killed cannot at its end
const [order] = (await once(process, "message")) as [{ archive: string; step: string; at: number }];
at = order.at;
const engine = startEngine(undefined, { takesUp: false });
await engine.ask("archive.open", { path: order.archive });
await engine.exiftool().version();
isCounting = true;
if (order.step === "undo") await engine.ask("history.undo", {});
else {
  const wish = { to: "either", credentials: false } as const;
  await startWriting(engine.archive(), engine.exiftool(), { ...wish, stills: [1, 2] }).ended;
}
isCounting = false;
await engine.close();
process.disconnect();
