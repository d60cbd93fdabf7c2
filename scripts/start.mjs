// npm start [-- --catalog DIR]: builds the app if a source changed, then runs it.
import { findElectron } from "./electron-binary.mjs";
import { electronEnvironment, hasDisplay, noDisplay } from "./electron-environment.mjs";
import { buildIfStale, root } from "./build.mjs";
import { run } from "./run.mjs";

if (!hasDisplay()) {
  process.stderr.write(noDisplay);
  process.exit(2);
}
const electron = await findElectron().catch((error) => {
  process.stderr.write(`stillroom: ${error.message}\n`);
  process.exit(2);
});
process.stderr.write(`stillroom: ${electron.why}\n`);
const built = await buildIfStale();
if (built !== 0) process.exit(built);
process.exit(
  await run(electron.executable, [root, ...process.argv.slice(2)], {
    env: electronEnvironment(electron),
  }),
);
