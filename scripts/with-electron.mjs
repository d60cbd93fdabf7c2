// node scripts/with-electron.mjs [--virtual-display] COMMAND [ARGS]: runs a command with an Electron to
// be found, and says which. With --virtual-display, for tests, it brings its own X server.
import { findElectron } from "./electron-binary.mjs";
import {
  electronEnvironment,
  hasDisplay,
  noDisplay,
  underVirtualDisplay,
} from "./electron-environment.mjs";
import { run } from "./run.mjs";

const args = process.argv.slice(2);
const virtual = args[0] === "--virtual-display";
if (virtual) args.shift();
const [command, ...rest] = args;

if (command === undefined) {
  process.stderr.write(
    "usage: node scripts/with-electron.mjs [--virtual-display] COMMAND [ARGS]\n",
  );
  process.exit(2);
}
if (!virtual && !hasDisplay()) {
  process.stderr.write(noDisplay);
  process.exit(2);
}
const electron = await findElectron().catch((error) => {
  process.stderr.write(`stillroom: ${error.message}\n`);
  process.exit(2);
});
process.stderr.write(`stillroom: ${electron.why}\n`);
process.exit(
  await run(...underVirtualDisplay(command, rest), { env: electronEnvironment(electron) }),
);
