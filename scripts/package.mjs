// npm run package [-- --to DIR]: builds the app and lays it out, unpacked, in dist/ or DIR, for this
// system. With the stand-in Electron the result can be looked into, but refuses to run.
import path from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale, root } from "./build.mjs";
import { findElectron } from "./electron-binary.mjs";
import { packageApp } from "./package/package-app.mjs";

const { values } = parseArgs({
  options: { to: { type: "string", default: path.join(root, "dist") } },
});
const electron = await findElectron().catch((error) => {
  process.stderr.write(`stillroom: ${error.message}\n`);
  process.exit(2);
});
process.stderr.write(`stillroom: ${electron.why}\n`);
const built = await buildIfStale(); // what others run from out/ stays under them
if (built !== 0) process.exit(built);
const folder = await packageApp(electron, path.resolve(values.to));
process.stdout.write(`${path.relative(process.cwd(), folder)}\n`);
if (electron.standIn)
  process.stdout.write(
    "This package was made with the stand-in Electron, which is for development only: it will refuse to run.\n",
  );
